package io.grandstand.identity;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Which sessions ended lately, in every process. Read twice a second, with an overlap, as transactions become visible in
 * another order than they began.
 *
 * <p>A session that ended is taken for a live one until its end is read, and so for {@code feed-stale} at most: whoever
 * finds the feed older than that waits for it to be read, by one for all who wait. Where it cannot be read, or not in
 * {@link #WAIT_MAX}, nobody who shows a token is served, rather than somebody who should not be.
 */
@Component
public class RevocationFeed {

    private static final Logger LOG = LoggerFactory.getLogger(RevocationFeed.class);
    private static final Duration OVERLAP = Duration.ofSeconds(30);
    private static final Duration RELOAD = Duration.ofMinutes(15);

    /** How long a request waits for a feed that is stale. */
    static final Duration WAIT_MAX = Duration.ofSeconds(1);

    private final EndedSessions sessions;
    private final IdentitySettings settings;
    private final LongSupplier nanoTime;
    private final Timer readings;
    private final Counter unknown;
    private final Set<SessionId> ended = ConcurrentHashMap.newKeySet();
    private final ReentrantLock reading = new ReentrantLock();

    /** When the reading began that the feed is from: what ended before that is in it. */
    private volatile long readAt;

    private volatile boolean everRead;

    /** When the last reading was over, whatever came of it. */
    private volatile long triedAt;

    private long readAllAt;

    @Autowired
    RevocationFeed(EndedSessions sessions, IdentitySettings settings, MeterRegistry meters) {
        this(sessions, settings, meters, System::nanoTime);
    }

    RevocationFeed(EndedSessions sessions, IdentitySettings settings, MeterRegistry meters, LongSupplier nanoTime) {
        this.sessions = sessions;
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.triedAt = nanoTime.getAsLong();
        this.readings = Timer.builder("grandstand.identity.feed")
                .description("readings of the feed of ended sessions")
                .register(meters);
        this.unknown = Counter.builder("grandstand.identity.feed.unknown")
                .description("requests that were not served because the feed of ended sessions was stale")
                .register(meters);
    }

    /**
     * Whether the session of an unexpired access token has ended.
     *
     * @throws DataAccessResourceFailureException where that cannot be told
     */
    public boolean hasEnded(SessionId session) {
        if (ended.contains(session)) {
            return true;
        }
        if (stale() && settings.feedRequired()) {
            freshen();
        }
        return ended.contains(session);
    }

    /** Marks an end that this process has just made, before the feed brings it. */
    void endedHere(SessionId session) {
        ended.add(session);
    }

    @Scheduled(fixedDelay = 500, timeUnit = TimeUnit.MILLISECONDS)
    void read() {
        reading.lock();
        try {
            readLocked();
        } finally {
            reading.unlock();
        }
    }

    private boolean stale() {
        return !everRead
                || nanoTime.getAsLong() - readAt >= settings.feedStale().toNanos();
    }

    private void freshen() {
        long asked = nanoTime.getAsLong();
        if (turn()) {
            try {
                // Somebody else's reading that ended meanwhile is ours, too: of many who wait, one reads.
                if (stale() && triedAt - asked <= 0) {
                    readLocked();
                }
            } finally {
                reading.unlock();
            }
        }
        if (stale()) {
            unknown.increment();
            throw new DataAccessResourceFailureException("the feed of ended sessions is stale");
        }
    }

    private boolean turn() {
        try {
            return reading.tryLock(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void readLocked() {
        long now = nanoTime.getAsLong();
        // Ended sessions matter until their last access token is over; the whole list is read anew now and then.
        boolean all = !everRead || now - readAllAt > RELOAD.toNanos();
        Duration past = all || now - readAt > OVERLAP.dividedBy(2).toNanos() ? AccessTokens.LIFETIME_MAX : OVERLAP;
        try {
            Set<SessionId> latest = readings.record(() -> sessions.within(past));
            if (all) {
                ended.retainAll(latest);
                readAllAt = now;
            }
            ended.addAll(latest);
            readAt = now;
            everRead = true;
        } catch (DataAccessException e) {
            LOG.warn("sessions.feed=unreadable cause={}", e.getClass().getSimpleName());
        } finally {
            triedAt = nanoTime.getAsLong();
        }
    }
}
