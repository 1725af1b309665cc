package io.grandstand.bench.scenario;

import io.grandstand.bench.ceiling.HttpCeiling;
import io.grandstand.bench.load.Answer;
import io.grandstand.bench.load.Headers;
import io.grandstand.bench.load.Request;
import io.grandstand.bench.load.Script;
import io.grandstand.bench.load.Span;
import io.grandstand.bench.load.Traffic;
import io.grandstand.bench.product.Park;
import io.grandstand.bench.report.Bound;
import io.grandstand.bench.report.Bound.Of;
import io.grandstand.bench.report.Figure;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** W9: a line while booking is slowed to a tenth of what the policy lets in, and when it is well again. */
final class FollowingHealth implements Scenario {

    private static final int FANS = 25_000;
    private static final int LET_IN_PER_SECOND = 400;
    private static final int SLOWED = 10;
    private static final int CONNECTIONS = 2_000;
    private static final Duration JOINED_MAX = Duration.ofMinutes(1);

    private static final Duration BEFORE = Duration.ofSeconds(15);
    private static final Duration SLOW = Duration.ofSeconds(60);
    private static final Duration AFTERWARDS = Duration.ofSeconds(50);

    /** The server and the policy's first second are not looked at. */
    private static final Duration STARTING = Duration.ofSeconds(5);

    /** So that those are served who were let in before the line heard of it. */
    private static final Duration FINDING = Duration.ofSeconds(40);

    private static final Duration IN_TIME = Duration.ofSeconds(2);
    private static final Duration LOOKED_AT = Duration.ofSeconds(3);
    private static final double AS_BEFORE = 0.9;

    /** When booking became slow, and when it was itself again, by {@link System#nanoTime()}. */
    private record Slowed(long from, long until) {}

    /** Collects the places of those who join. */
    private static final class Joining implements Script {

        private final Queue<Request> joins;
        private final Queue<ComingWhenCalled.InLine> inLine = new ConcurrentLinkedQueue<>();

        Joining(List<Headers> fans, String entries) {
            joins = new ConcurrentLinkedQueue<>(fans.stream()
                    .map(fan -> Request.post("join", entries, fan, "").about(fan))
                    .toList());
        }

        @Override
        public Request next() {
            return joins.poll();
        }

        @Override
        public void answered(Request request, Answer answer) {
            var fan = (Headers) Objects.requireNonNull(request.about());
            inLine.add(new ComingWhenCalled.InLine(
                    answer.json().path("number").asLong(), fan.with("Entry", answer.field("entry"))));
        }
    }

    @Override
    public String id() {
        return "W9";
    }

    @Override
    public String title() {
        return "a line follows booking, which is slowed to a tenth of what the policy lets in";
    }

    @Override
    public int fans() {
        return FANS;
    }

    @Override
    public boolean comparesWithCeilings() {
        return false;
    }

    @Override
    public List<Figure> run(Stage stage) throws InterruptedException {
        Park park = stage.park(FANS);
        long performance = park.onSaleBehindLine(LET_IN_PER_SECOND);
        park.pause(performance);
        var joining =
                new Joining(stage.crowd().fans(FANS), "/api/v1/performances/" + performance + "/waiting-room/entries");
        stage.generator()
                .closed(
                        stage.product().url(),
                        Collections.nCopies(HttpCeiling.CONNECTIONS, joining),
                        Span.atMost(JOINED_MAX));
        var crowd = new ComingWhenCalled.Crowd(performance, joining.inLine, IN_TIME);
        park.goOn(performance);
        long began = System.nanoTime();
        Slowed slowed = slowedInTheMiddle(stage, crowd);
        park.pause(performance);
        stage.wasTold(crowd.told());
        return figures(crowd, began, slowed);
    }

