package io.grandstand.booking.lane;

import io.grandstand.booking.BookingSettings;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * How many wishes for seats wait, how fast they are decided, and so whether one more would be decided in time. By
 * Little's law a wish waits for as long as those before it take: if more wait than were decided in the last bearable
 * wait, one more would wait longer than that, and is better refused at once. So the limit follows the machine, and
 * nobody has to know how fast it is.
 *
 * <p>How fast that is, is known only while wishes wait. So all are taken in the first moments of a crowd; and two
 * batches always, for without them the writers would go half empty. Wishes alone are counted and refused: what money is
 * under way for goes on.
 */
@Component
class Pace {

    /** A bearable wait has so many parts; the one that has just begun is looked at besides. */
    private static final int SLICES = 10;

    private static final int KEPT = SLICES + 1;

    private static final int BATCHES_ALWAYS = 2;

    /** A refusal costs a good part of what a decision costs: of more than that, nothing would be left to decide with. */
    private static final double REFUSED_PER_DECIDED = 0.5;

    /** Who waits for a refusal for longer has better things to do. */
    private static final Duration REFUSAL_WAIT_MAX = Duration.ofSeconds(2);

    private final LongSupplier nanoTime;
    private final long bearableNanos;
    private final long sliceNanos;
    private final BatchLimit batch;
    private final long origin;
    private final int[] decided = new int[KEPT];
    private final int[] refused = new int[KEPT];
    private long slice;
    private int waiting;
    private long waitingSince;
    private long lastRefusal = Long.MIN_VALUE / 2;

    @Autowired
    Pace(BookingSettings settings, BatchLimit batch) {
        this(settings, batch, System::nanoTime);
    }

    /** @param nanoTime never set back, as the database's clock may be when a process learns what it shows */
    Pace(BookingSettings settings, BatchLimit batch, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.bearableNanos = settings.lane().bearableWait().toNanos();
        this.sliceNanos = bearableNanos / SLICES;
        this.batch = batch;
        this.origin = nanoTime.getAsLong();
    }

    /** One more waits, if it would be decided in time; whoever was let in must {@link #leave}. */
    synchronized boolean enter() {
        long now = turn();
        if (waiting == 0) {
            waitingSince = now;
        }
        if (waiting < always() || now - waitingSince < bearableNanos || waiting < sum(decided)) {
            waiting++;
            return true;
        }
        refused[at(slice)]++;
        return false;
    }

    /**
     * How long whoever was not let in should be kept before they are told: no time, while few are refused. The sooner a
     * crowd is sent away, the sooner it comes back, and sending it away is work, too; so refusals take turns, half as many as
     * wishes are decided.
     */
    synchronized Duration untilRefusal() {
        long now = turn();
        long apart = (long) (bearableNanos / (REFUSED_PER_DECIDED * Math.max(always(), sum(decided))));
        long turn = Math.clamp(lastRefusal + apart, now, now + REFUSAL_WAIT_MAX.toNanos());
        lastRefusal = turn;
        return Duration.ofNanos(turn - now);
    }

    synchronized void leave(boolean wasDecided) {
        turn();
        waiting--;
        if (wasDecided) {
            decided[at(slice)]++;
        }
    }

    synchronized int waiting() {
        return waiting;
    }

    /** How many were lately refused for each that was decided. */
    synchronized double refusedPerDecided() {
        turn();
        return (double) sum(refused) / Math.max(1, sum(decided));
    }

    private int always() {
        return BATCHES_ALWAYS * batch.now();
    }

    /** Nanoseconds since the beginning. */
    private long turn() {
        long now = nanoTime.getAsLong() - origin;
        long current = now / sliceNanos;
        for (long passed = Math.max(slice + 1, current - SLICES); passed <= current; passed++) {
            decided[at(passed)] = 0;
            refused[at(passed)] = 0;
        }
        slice = Math.max(slice, current);
        return now;
    }

    private static int at(long slice) {
        return (int) (slice % KEPT);
    }

    private static int sum(int[] slices) {
        int sum = 0;
        for (int each : slices) {
            sum += each;
        }
        return sum;
    }
}
