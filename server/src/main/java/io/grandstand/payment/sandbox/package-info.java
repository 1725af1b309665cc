/** A payment company that is played here, with its own books: it knows nothing of the product that asks it. */
@NullMarked
package io.grandstand.payment.sandbox;

import org.jspecify.annotations.NullMarked;
