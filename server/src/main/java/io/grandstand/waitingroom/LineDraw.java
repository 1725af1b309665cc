package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.draw.DrawResult;
import io.grandstand.draw.EntrantList;
import io.grandstand.draw.Hash;
import io.grandstand.draw.Randomness;
import io.grandstand.draw.Seed;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A draw as the line knows it, and everyone may.
 *
 * @param count of those who take part; empty while more may come
 * @param entrants the list that was published; empty until it was
 * @param seed empty until it is told
 */
record LineDraw(
        PerformanceId performance,
        Hash commitment,
        OptionalInt count,
        Optional<EntrantList> entrants,
        Optional<Seed> seed) {

    /** Empty where numbers go by who came first alone. */
    static Optional<LineDraw> of(PerformanceId performance, LineAnswer answer) {
        OptionalInt count =
                answer.find("entrants").stream().mapToInt(Integer::parseInt).findFirst();
        return answer.find("commitment")
                .filter(_ -> count.isEmpty() || count.getAsInt() > 0)
                .map(commitment -> new LineDraw(
                        performance,
                        Hash.parse(commitment),
                        count,
                        answer.find("root")
                                .map(root -> new EntrantList(
                                        Hash.parse(root),
                                        count.orElseThrow(),
                                        Instant.ofEpochMilli(answer.number("closedAt")))),
                        answer.find("seed").map(Hash::parse).map(Seed::new)));
    }

    /** Whether this arrival will be drawn, or may be, and was not yet. */
    boolean pending(long arrival) {
        return seed.isEmpty() && (count.isEmpty() || arrival <= count.getAsInt());
    }

    /** The number of who came as the so-manieth; empty while it is not drawn. */
    OptionalLong numberOf(long arrival) {
        if (pending(arrival)) {
            return OptionalLong.empty();
        }
        if (arrival > count.orElseThrow()) {
            return OptionalLong.of(arrival);
        }
        int rank = result().ranking().rankOf(Math.toIntExact(arrival - 1));
        return OptionalLong.of(rank + 1L);
    }

    /** Whose number it is: the inverse of {@link #numberOf}, for numbers that were drawn. */
    long arrivalOf(long number) {
        return number > count.orElseThrow() ? number : result().ranking().indexOf(Math.toIntExact(number - 1)) + 1L;
    }

    private DrawResult result() {
        return new DrawResult(
                RoomDraw.terms(performance),
                commitment,
                entrants.orElseThrow(),
                new Randomness(seed.orElseThrow(), Optional.empty()));
    }
}
