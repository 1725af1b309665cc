package io.grandstand.acceptance;

import io.grandstand.bench.journal.JournalLine;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * One sale that a simulated crowd comes to, and what its members saw of it.
 *
 * @param over when no seat is left
 * @param inside who was in
 * @param sentBack who was told to wait
 * @param held what the product said yes to
 * @param busy how often somebody was told to come again in a moment
 * @param unheard how often a call got no answer at all, by what its caller was told instead
 */
record HallSale(
        long performance,
        CountDownLatch over,
        Queue<Inside> inside,
        Queue<SentBack> sentBack,
        Queue<JournalLine> held,
        LongAdder busy,
        Map<String, LongAdder> unheard) {

    /**
     * One turn, by this machine's clock. Whoever it was came in between asking and being told, and was in until they sent
     * the call that ended it, or longer.
     */
    record Inside(long number, long askedNanos, long toldNanos, long untilNanos) {

        /** How many others were in all the while in which this one came in. */
        long whoWereIn(Collection<Inside> all) {
            return all.stream()
                    .filter(in -> in.toldNanos() < askedNanos && in.untilNanos() > toldNanos)
                    .count();
        }
    }

    /** Asked to be let in then, and was told that it was not their turn. */
    record SentBack(long number, long askedNanos) {}

    /** Somebody was in, and then somebody with a smaller number was told to wait. */
    record Overtaken(Inside in, SentBack back) {}

    static HallSale of(long performance) {
        return new HallSale(
                performance,
                new CountDownLatch(1),
                new ConcurrentLinkedQueue<>(),
                new ConcurrentLinkedQueue<>(),
                new ConcurrentLinkedQueue<>(),
                new LongAdder(),
                new ConcurrentHashMap<>());
    }

    void unheard(String cause) {
        unheard.computeIfAbsent(cause, _ -> new LongAdder()).increment();
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

    /** How many were in at the same moment, at least. */
    static int mostAtOnce(Collection<Inside> inside) {
        record Step(long at, int by) {}
        List<Step> steps = inside.stream()
                .flatMap(in -> Stream.of(new Step(in.toldNanos(), 1), new Step(in.untilNanos(), -1)))
                // Whoever leaves at the moment in which another comes makes room for them.
                .sorted(Comparator.comparingLong(Step::at).thenComparingInt(Step::by))
                .toList();
        int now = 0;
        int most = 0;
        for (Step step : steps) {
            now += step.by();
            most = Math.max(most, now);
        }
        return most;
    }

    /** How many were let in within a window of that length, at least. */
    static long mostWithin(Duration window, Collection<Inside> inside) {
        return inside.stream()
                .mapToLong(first -> inside.stream()
                        .filter(in -> in.askedNanos() >= first.askedNanos()
                                && in.toldNanos() - first.askedNanos() < window.toNanos())
                        .count())
                .max()
                .orElse(0);
    }

    /** The first who had to wait though somebody behind them had been let in. */
    static Optional<Overtaken> overtaken(Collection<Inside> inside, Collection<SentBack> sentBack) {
        return sentBack.stream()
                .flatMap(back -> inside.stream()
                        .filter(in -> in.toldNanos() < back.askedNanos() && in.number() > back.number())
                        .map(in -> new Overtaken(in, back)))
                .findFirst();
    }
}
