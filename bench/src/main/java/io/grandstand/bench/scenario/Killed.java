package io.grandstand.bench.scenario;

import io.grandstand.bench.load.Answer;
import io.grandstand.bench.load.Request;
import java.time.Duration;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Holds that go on while the server is killed once: what is not answered is asked again under the same id, as a browser
 * does. Ends some time after holds are answered again.
 */
final class Killed extends Holding {

    /** Until this long after the first hold a server has come back, and is yet cold. */
    static final Duration COMING_BACK = Duration.ofSeconds(5);

    static final Duration AFTERWARDS = Duration.ofSeconds(5);

    private final Queue<Request> again = new ConcurrentLinkedQueue<>();
    private final Timeline held = new Timeline();
    private final Duration killAfter;
    private final Runnable kill;
    private @Nullable Long began;
    private @Nullable Long killed;
    private @Nullable Long back;

    /** @param killAfter from the first request on */
    Killed(Collection<Wish> wishes, Duration killAfter, Runnable kill) {
        super(wishes);
        this.killAfter = killAfter;
        this.kill = kill;
    }

    @Override
    public @Nullable Request next() {
        if (isOver(System.nanoTime())) {
            return null;
        }
        Request same = again.poll();
        return same != null ? same : super.next();
    }

    private synchronized boolean isOver(long now) {
        if (began == null) {
            began = now;
        }
        if (killed == null && now - began >= killAfter.toNanos()) {
            kill.run();
            killed = System.nanoTime();
        }
        return back != null && now - back >= COMING_BACK.plus(AFTERWARDS).toNanos();
    }

    @Override
    public void answered(Request request, Answer answer) {
        long now = System.nanoTime();
        if (answer.status() == BUSY) {
            again.add(request);
            return;
        }
        super.answered(request, answer);
        if (answer.status() == HELD) {
            held.add(now);
            wasHeld(now, now - answer.served().toNanos());
        }
    }

    /** What was asked before the kill may be heard after it: that is no sign of life. */
    private synchronized void wasHeld(long now, long asked) {
        if (killed != null && back == null && asked - killed >= 0) {
            back = now;
        }
    }

    @Override
    public void unanswered(Request request) {
        again.add(request);
    }

    /** Holds a second until the kill. */
    synchronized double before() {
        return held.perSecond(of(began), of(killed));
    }

    /** While it was away, and had just come back. */
    synchronized double during() {
        return held.perSecond(of(killed), of(back) + COMING_BACK.toNanos());
    }

    /** When it had come back. */
    synchronized double after() {
        long cameBack = of(back) + COMING_BACK.toNanos();
        return held.perSecond(cameBack, cameBack + AFTERWARDS.toNanos());
    }

    /** From the kill until somebody who asked after it had a hold. */
    synchronized Duration away() {
        return Duration.ofNanos(of(back) - of(killed));
    }

    private static long of(@Nullable Long nanos) {
        if (nanos == null) {
            throw new IllegalStateException("the server was not killed, or no hold was answered since");
        }
        return nanos;
    }
}
