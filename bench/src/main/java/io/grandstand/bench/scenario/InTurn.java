package io.grandstand.bench.scenario;

import io.grandstand.bench.load.Answer;
import io.grandstand.bench.load.Request;
import io.grandstand.bench.load.Script;
import java.time.Duration;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One request after another from a pile, each once; for one connection or many. */
final class InTurn implements Script {

    private final Queue<Request> requests;
    private final AtomicLong first = new AtomicLong();
    private final AtomicLong last = new AtomicLong();

    InTurn(Collection<Request> requests) {
        this.requests = new ConcurrentLinkedQueue<>(requests);
    }

    @Override
    public @Nullable Request next() {
        first.compareAndSet(0, System.nanoTime());
        return requests.poll();
    }

    @Override
    public void answered(Request request, Answer answer) {
        last.accumulateAndGet(System.nanoTime(), Math::max);
    }

    /** From the first request until the last answer. */
    Duration took() {
        return Duration.ofNanos(last.get() - first.get());
    }
}
