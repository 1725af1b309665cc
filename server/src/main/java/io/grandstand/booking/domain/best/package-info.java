/** Which free seats are the best ones, and which seats nobody would buy any more: pure geometry over a seating plan. */
@NullMarked
package io.grandstand.booking.domain.best;

import org.jspecify.annotations.NullMarked;
