package io.grandstand.acceptance;

import io.grandstand.bench.journal.JournalLine;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One sale that a simulated crowd comes to, and what its members saw of it.
 *
 * @param over when no seat is left
 * @param inside who was in, and from when until when at least
 * @param sentBack who was told to wait
 * @param held what the product said yes to
 */
record HallSale(
        long performance,
        CountDownLatch over,
        Queue<Inside> inside,
        Queue<SentBack> sentBack,
        Queue<JournalLine> held) {

    /** From the answer that let them in until the call that ended it was sent; both as this machine's clock has them. */
    record Inside(long number, long fromNanos, long untilNanos) {}

    /** Asked to be let in then, and was told that it was not their turn. */
    record SentBack(long number, long askedNanos) {}

    static HallSale of(long performance) {
        return new HallSale(
                performance,
                new CountDownLatch(1),
                new ConcurrentLinkedQueue<>(),
                new ConcurrentLinkedQueue<>(),
                new ConcurrentLinkedQueue<>());
    }

    String room() {
        return "/api/v1/performances/" + performance + "/waiting-room";
    }

    boolean isOver() {
        return over.getCount() == 0;
    }

    /** Waits so long, unless it is over before. */
    boolean isOverWithin(long millis) throws InterruptedException {
        return over.await(millis, TimeUnit.MILLISECONDS);
    }

    /** How many were in at the same moment, at most. */
    static int mostAtOnce(Collection<Inside> inside) {
        record Step(long at, int by) {}
        List<Step> steps = inside.stream()
                .flatMap(in -> Stream.of(new Step(in.fromNanos(), 1), new Step(in.untilNanos(), -1)))
                // Whoever leaves at the moment in which another comes makes room for them.
                .sorted((one, other) ->
                        one.at() == other.at() ? one.by() - other.by() : Long.compare(one.at(), other.at()))
                .toList();
        int now = 0;
        int most = 0;
        for (Step step : steps) {
            now += step.by();
            most = Math.max(most, now);
        }
        return most;
    }
}
