package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.OneForAll;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
    /** While Redis is away, an old view is better than none; after this it says that it is old. */
    private static final Duration STALE_MAX = Duration.ofSeconds(3);

    /** After this nobody counts those of a view any more. */
    private static final Duration COUNTED_MAX = Duration.ofSeconds(30);

    /** How long somebody waits for another one's look. */
    private static final Duration LOOKING_MAX = Duration.ofSeconds(5);

    private record State(RoomView view, RoomDocument document) {}

    private static final class Seen {
        private final OneForAll looking = new OneForAll();
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
        if (state == null || isOld(state)) {
            seen.looking.doOrAwait(() -> lookUnlessFresh(room, seen), LOOKING_MAX);
        } else if (!fresh(seen)) {
            seen.looking.doUnlessUnderWay(() -> lookUnlessFresh(room, seen));
        }
        return Objects.requireNonNull(seen.state, "looked at, and not seen");
    }

    private void lookUnlessFresh(Room room, Seen seen) {
        if (!fresh(seen)) {
            look(room, seen);
        } else if (seen.state == null && seen.failure != null) {
            // Who comes just after a look shares its failure instead of trying, too.
            throw seen.failure;
        }
    }

    /** The last that was seen of a room, however long ago; empty where nobody here has looked. */
    Optional<RoomView> last(PerformanceId performance) {
        Seen known = rooms.get(performance);
        return Optional.ofNullable(known == null ? null : known.state).map(State::view);
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

    /** Lines that were lost and form again. */
    int recovering() {
        return sum(view -> view.recovering().isZero() ? 0 : 1);
    }

    /** Lines that let in less than their policy, for booking's sake. */
    int slowed() {
        return sum(view -> view.share() < HealthLoop.WHOLE ? 1 : 0);
    }

    /** Nobody has looked for long, or this process stood still: what was then is told to nobody while somebody looks. */
    private boolean isOld(State state) {
        return !state.view().away() && state.view().at().plus(STALE_MAX).isBefore(clock.instant());
    }

    private boolean fresh(Seen seen) {
        return clock.instant().isBefore(seen.looked.plus(viewAge));
    }

    private void look(Room room, Seen seen) {
        Instant now = clock.instant();
        State before = seen.state;
        seen.looked = now;
        try {
            RoomView view = RoomView.of(room, now, line.look(room));
            seen.state = new State(view, RoomDocument.of(view));
            seen.failure = null;
        } catch (DataAccessException e) {
            seen.looked = clock.instant();
            if (before == null) {
                seen.failure = e;
                throw e;
            }
            LOG.debug("waitingroom=stale performance={} cause={}", room.performance(), e.getMessage());
            if (before.view().at().plus(STALE_MAX).isBefore(now)
                    && !before.view().away()) {
                RoomView view = before.view().whileAway();
                seen.state = new State(view, RoomDocument.of(view));
            }
        }
    }

    private Seen seen(PerformanceId performance) {
        Seen known = rooms.get(performance);
        if (known != null) {
            return known;
        }
        if (rooms.size() >= ROOMS_MAX) {
            Instant idle = clock.instant().minus(COUNTED_MAX);
            rooms.values().removeIf(seen -> seen.looked.isBefore(idle));
        }
        return rooms.computeIfAbsent(performance, _ -> new Seen());
    }

    private int sum(ToIntFunction<RoomView> of) {
        Instant now = clock.instant();
        int sum = 0;
        for (Seen seen : rooms.values()) {
            State state = seen.state;
            if (state != null && state.view().at().plus(COUNTED_MAX).isAfter(now)) {
                sum += of.applyAsInt(state.view());
            }
        }
        return sum;
    }
}
