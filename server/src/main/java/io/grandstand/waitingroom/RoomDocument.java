package io.grandstand.waitingroom;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The one document that everyone in line polls. A fan's place is a subtraction: number − serving.
 *
 * @param ratePerMinute absent while it is not known
 * @param left seats that nobody holds or has bought; absent while booking has not told
 * @param pollAfterMs pairs of how many are ahead and when to ask again
 * @param order how numbers are given: to whoever joins first, or to who comes before the opening by a draw
 * @param epoch of the line; an entry of another epoch is gone, its holder joins again
 * @param opensAt when the sale opens
 * @param draw what is known of it so far; absent where nobody is drawn
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RoomDocument(
        Phase phase,
        long serving,
        long issued,
        @Nullable Integer ratePerMinute,
        @Nullable Integer left,
        List<List<Long>> pollAfterMs,
        Order order,
        long epoch,
        Instant opensAt,
        @Nullable DrawBody draw) {

    enum Order {
        FIRST_COME,
        DRAW
    }

    RoomDocument {
        pollAfterMs = List.copyOf(pollAfterMs);
    }

    static RoomDocument of(RoomView view) {
        Phase phase = view.phase();
        Instant opensAt = view.room().salesFrom();
        return new RoomDocument(
                phase,
                view.serving(),
                view.issued(),
                boxed(view.ratePerMinute()),
                boxed(view.left()),
                pollAfter(view).steps().stream()
                        .map(step -> List.of(step.ahead(), step.after().toMillis()))
                        .toList(),
                view.draw().isPresent() ? Order.DRAW : Order.FIRST_COME,
                view.epoch(),
                opensAt,
                view.draw().map(DrawBody::of).orElse(null));
    }

    private static PollAfter pollAfter(RoomView view) {
        boolean drawing = view.draw()
                .filter(draw -> draw.count().isPresent() && draw.seed().isEmpty())
                .isPresent();
        return drawing
                ? PollAfter.drawing()
                : PollAfter.in(
                        view.phase(), Duration.between(view.at(), view.room().salesFrom()));
    }

    /** Equal documents have equal tags. */
    String etag() {
        return '"'
                + Integer.toHexString(hashCode())
                + '-'
                + Long.toHexString(serving)
                + '-'
                + Long.toHexString(issued)
                + '"';
    }

    private static @Nullable Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }
}
