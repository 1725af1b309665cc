/** The SQL of booking: reads and array writes of a batch, single look-ups, and the writers' own connections. */
@NullMarked
package io.grandstand.booking.persistence;

import org.jspecify.annotations.NullMarked;
