/** Holds and availability over HTTP. */
@NullMarked
package io.grandstand.booking.web;

import org.jspecify.annotations.NullMarked;
