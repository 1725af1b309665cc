package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.draw.BeaconOutput;
import io.grandstand.draw.DrawResult;
import io.grandstand.draw.EntrantList;
import io.grandstand.draw.Hash;
import io.grandstand.draw.Seed;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A draw as the line knows it, and everyone may.
 *
 * @param count of those who take part; empty while more may come
 * @param entrants the list that was published; empty until it was
 * @param told empty until the seed is told
 */
record LineDraw(
        PerformanceId performance,
        DrawPromise promise,
        OptionalInt count,
        Optional<EntrantList> entrants,
        Optional<ToldDraw> told) {

    /** Empty where numbers go by who came first alone. */
    static Optional<LineDraw> of(PerformanceId performance, LineAnswer answer) {
        OptionalInt count =
                answer.find("entrants").stream().mapToInt(Integer::parseInt).findFirst();
        return answer.find("commitment")
                .filter(_ -> count.isEmpty() || count.getAsInt() > 0)
                .map(commitment -> new LineDraw(
                        performance,
                        new DrawPromise(
                                Hash.parse(commitment), answer.find("beacon").map(RoomBeacon::parse)),
                        count,
                        answer.find("root")
                                .map(root -> new EntrantList(
                                        Hash.parse(root),
                                        count.orElseThrow(),
                                        Instant.ofEpochMilli(answer.number("closedAt")))),
                        answer.find("seed").map(seed -> told(seed, answer))));
    }

    private static ToldDraw told(String seed, LineAnswer answer) {
        return new ToldDraw(
                new Seed(Hash.parse(seed)),
                answer.find("output").map(LineDraw::output),
                answer.find("missed").map(Missed::valueOf));
    }

    private static BeaconOutput output(String word) {
        String[] parts = word.split(":", -1);
        return new BeaconOutput(Long.parseLong(parts[0]), Hash.parse(parts[1]), parts[2]);
    }

    /** What the line keeps of it, by its fields' names, the seed last: from it on numbers are called. */
    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("commitment", promise.commitment().toString());
        promise.beacon().ifPresent(beacon -> fields.put("beacon", beacon.word()));
        entrants.ifPresent(list -> {
            fields.put("closedAt", Long.toString(list.closedAt().toEpochMilli()));
            fields.put("root", list.root().toString());
            fields.put("entrants", Integer.toString(list.count()));
        });
        told.ifPresent(drawn -> fields.putAll(fields(drawn)));
        return fields;
    }

    static Map<String, String> fields(ToldDraw told) {
        var fields = new LinkedHashMap<String, String>();
        told.output()
                .ifPresent(
                        said -> fields.put("output", said.round() + ":" + said.randomness() + ":" + said.signature()));
        told.missed().ifPresent(missed -> fields.put("missed", missed.name()));
        fields.put("seed", told.seed().value().toString());
        return fields;
    }

    /** Whether its list is published, and nobody has a number yet. */
    boolean isUnderWay() {
        return entrants.isPresent() && told.isEmpty();
    }

    /** The round that is waited for; empty where none is. */
    Optional<RoomBeacon> awaited() {
        return isUnderWay() ? promise.beacon() : Optional.empty();
    }

    /** Whether this arrival will be drawn, or may be, and was not yet. */
    boolean pending(long arrival) {
        return told.isEmpty() && (count.isEmpty() || arrival <= count.getAsInt());
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
                promise.terms(performance),
                promise.commitment(),
                entrants.orElseThrow(),
                told.orElseThrow().randomness());
    }
}
