package io.grandstand.booking.availability;

import io.grandstand.booking.BookingSettings;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.Repeating;
import io.grandstand.outbox.InfrastructureFailures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.errors.InterruptException;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps the pictures of this process fresh: hears changes from Kafka, and compares versions with the database, so that a
 * change that was lost on the way costs a second; and so it learns what a host has changed. Not a job of some process but a
 * part of every process that has pictures.
 */
@Component
class KeepingPicturesFresh implements SmartLifecycle {

    /** How long a change may be on its way before the whole is read instead. */
    private static final Duration ON_ITS_WAY_MAX = Duration.ofMillis(200);

    private static final Duration LISTEN_AGAIN = Duration.ofSeconds(1);

    private final SeatPictures pictures;
    private final DeltaListener listener;
    private final Duration checkEvery;
    private final List<Repeating> tasks = new ArrayList<>();
    private volatile boolean running;

    KeepingPicturesFresh(SeatPictures pictures, DeltaListener listener, BookingSettings settings) {
        this.pictures = pictures;
        this.listener = listener;
        this.checkEvery = settings.availability().checkEvery();
    }

    void check() {
        if (pictures.isEmpty()) {
            return;
        }
        pictures.tellSaleTimes();
        var unreadable = new ArrayList<RuntimeException>();
        pictures.soldOtherwise().forEach(performance -> reload(performance, unreadable));
        Map<PerformanceId, Long> behind = pictures.behind();
        if (!behind.isEmpty()) {
            LockSupport.parkNanos(ON_ITS_WAY_MAX.toNanos());
            behind.forEach((performance, version) -> {
                if (pictures.isBehind(performance, version)) {
                    reload(performance, unreadable);
                }
            });
        }
        if (!unreadable.isEmpty()) {
            throw unreadable.getFirst();
        }
    }

    /**
     * One that cannot be read, such as one in which a newer version has written what this one does not know, does not keep
     * the others from being read; a database that is away does.
     */
    private void reload(PerformanceId performance, List<RuntimeException> unreadable) {
        try {
            pictures.reload(performance);
        } catch (RuntimeException e) {
            if (InfrastructureFailures.isOne(e)) {
                throw e;
            }
            unreadable.add(new IllegalStateException("the seats of performance " + performance + " cannot be read", e));
        }
    }

    private void listen() {
        if (pictures.isEmpty()) {
            return;
        }
        try {
            listener.listen(() -> running);
        } catch (InterruptException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        tasks.add(new Repeating("booking-versions", checkEvery, this::check));
        tasks.add(new Repeating("booking-deltas", LISTEN_AGAIN, this::listen));
    }

    @Override
    public synchronized void stop() {
        running = false;
        tasks.forEach(Repeating::close);
        tasks.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
