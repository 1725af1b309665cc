package io.grandstand.bench.scenario;

import io.grandstand.bench.load.Latency;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** When a fan was told that a seat is theirs, and when somebody else saw it gone. */
final class Sightings {

    private final Map<Integer, Long> told = new HashMap<>();
    private final Map<Integer, Long> seen = new HashMap<>();

    synchronized void told(int seat, long nanos) {
        told.put(seat, nanos);
    }

    synchronized void seen(int seat, long nanos) {
        if (seen.putIfAbsent(seat, nanos) == null) {
            notifyAll();
        }
    }

    /** Waits until so many were seen, or as long as that. */
    synchronized void await(int count, Duration max) throws InterruptedException {
        long deadline = System.nanoTime() + max.toNanos();
        for (long left = max.toNanos(); seen.size() < count && left > 0; left = deadline - System.nanoTime()) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
    }

    /**
     * Of every seat that a fan was told of; what was seen before that is not late.
     *
     * @param now until when one waits that nobody has seen
     */
    synchronized Latency latency(long now) {
        var latency = new Latency();
        told.forEach((seat, at) -> latency.record(Duration.ofNanos(Math.max(0, seen.getOrDefault(seat, now) - at))));
        return latency;
    }

    synchronized long unseen() {
        return told.keySet().stream().filter(seat -> !seen.containsKey(seat)).count();
    }
}
