package io.grandstand.waitingroom;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * A room at one moment of its past.
 *
 * @param at in milliseconds, so that it can be drawn as it is
 * @param left −1 while it was not known
 */
record RoomSample(
        long at,
        long waiting,
        long called,
        long parked,
        long active,
        long calledPerMinute,
        long admittedPerMinute,
        long left) {

    private static final int PARTS = 8;

    static RoomSample of(RoomView view, Instant at) {
        OptionalInt left = view.left();
        return new RoomSample(
                at.toEpochMilli(),
                view.waiting(),
                view.called(),
                view.parked(),
                view.active(),
                view.calledLastMinute(),
                view.admittedLastMinute(),
                left.orElse(-1));
    }

    String text() {
        return LongStream.of(at, waiting, called, parked, active, calledPerMinute, admittedPerMinute, left)
                .mapToObj(Long::toString)
                .collect(Collectors.joining(" "));
    }

    /** Of what {@link #text} wrote; what an older version wrote otherwise is passed over. */
    static List<RoomSample> parse(List<String> texts) {
        var samples = new ArrayList<RoomSample>(texts.size());
        for (String text : texts) {
            String[] parts = text.split(" ", -1);
            if (parts.length == PARTS) {
                long[] n = LongStream.range(0, PARTS)
                        .map(i -> Long.parseLong(parts[(int) i]))
                        .toArray();
                samples.add(new RoomSample(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7]));
            }
        }
        return List.copyOf(samples);
    }
}
