/** The wallet over HTTP. */
@NullMarked
package io.grandstand.wallet.web;

import org.jspecify.annotations.NullMarked;
