/** The sandbox company's own door, for its checkout page. */
@NullMarked
package io.grandstand.payment.web;

import org.jspecify.annotations.NullMarked;
