package io.grandstand.booking.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hold that is not made, or not yet.
 *
 * @param problem why it was refused, as the immediate answer would have said it
 */
record LaterAnswer(
        UUID holdId,
        Status status,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object problem) {

    enum Status {
        /** It is on its way to being decided. */
        PENDING,
        /** It was not made, and will not be. */
        REFUSED
    }
}