    private static Slowed slowedInTheMiddle(Stage stage, ComingWhenCalled.Crowd crowd) throws InterruptedException {
        List<ComingWhenCalled> connections = IntStream.range(0, CONNECTIONS)
                .mapToObj(_ -> new ComingWhenCalled(crowd))
                .toList();
        Duration all = BEFORE.plus(SLOW).plus(AFTERWARDS);
        try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
            Future<Slowed> slowing = timer.schedule(() -> slow(stage), BEFORE.toMillis(), TimeUnit.MILLISECONDS);
            Traffic traffic = stage.generator()
                    .closed(stage.product().url(), connections, Span.seconds(0, (int) all.toSeconds()));
            stage.say("  holds: answers " + traffic.step(ComingWhenCalled.HOLD));
            return slowing.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Slowed slow(Stage stage) throws InterruptedException {
        try (SlowBooking _ = SlowBooking.at(stage.product().stores(), LET_IN_PER_SECOND / (double) SLOWED)) {
            long from = System.nanoTime();
            stage.say("  booking is slow now");
            TimeUnit.NANOSECONDS.sleep(SLOW.toNanos());
            stage.say("  booking is itself again");
            return new Slowed(from, System.nanoTime());
        }
    }

    /** How many were let in each second, of five seconds at a time. */
    private static String course(ComingWhenCalled.Crowd crowd, long began) {
        long span = TimeUnit.SECONDS.toNanos(5);
        return LongStream.range(0, BEFORE.plus(SLOW).plus(AFTERWARDS).toNanos() / span)
                .mapToObj(i -> "%.0f".formatted(crowd.admitted().perSecond(began + i * span, began + (i + 1) * span)))
                .collect(Collectors.joining(" "));
    }

    private List<Figure> figures(ComingWhenCalled.Crowd crowd, long began, Slowed slowed) {
        long found = slowed.from() + FINDING.toNanos();
        double before = crowd.admitted().perSecond(began + STARTING.toNanos(), slowed.from());
        double held = crowd.held().perSecond(found, slowed.until());
        double inTime = 100 * crowd.heldInTime().perSecond(found, slowed.until()) / held;
        return List.of(
                Figure.most(id(), "let in while booking is well", before, "fans/s")
                        .note("the policy lets in " + LET_IN_PER_SECOND)
                        .note("in each five seconds from the first: " + course(crowd, began)),
                Figure.most(id(), "seats held while it is slow", held, "holds/s")
                        .goal(Bound.atLeast(Of.VALUE, AS_BEFORE * LET_IN_PER_SECOND / SLOWED))
                        .note("it can do %d; let in %,.0f/s, refused %,.0f/s; from %d s after it became slow on"
                                .formatted(
                                        LET_IN_PER_SECOND / SLOWED,
                                        crowd.admitted().perSecond(found, slowed.until()),
                                        crowd.refused().perSecond(found, slowed.until()),
                                        FINDING.toSeconds())),
                Figure.most(id(), "of them within 2 s of asking first", inTime, "%")
                        .goal(Bound.atLeast(Of.VALUE, 90))
                        .note("in the first %d s: %.0f %%"
                                .formatted(
                                        FINDING.toSeconds(),
                                        100
                                                * crowd.heldInTime().perSecond(slowed.from(), found)
                                                / crowd.held().perSecond(slowed.from(), found))),
                Figure.least(id(), "until as many are let in again", recovered(crowd, before, slowed), "s")
                        .note("nine tenths of before, over 3 s; a twentieth of the policy every 2 s"));
    }

    /** Seconds; NaN where it was not as before until the end. */
    private static double recovered(ComingWhenCalled.Crowd crowd, double before, Slowed slowed) {
        for (long after = 0; after <= AFTERWARDS.minus(LOOKED_AT).toMillis(); after += 100) {
            long from = slowed.until() + TimeUnit.MILLISECONDS.toNanos(after);
            if (crowd.admitted().perSecond(from, from + LOOKED_AT.toNanos()) >= AS_BEFORE * before) {
                return after / 1e3;
            }
        }
        return Double.NaN;
    }
}
