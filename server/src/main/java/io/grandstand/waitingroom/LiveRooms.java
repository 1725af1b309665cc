package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The rooms as everyone polls them: read from Redis by one of those who ask, at most once in {@code viewAge}, and
 * answered from memory to all the others.
 */
@Component
class LiveRooms {

    private static final Logger LOG = LoggerFactory.getLogger(LiveRooms.class);

    private static final int ROOMS_MAX = 1_000;
    /** While Redis is away, an old view is better than none; after this it says too little. */
    private static final Duration STALE_MAX = Duration.ofSeconds(30);

    private record State(RoomView view, RoomDocument document) {}

    private static final class Seen {
        private final ReentrantLock looking = new ReentrantLock();
        private volatile @Nullable State state;
        private volatile Instant looked = Instant.EPOCH;
        private volatile @Nullable DataAccessException failure;
    }

    private final Line line;
    private final Duration viewAge;
    private final InstantSource clock;
    private final Map<PerformanceId, Seen> rooms = new ConcurrentHashMap<>();

    LiveRooms(Line line, WaitingRoomSettings settings, InstantSource clock) {
        this.line = line;
        this.viewAge = settings.viewAge();
        this.clock = clock;
    }

    RoomDocument document(Room room) {
        return state(room).document();
    }

    RoomView view(Room room) {
        return state(room).view();
    }

    private State state(Room room) {
        Seen seen = seen(room.performance());
        State state = seen.state;
        if (state != null && (fresh(seen) || !seen.looking.tryLock())) {
            return state;
        }
        if (state == null) {
            seen.looking.lock();
        }
        try {
            State latest = seen.state;
            if (latest != null && fresh(seen)) {
                return latest;
            }
            DataAccessException failure = seen.failure;
            if (failure != null && fresh(seen)) {
                // Those who waited for this look share its failure instead of each trying in turn.
                throw failure;
            }
            return look(room, seen);
        } finally {
            seen.looking.unlock();
        }
    }

    /** Something was changed here that must be seen at once. */
    void forget(PerformanceId performance) {
        rooms.remove(performance);
    }

    int waiting() {
        return sum(RoomView::waiting);
    }

    int active() {
        return sum(RoomView::active);
    }

    private boolean fresh(Seen seen) {
        return clock.instant().isBefore(seen.looked.plus(viewAge));
    }

    private State look(Room room, Seen seen) {
        Instant now = clock.instant();
        State before = seen.state;
        seen.looked = now;
        try {
            RoomView view = RoomView.of(room, now, line.look(room));
            State state = new State(view, RoomDocument.of(view));
            seen.state = state;
            seen.failure = null;
            return state;
        } catch (DataAccessException e) {
            if (before == null || before.view().at().plus(STALE_MAX).isBefore(now)) {
                seen.state = null;
                seen.failure = e;
                seen.looked = clock.instant();
                throw e;
            }
            LOG.debug("waitingroom=stale performance={} cause={}", room.performance(), e.getMessage());
            return before;
        }
    }

    private Seen seen(PerformanceId performance) {
        Seen known = rooms.get(performance);
        if (known != null) {
            return known;
        }
        if (rooms.size() >= ROOMS_MAX) {
            Instant idle = clock.instant().minus(STALE_MAX);
            rooms.values().removeIf(seen -> seen.looked.isBefore(idle));
        }
        return rooms.computeIfAbsent(performance, _ -> new Seen());
    }

    private int sum(ToIntFunction<RoomView> of) {
        Instant now = clock.instant();
        int sum = 0;
        for (Seen seen : rooms.values()) {
            State state = seen.state;
            if (state != null && state.view().at().plus(STALE_MAX).isAfter(now)) {
                sum += of.applyAsInt(state.view());
            }
        }
        return sum;
    }
}
