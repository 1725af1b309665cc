/** Buying over HTTP. */
@NullMarked
package io.grandstand.order.web;

import org.jspecify.annotations.NullMarked;
