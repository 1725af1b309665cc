package io.grandstand.booking.lane;

import io.grandstand.booking.BookingSettings;
import io.grandstand.booking.domain.Answer;
import io.grandstand.booking.domain.Command;
import io.grandstand.booking.lane.LaneRefusals.Reason;
import io.grandstand.catalog.PerformanceId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The lanes of this process: its writers, each with a bounded queue. A writer takes what waits, and while it commits the
 * next batch gathers, so that batches grow with the crowd and nobody waits for a timer. A performance has one writer, so
 * that no two of a process wait for each other at its lock.
 */
@Component
class Lanes implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    /** How often an idle writer looks whether it is to stop. */
    private static final Duration IDLE_WAIT_MAX = Duration.ofMillis(250);

    /** Longer than the longest batch, tried twice. */
    private static final Duration STOP_WAIT_MAX = Duration.ofSeconds(12);

    private final BatchRunner runner;
    private final Pace pace;
    private final Deadlines deadlines;
    private final RetryAfter retryAfter;
    private final LaneRefusals refusals;
    private final BookingSettings settings;
    private final List<BlockingQueue<Waiting>> queues;
    private final List<Thread> writers = new ArrayList<>();
    private volatile boolean open;

    Lanes(
            BatchRunner runner,
            Pace pace,
            Deadlines deadlines,
            RetryAfter retryAfter,
            LaneRefusals refusals,
            BookingSettings settings,
            MeterRegistry meters) {
        this.runner = runner;
        this.pace = pace;
        this.deadlines = deadlines;
        this.retryAfter = retryAfter;
        this.refusals = refusals;
        this.settings = settings;
        this.queues = Stream.<BlockingQueue<Waiting>>generate(
                        () -> new ArrayBlockingQueue<>(settings.lane().queueMax()))
                .limit(settings.writers().count())
                .toList();
        Gauge.builder("grandstand.booking.lane.queue", this, Lanes::queued)
                .description("commands that wait for a writer")
                .register(meters);
        Gauge.builder("grandstand.booking.lane.waiting", pace, Pace::waiting)
                .description("wishes for seats whose fans wait for an answer")
                .register(meters);
    }

    /**
     * Puts a command into its lane; empty, at once, where that is full, or where a wish would wait there for too long. What
     * it comes to is always told: what is not decided in the time that the settings give to it is undecided, and if it was
     * not begun by then it never is.
     */
    Optional<CompletableFuture<Answer>> offer(Command command) {
        boolean wish = command instanceof Command.Take take && take.giver().isEmpty();
        if (wish && !pace.enter()) {
            refusals.count(Reason.TOO_SLOW);
            return Optional.empty();
        }
        var waiting = new Waiting(command);
        CompletableFuture<Answer> answer = waiting.answer();
        if (wish) {
            var _ = answer.whenComplete((result, _) -> pace.leave(result instanceof Answer.OfTake));
        }
        deadlines.watch(answer, patience(command));
        // Looked at only now: whoever closes the lanes ends afterwards what is watched.
        if (!open) {
            return refused(answer, Reason.CLOSED);
        }
        return queueOf(command.performance()).offer(waiting) ? Optional.of(answer) : refused(answer, Reason.FULL);
    }

    private BlockingQueue<Waiting> queueOf(PerformanceId performance) {
        return queues.get(Math.floorMod(performance.value(), queues.size()));
    }

    private int queued() {
        return queues.stream().mapToInt(BlockingQueue::size).sum();
    }

    private Duration patience(Command command) {
        return command instanceof Command.Take
                ? settings.lane().wishWait()
                : settings.lane().answerWait();
    }

    private Optional<CompletableFuture<Answer>> refused(CompletableFuture<Answer> answer, Reason reason) {
        answer.cancel(false);
        refusals.count(reason);
        return Optional.empty();
    }

    /** Waits for what a command comes to. */
    Answer ask(Command command) {
        return begin(command).map(Supplier::get).orElseGet(this::undecided);
    }

    /** Like {@link #offer}; what it comes to is waited for later. */
    Optional<Supplier<Answer>> begin(Command command) {
        return offer(command).map(answer -> () -> await(answer));
    }

    /** For as long as it takes: no answer stays away for longer than the settings say. */
    private Answer await(CompletableFuture<Answer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            // Not begun yet, it never will be: the writer leaves out what was cancelled.
            answer.cancel(false);
            return undecided();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("a command failed in its lane", failure.getCause());
        }
    }

    private Answer undecided() {
        return new Answer.Undecided(retryAfter.next());
    }

    private void write(BlockingQueue<Waiting> queue) {
        var batch = new ArrayList<Waiting>(runner.batchMax());
        while (open || !queue.isEmpty()) {
            batch.clear();
            gather(queue, batch);
            if (!batch.isEmpty()) {
                run(List.copyOf(batch));
            }
        }
    }

    private void gather(BlockingQueue<Waiting> queue, List<Waiting> batch) {
        try {
            Waiting first = queue.poll(IDLE_WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
            if (first != null) {
                batch.add(first);
                queue.drainTo(batch, runner.batchMax() - 1);
                batch.removeIf(Waiting::abandoned);
            }
        } catch (InterruptedException stopped) {
            // Nobody interrupts a writer but to end the process; what waits is still decided.
            LOG.info("lane writer interrupted");
        }
    }

    /** A writer outlives whatever a batch throws at it: without it nobody in this process books. */
    private void run(List<Waiting> batch) {
        try {
            runner.run(batch);
        } catch (RuntimeException | Error failure) {
            LOG.error("batch failed commands={}", batch.size(), failure);
            batch.forEach(waiting -> waiting.answer().completeExceptionally(failure));
        }
    }

    @Override
    public synchronized void start() {
        open = true;
        deadlines.start();
        for (BlockingQueue<Waiting> queue : queues) {
            writers.add(Thread.ofPlatform()
                    .daemon()
                    .name("booking-lane-" + (writers.size() + 1))
                    .start(() -> write(queue)));
        }
    }

    /** Takes no more commands and decides those that wait; those that cannot be decided in time are told so. */
    @Override
    public synchronized void stop() {
        open = false;
        try {
            for (Thread writer : writers) {
                if (!writer.join(STOP_WAIT_MAX)) {
                    LOG.warn("lane writer {} did not end in time waiting={}", writer.getName(), queued());
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        writers.clear();
        deadlines.stop();
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    /** Before the web server, and so ended after it: requests that are still served get their answers. */
    @Override
    public int getPhase() {
        return 0;
    }
}
