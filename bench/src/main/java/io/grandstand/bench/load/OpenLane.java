package io.grandstand.bench.load;

import io.netty.channel.EventLoop;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One event loop's share of the arrivals, and the connections that it has for them. */
final class OpenLane implements Connection.Listener {

    /** How often arrivals that are due are looked for; answers look for them, too. */
    private static final long TICK_MICROS = 1_000;

    private final EventLoop loop;
    private final List<Connection> connections = new ArrayList<>();
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Deque<Long> waiting = new ArrayDeque<>();
    private final Script script;
    private final Tally tally;
    private final Arrivals arrivals;
    private final double perNano;
    private final CountDownLatch opened;
    private final CountDownLatch ended;
    private @Nullable ScheduledFuture<?> ticking;
    private boolean begun;
    private boolean over;
    private long start;
    private long measuredFrom;
    private long measuredUntil;
    private long arrived;
    private int busy;

    /** @param share of all arrivals, from 0 to 1 */
    OpenLane(
            EventLoop loop,
            URI target,
            Arrivals arrivals,
            double share,
            int connectionCount,
            Script script,
            Tally tally,
            CountDownLatch opened,
            CountDownLatch ended) {
        this.loop = loop;
        this.script = script;
        this.tally = tally;
        this.arrivals = arrivals;
        this.perNano = arrivals.perSecond() * share / 1e9;
        this.opened = opened;
        this.ended = ended;
        for (int i = 0; i < connectionCount; i++) {
            connections.add(new Connection(loop, target, this));
        }
    }

    List<Connection> connections() {
        return connections;
    }

    /** On the event loop, like everything here. */
    void begin(long from, long measured, long until) {
        begun = true;
        start = from;
        measuredFrom = measured;
        measuredUntil = until;
        ticking = loop.scheduleAtFixedRate(this::advance, 0, TICK_MICROS, TimeUnit.MICROSECONDS);
    }

    private void advance() {
        try {
            letIn();
        } catch (RuntimeException | Error fault) {
            failed(fault);
        }
    }

    private void letIn() {
        long now = System.nanoTime();
        while (!over && due(arrived) - now <= 0 && due(arrived) - measuredUntil < 0) {
            waiting.add(due(arrived));
            arrived++;
        }
        while (!over && !waiting.isEmpty()) {
            long intended = waiting.getFirst();
            if (now - intended > arrivals.patience().toNanos()) {
                waiting.removeFirst();
                gaveUp(intended, now);
            } else if (idle.isEmpty()) {
                break;
            } else {
                waiting.removeFirst();
                send(intended);
            }
        }
        if (waiting.isEmpty() && busy == 0 && due(arrived) - measuredUntil >= 0) {
            end();
        }
    }

    private long due(long arrival) {
        return start + (long) (arrival / perNano);
    }

    private void send(long intended) {
        Request request = script.next();
        if (request == null) {
            end();
            return;
        }
        busy++;
        idle.removeFirst().send(request, intended);
    }

    private void gaveUp(long intended, long now) {
        if (intended - measuredFrom >= 0) {
            tally.gaveUp(arrivals.step(), now - intended);
        }
    }

    void end() {
        if (over) {
            return;
        }
        over = true;
        if (ticking != null) {
            ticking.cancel(false);
        }
        connections.forEach(Connection::close);
        ended.countDown();
    }

    @Override
    public void ready(Connection connection) {
        if (!begun) {
            opened.countDown();
        }
        // The one that was used last is used next: its buffers are warm, here and in the server.
        idle.addFirst(connection);
        if (begun) {
            advance();
        }
    }

    @Override
    public void lost(Connection connection) {
        idle.remove(connection);
    }

    @Override
    public void failed(Throwable fault) {
        tally.failed(fault);
        end();
    }

    @Override
    public void answered(Connection connection, Request request, Answer answer) {
        busy--;
        long now = System.nanoTime();
        long took = answer.took().toNanos();
        if (now - took - measuredFrom >= 0) {
            tally.answered(request.step(), answer.status(), took, now);
        }
        script.answered(request, answer);
    }

    @Override
    public void unanswered(Connection connection, Request request) {
        busy--;
        if (!over) {
            tally.unanswered(request.step());
        }
        script.unanswered(request);
    }
}
