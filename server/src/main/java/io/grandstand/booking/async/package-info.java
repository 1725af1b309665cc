/** Holds that are asked for now and decided later: by Kafka to the lanes, in order per performance. */
@NullMarked
package io.grandstand.booking.async;

import org.jspecify.annotations.NullMarked;
