package io.grandstand.bench.scenario;

import io.grandstand.bench.journal.JournalLine;
import io.grandstand.bench.journal.JournalLine.Phase;
import io.grandstand.bench.journal.JournalLine.What;
import io.grandstand.bench.load.Answer;
import io.grandstand.bench.load.Headers;
import io.grandstand.bench.load.Request;
import io.grandstand.bench.load.Script;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One connection of a crowd in line: looks where the line is, comes when somebody is called, and asks for a seat. */
final class ComingWhenCalled implements Script {

    static final String HOLD = "hold";
    private static final String LOOK = "look";
    private static final String COME = "come";

    /** As our page does, of those who are about to be called; each at a moment of its own. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private static final Duration KNOCK_AGAIN = Duration.ofMillis(250);

    /** In the middle of what booking tells those whom it sends away. */
    private static final Duration ASK_AGAIN = Duration.ofMillis(2_500);

    private static final int COME_IN = 201;
    private static final int NOT_YET = 202;

    /** Somebody with a number. */
    record InLine(long number, Headers headers) {}

    /** What the connections share. */
    static final class Crowd {

        private final long performance;
        private final Queue<InLine> waiting;
        private final AtomicLong serving = new AtomicLong();
        private final AtomicInteger nextSeat = new AtomicInteger();
        private final Queue<JournalLine> told = new ConcurrentLinkedQueue<>();
        private final Timeline admitted = new Timeline();
        private final Timeline held = new Timeline();
        private final Timeline heldInTime = new Timeline();
        private final Timeline refused = new Timeline();
        private final Duration inTime;

        /** @param inTime a fan who has a seat later than that after asking first has waited too long */
        Crowd(long performance, Collection<InLine> waiting, Duration inTime) {
            this.performance = performance;
            this.waiting =
                    new PriorityBlockingQueue<>(Math.max(1, waiting.size()), Comparator.comparingLong(InLine::number));
            this.waiting.addAll(waiting);
            this.inTime = inTime;
        }

        Timeline admitted() {
            return admitted;
        }

        Timeline held() {
            return held;
        }

        Timeline heldInTime() {
            return heldInTime;
        }

        Timeline refused() {
            return refused;
        }

        List<JournalLine> told() {
            return List.copyOf(told);
        }

        /** The next one in order who was called; nobody while nobody is. */
        private @Nullable InLine nextCalled() {
            InLine next = waiting.poll();
            if (next != null && next.number() > serving.get()) {
                waiting.add(next);
                return null;
            }
            return next;
        }
    }

    private final Crowd crowd;
    private final String room;
    private @Nullable InLine fan;
    private @Nullable Headers admitted;
    private UUID hold = Ids.next();
    private int seat;
    private long askedFirst;
    private Duration pause = Duration.ZERO;

    ComingWhenCalled(Crowd crowd) {
        this.crowd = crowd;
        this.room = "/api/v1/performances/" + crowd.performance;
    }

    @Override
    public Request next() {
        Request request = call();
        return pause.isZero() ? request : request.after(pause);
    }

    private Request call() {
        if (fan == null) {
            fan = crowd.nextCalled();
        }
        if (fan == null) {
            pause = spread(LOOK_AGAIN);
            return Request.get(LOOK, room + "/waiting-room", Headers.NONE);
        }
        return admitted == null
                ? Request.post(COME, room + "/waiting-room/admissions", fan.headers(), "")
                : Request.put(HOLD, room + "/holds/" + hold, admitted, "{\"seats\":[" + seat + "]}");
    }

    @Override
    public void answered(Request request, Answer answer) {
        pause = Duration.ZERO;
        switch (request.step()) {
            case LOOK ->
                crowd.serving.accumulateAndGet(answer.json().path("serving").asLong(), Math::max);
            case COME -> came(answer);
            default -> booked(answer);
        }
    }

    private void came(Answer answer) {
        InLine coming = fan;
        if (answer.status() == COME_IN && coming != null) {
            admitted = coming.headers().with("Admission", answer.field("admission"));
            crowd.admitted.add(System.nanoTime());
            hold = Ids.next();
            seat = crowd.nextSeat.getAndIncrement();
            askedFirst = System.nanoTime();
        } else if (answer.status() == NOT_YET || answer.status() == Holding.BUSY) {
            pause = KNOCK_AGAIN;
        } else {
            goHome();
        }
    }

    private void booked(Answer answer) {
        long now = System.nanoTime();
        if (answer.status() == Holding.BUSY) {
            crowd.refused.add(now);
            pause = spread(ASK_AGAIN);
            return;
        }
        if (answer.status() == Holding.HELD) {
            crowd.held.add(now);
            if (now - askedFirst <= crowd.inTime.toNanos()) {
                crowd.heldInTime.add(now);
            }
            crowd.told.add(new JournalLine(
                    Phase.AFTER, What.HOLD, hold, Holding.HELD, "HELD", crowd.performance, List.of(seat)));
        }
        goHome();
    }

    private void goHome() {
        fan = null;
        admitted = null;
    }

    @Override
    public void unanswered(Request request) {
        pause = spread(ASK_AGAIN);
    }

    /** From half to one and a half of it. */
    private static Duration spread(Duration mean) {
        return mean.dividedBy(2).plusNanos(ThreadLocalRandom.current().nextLong(mean.toNanos()));
    }
}
