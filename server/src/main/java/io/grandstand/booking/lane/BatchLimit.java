package io.grandstand.booking.lane;

import io.grandstand.booking.BookingSettings;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * How many commands go into one transaction: as many as the settings say, and half as many after each that came near the
 * time at which the database ends it. Without that a database in trouble, that takes ten times as long for each hold, would
 * end every full batch, and nothing at all would be booked.
 *
 * <p>Half of that time, and no less, is near: where a commit itself takes long, small batches would only make it worse.
 */
@Component
class BatchLimit {

    /** A full batch that took so small a part of what is long may be twice as large the next time. */
    private static final int SHORT_PART = 4;

    /** Fewer commands that took long say nothing of a full batch, and no batch need be smaller than half of that. */
    private static final int TELLING_MIN = 8;

    private final int commandsMax;
    private final Duration tooLong;
    private volatile int now;

    BatchLimit(BookingSettings settings) {
        this.commandsMax = settings.lane().batchMax();
        this.tooLong = settings.writers().transactionTimeout().dividedBy(2);
        this.now = commandsMax;
    }

    int now() {
        return now;
    }

    /**
     * Told of each batch, whether or not it came to anything.
     *
     * @return whether it took too long
     */
    synchronized boolean took(int commands, Duration time) {
        if (time.compareTo(tooLong) > 0 && commands >= TELLING_MIN) {
            now = Math.max(TELLING_MIN, Math.min(now, commands)) / 2;
            return true;
        }
        if (commands >= now && time.compareTo(tooLong.dividedBy(SHORT_PART)) < 0) {
            now = Math.min(commandsMax, now * 2);
        }
        return false;
    }
}
