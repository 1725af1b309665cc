package io.grandstand.bench.load;

import io.netty.channel.EventLoop;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection of the closed loop: asks, waits for the answer, asks again; in between it pauses where it is told to. */
final class ClosedCaller implements Connection.Listener {

    private final EventLoop loop;
    private final Connection connection;
    private final Script script;
    private final Tally tally;
    private final CountDownLatch opened;
    private final CountDownLatch ended;
    private boolean open;
    private @Nullable Request paused;
    private boolean waiting;
    private boolean begun;
    private boolean over;
    private long measuredFrom;
    private long measuredUntil;

    ClosedCaller(EventLoop loop, URI target, Script script, Tally tally, CountDownLatch opened, CountDownLatch ended) {
        this.loop = loop;
        this.connection = new Connection(loop, target, this);
        this.script = script;
        this.tally = tally;
        this.opened = opened;
        this.ended = ended;
    }

    Connection connection() {
        return connection;
    }

    /** On the event loop, like everything here. */
    void begin(long from, long until) {
        begun = true;
        measuredFrom = from;
        measuredUntil = until;
        if (waiting) {
            advance();
        }
    }

    @Override
    public void ready(Connection ready) {
        if (!open) {
            open = true;
            opened.countDown();
        }
        waiting = true;
        if (begun && paused == null) {
            advance();
        }
    }

    @Override
    public void lost(Connection lost) {
        waiting = false;
    }

    @Override
    public void failed(Throwable fault) {
        tally.failed(fault);
        end();
    }

    private void advance() {
        try {
            askNext();
        } catch (RuntimeException | Error fault) {
            failed(fault);
        }
    }

    private void askNext() {
        waiting = false;
        long now = System.nanoTime();
        Request request = now - measuredUntil < 0 ? script.next() : null;
        if (request == null) {
            end();
        } else if (request.pause().isZero()) {
            connection.send(request, now);
        } else {
            waiting = true;
            paused = request;
            var _ = loop.schedule(() -> resume(request), request.pause().toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** A connection that broke in the pause sends nothing: that is no answer either. */
    private void resume(Request request) {
        paused = null;
        if (over) {
            return;
        }
        if (waiting) {
            waiting = false;
            connection.send(request, System.nanoTime());
        } else {
            unanswered(connection, request);
        }
    }

    void end() {
        if (!over) {
            over = true;
            connection.close();
            ended.countDown();
        }
    }

    @Override
    public void answered(Connection from, Request request, Answer answer) {
        long now = System.nanoTime();
        if (now - measuredFrom >= 0 && now - measuredUntil < 0) {
            tally.answered(request.step(), answer.status(), answer.took().toNanos(), now);
        }
        script.answered(request, answer);
    }

    @Override
    public void unanswered(Connection from, Request request) {
        if (!over) {
            tally.unanswered(request.step());
        }
        script.unanswered(request);
    }
}
