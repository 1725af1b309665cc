/** The picture of every seat that is kept in memory, kept fresh by versioned deltas, and pushed to who looks. */
@NullMarked
package io.grandstand.booking.availability;

import org.jspecify.annotations.NullMarked;
