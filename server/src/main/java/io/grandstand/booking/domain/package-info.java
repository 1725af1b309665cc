/** What may become of seats and holds: pure decisions about what was read, returning what should be written. */
@NullMarked
package io.grandstand.booking.domain;

import org.jspecify.annotations.NullMarked;
