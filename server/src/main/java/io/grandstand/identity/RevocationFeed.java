package io.grandstand.identity;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Which sessions ended lately, in every process. Read twice a second, with an overlap, as transactions become visible in
 * another order than they began. While it cannot be read, PostgreSQL is asked about each session.
 */
@Component
public class RevocationFeed {

    private static final Logger LOG = LoggerFactory.getLogger(RevocationFeed.class);
    private static final Duration OVERLAP = Duration.ofSeconds(30);
    private static final Duration RELOAD = Duration.ofMinutes(15);

    private final SessionTable sessions;
    private final IdentitySettings settings;
    private final Set<SessionId> ended = ConcurrentHashMap.newKeySet();
    private volatile long readAt;
    private volatile long readAllAt;
    private volatile boolean everRead;

    RevocationFeed(SessionTable sessions, IdentitySettings settings) {
        this.sessions = sessions;
        this.settings = settings;
    }

    /** Whether the session of an unexpired access token has ended. */
    public boolean hasEnded(SessionId session) {
        if (ended.contains(session)) {
            return true;
        }
        if (everRead && System.nanoTime() - readAt < settings.feedStale().toNanos()) {
            return false;
        }
        return sessions.hasEnded(session);
    }

    /** Marks an end that this process has just made, before the feed brings it. */
    void endedHere(SessionId session) {
        ended.add(session);
    }

    @Scheduled(fixedDelay = 500, timeUnit = TimeUnit.MILLISECONDS)
    void read() {
        long now = System.nanoTime();
        // Ended sessions matter until their last access token is over; the whole list is read anew now and then.
        boolean all = !everRead || now - readAllAt > RELOAD.toNanos();
        Duration past = all || now - readAt > OVERLAP.dividedBy(2).toNanos() ? AccessTokens.LIFETIME_MAX : OVERLAP;
        try {
            var latest = Set.copyOf(sessions.endedWithin(past));
            if (all) {
                ended.retainAll(latest);
                readAllAt = now;
            }
            ended.addAll(latest);
            readAt = now;
            everRead = true;
        } catch (DataAccessException | CannotCreateTransactionException e) {
            LOG.warn("sessions.feed=unreadable cause={}", e.getClass().getSimpleName());
        }
    }
}
