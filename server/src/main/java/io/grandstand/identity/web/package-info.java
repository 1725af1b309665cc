/** Accounts over HTTP. */
@NullMarked
package io.grandstand.identity.web;

import org.jspecify.annotations.NullMarked;
