package io.grandstand.bench.load;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Puts load on a server: few threads, many connections. One load at a time. */
public final class Generator implements AutoCloseable {

    /** An answer that takes longer is none. */
    public static final Duration ANSWER_MAX = Duration.ofSeconds(30);

    /** Time for every connection to be made. */
    private static final Duration OPEN_MAX = Duration.ofSeconds(30);

    private static final Duration SWEEP_EVERY = Duration.ofSeconds(1);

    /** A thread does tens of thousands of calls a second; the server shares the machine. */
    private static final int CORES_PER_THREAD = 4;

    private final MultiThreadIoEventLoopGroup loops;
    private final List<EventLoop> each;

    public Generator() {
        this(Math.max(1, Runtime.getRuntime().availableProcessors() / CORES_PER_THREAD));
    }

    Generator(int threads) {
        loops = new MultiThreadIoEventLoopGroup(threads, NioIoHandler.newFactory());
        each = IntStream.range(0, threads)
                .mapToObj(i -> (EventLoop) loops.next())
                .toList();
    }

    /** Closed loop: a connection for each script, each sends its next request when it was answered. For capacity. */
    public Traffic closed(URI target, List<? extends Script> scripts, Span span) throws InterruptedException {
        return closed(List.of(target), scripts, span);
    }

    /** The same at several servers, each of which gets as many of the connections. */
    public Traffic closed(List<URI> targets, List<? extends Script> scripts, Span span) throws InterruptedException {
        var opened = new CountDownLatch(scripts.size());
        var ended = new CountDownLatch(scripts.size());
        List<Tally> tallies = each.stream().map(_ -> new Tally()).toList();
        var callers = new ArrayList<List<ClosedCaller>>();
        for (int i = 0; i < each.size(); i++) {
            callers.add(new ArrayList<>());
        }
        for (int i = 0; i < scripts.size(); i++) {
            int at = i % each.size();
            URI target = targets.get(i / each.size() % targets.size());
            callers.get(at).add(new ClosedCaller(each.get(at), target, scripts.get(i), tallies.get(at), opened, ended));
        }
        var running = new Running(tallies, opened, ended);
        for (int i = 0; i < each.size(); i++) {
            List<ClosedCaller> mine = callers.get(i);
            running.parts.add(new Part(
                    each.get(i),
                    mine.stream().map(ClosedCaller::connection).toList(),
                    (_, from, until) -> mine.forEach(caller -> caller.begin(from, until)),
                    () -> mine.forEach(ClosedCaller::end)));
        }
        return running.run(span);
    }

    /** Open loop: arrivals do not wait for answers, and latency counts from when they came. For latency. */
    public Traffic open(URI target, Arrivals arrivals, Script script) throws InterruptedException {
        var opened = new CountDownLatch(arrivals.connections());
        var ended = new CountDownLatch(each.size());
        List<Tally> tallies = each.stream().map(_ -> new Tally()).toList();
        var running = new Running(tallies, opened, ended);
        for (int i = 0; i < each.size(); i++) {
            int connections = (arrivals.connections() + i) / each.size();
            if (connections == 0) {
                ended.countDown();
                continue;
            }
            double share = connections / (double) arrivals.connections();
            var lane = new OpenLane(
                    each.get(i), target, arrivals, share, connections, script, tallies.get(i), opened, ended);
            running.parts.add(new Part(each.get(i), lane.connections(), lane::begin, lane::end));
        }
        return running.run(arrivals.span());
    }

    /** Opens a stream for each request, and returns when each has begun; they go on beside other load until closed. */
    public Streams streams(URI target, List<Request> requests, Streams.Listener listener) throws InterruptedException {
        return Streams.open(each, target, requests, listener);
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private interface Beginning {

        void begin(long start, long measuredFrom, long measuredUntil);
    }

    /** What one event loop does in a load. */
    private record Part(EventLoop loop, List<Connection> connections, Beginning beginning, Runnable end) {

        void giveUpLate() {
            long before = System.nanoTime() - ANSWER_MAX.toNanos();
            connections.forEach(connection -> connection.giveUpSentBefore(before));
        }
    }

    private static final class Running {

        private final List<Part> parts = new ArrayList<>();
        private final List<Future<?>> sweeping = new ArrayList<>();
        private final List<Tally> tallies;
        private final CountDownLatch opened;
        private final CountDownLatch ended;

        Running(List<Tally> tallies, CountDownLatch opened, CountDownLatch ended) {
            this.tallies = tallies;
            this.opened = opened;
            this.ended = ended;
        }

        Traffic run(Span span) throws InterruptedException {
            parts.forEach(part -> part.loop().execute(() -> part.connections().forEach(Connection::open)));
            try {
                if (!opened.await(OPEN_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException(opened.getCount() + " connections could not be made");
                }
                return measure(span);
            } finally {
                // Waited for: a later load must not find callers of this one.
                for (Part part : parts) {
                    part.loop().submit(part.end()).syncUninterruptibly();
                }
                sweeping.forEach(sweep -> sweep.cancel(false));
            }
        }

        private Traffic measure(Span span) throws InterruptedException {
            long start = System.nanoTime();
            long from = start + span.warmUp().toNanos();
            long until = start + span.whole().toNanos();
            parts.forEach(part -> {
                part.loop().execute(() -> part.beginning().begin(start, from, until));
                sweeping.add(part.loop()
                        .scheduleAtFixedRate(
                                part::giveUpLate,
                                SWEEP_EVERY.toMillis(),
                                SWEEP_EVERY.toMillis(),
                                TimeUnit.MILLISECONDS));
            });
            boolean over = ended.await(span.warmUp().toNanos(), TimeUnit.NANOSECONDS);
            Duration before = CpuTime.ofThisProcess();
            if (!over) {
                over = ended.await(
                        span.measured().plus(ANSWER_MAX).plus(SWEEP_EVERY).toNanos(), TimeUnit.NANOSECONDS);
            }
            Tally.throwFaults(tallies);
            if (!over) {
                throw new IllegalStateException(ended.getCount() + " of the load did not end");
            }
            Duration took = CpuTime.ofThisProcess().minus(before);
            long last = Math.clamp(Tally.last(tallies, until), from, until);
            return new Traffic(Duration.ofNanos(last - from), Tally.steps(tallies), Tally.givenUp(tallies), took);
        }
    }
}
