package io.grandstand.waitingroom;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.grandstand.catalog.WaitingRoomPolicy.Away;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The one document that everyone in line polls. A fan's place is a subtraction: number − serving.
 *
 * @param ratePerMinute how many are called; absent while it is not known
 * @param atOnce how many go in without anybody leaving: only while the rate was not measured, and is by how many places
 *     become free when everyone inside takes all of their time; then the wait that follows is the longest it may be
 * @param left seats that nobody holds or has bought; absent while booking has not told
 * @param pollAfterMs pairs of how many are ahead and when to ask again
 * @param order how numbers are given: to whoever joins first, or to who comes before the opening by a draw
 * @param epoch of the line; where it is another one than a fan's, the line was lost meanwhile, and its holder joins again
 *     with the old entry
 * @param opensAt when the sale opens
 * @param draw what is known of it so far; absent where nobody is drawn
 * @param line whether the line is there
 * @param goesOnAt when the line goes on that is recovering
 * @param whileAway what happens while the line is away
 * @param seats what is left, in a word; absent while booking has not told
 * @param slowed whether fewer are let in than the policy allows, because booking is too busy
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RoomDocument(
        Phase phase,
        long serving,
        long issued,
        @Nullable Integer ratePerMinute,
        @Nullable Integer atOnce,
        @Nullable Integer left,
        List<List<Long>> pollAfterMs,
        Order order,
        long epoch,
        Instant opensAt,
        @Nullable DrawBody draw,
        LineState line,
        @Nullable Instant goesOnAt,
        Away whileAway,
        @Nullable Seats seats,
        boolean slowed) {

    private static final long HALF_SECOND_MS = 500;

    enum Order {
        FIRST_COME,
        DRAW
    }

    enum LineState {
        WHOLE,
        /** It was lost, and forms again: nobody is called until {@code goesOnAt}. */
        RECOVERING,
        /** It cannot be reached; all numbers are the last that are known. */
        AWAY;

        static LineState of(RoomView view) {
            if (view.away()) {
                return AWAY;
            }
            return view.recovering().isZero() ? WHOLE : RECOVERING;
        }
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
                view.progress().map(RoomView.Progress::perMinute).orElse(null),
                view.progress().map(progress -> boxed(progress.atOnce())).orElse(null),
                boxed(view.left()),
                pollAfter(view).steps().stream()
                        .map(step -> List.of(step.ahead(), step.after().toMillis()))
                        .toList(),
                view.draw().isPresent() ? Order.DRAW : Order.FIRST_COME,
                view.epoch(),
                opensAt,
                view.draw().map(DrawBody::of).orElse(null),
                LineState.of(view),
                view.recovering().isZero() ? null : goesOnAt(view),
                view.policy().away(),
                Seats.of(view.left(), view.room().seats()).orElse(null),
                view.share() < HealthLoop.WHOLE);
    }

    /** To the second, so that looks that differ by a moment say the same. */
    private static Instant goesOnAt(RoomView view) {
        return view.at().plus(view.recovering()).plusMillis(HALF_SECOND_MS).truncatedTo(ChronoUnit.SECONDS);
    }

    private static PollAfter pollAfter(RoomView view) {
        boolean drawing = view.draw()
                .filter(draw -> draw.count().isPresent() && draw.told().isEmpty())
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
