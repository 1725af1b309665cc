package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.Performances;
import io.grandstand.waitingroom.RoomMirror.Mirrored;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The waiting rooms there are: one for every performance. While PostgreSQL is away, they are read from beside their lines,
 * where those are kept that are about to open, or open.
 */
@Component
class Rooms {

    private static final Logger LOG = LoggerFactory.getLogger(Rooms.class);

    private static final int ROOMS_MAX = 5_000;
    /** While it is away, PostgreSQL is tried by one of those who ask, so often. */
    private static final Duration TRIED_EVERY = Duration.ofSeconds(1);

    private static final Duration MIRRORED_AGE = Duration.ofSeconds(1);

    /** What follows from terms is calculated once. They are the same object until they change, and so soon compared. */
    private record Known(PerformanceTerms terms, Mirrored room) {}

    private record Read(Mirrored room, Instant at) {}

    private final Performances performances;
    private final RoomMirror mirror;
    private final WaitingRoomSettings settings;
    private final InstantSource clock;
    private final Map<PerformanceId, Known> rooms = new ConcurrentHashMap<>();
    private final Map<PerformanceId, Read> mirrored = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> nextTry = new AtomicReference<>(Instant.MIN);
    private volatile boolean away;

    Rooms(Performances performances, RoomMirror mirror, WaitingRoomSettings settings, InstantSource clock) {
        this.performances = performances;
        this.mirror = mirror;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether or not the public may see it yet. */
    Optional<Room> find(PerformanceId performance) {
        return room(performance).map(Mirrored::room);
    }

    Optional<Room> visible(PerformanceId performance) {
        return room(performance)
                .filter(found -> !clock.instant().isBefore(found.visibleFrom()))
                .map(Mirrored::room);
    }

    List<Room> openingOrOnSale(int roomsMax) {
        return performances.openingOrOnSale(roomsMax).stream()
                .map(this::room)
                .map(this::kept)
                .toList();
    }

    private Room kept(Mirrored room) {
        mirror.keep(room);
        return room.room();
    }

    private Optional<Mirrored> room(PerformanceId performance) {
        Instant now = clock.instant();
        if (away && !mayTry(now)) {
            Optional<Mirrored> beside = beside(performance, now);
            if (beside.isPresent()) {
                return beside;
            }
        }
        try {
            Optional<Mirrored> found = performances.find(performance).map(this::room);
            away = false;
            return found;
        } catch (DataAccessException failure) {
            if (!away) {
                LOG.warn("rooms=mirrored cause={}", failure.getMessage());
            }
            away = true;
            Supplier<DataAccessException> unknown = () -> failure;
            return Optional.of(beside(performance, now).orElseThrow(unknown));
        }
    }

    /** One of those who ask, once in a while; the others do not wait for it. */
    private boolean mayTry(Instant now) {
        Instant next = nextTry.get();
        return !now.isBefore(next) && nextTry.compareAndSet(next, now.plus(TRIED_EVERY));
    }

    /** As it stands beside its line; where that is away, too, as it was known here last. */
    private Optional<Mirrored> beside(PerformanceId performance, Instant now) {
        Read read = mirrored.get(performance);
        if (read != null && read.at().plus(MIRRORED_AGE).isAfter(now)) {
            return Optional.of(read.room());
        }
        Optional<Mirrored> found = Optional.empty();
        try {
            found = mirror.find(performance);
        } catch (DataAccessException alsoAway) {
            LOG.debug("rooms=unread performance={} cause={}", performance, alsoAway.getMessage());
        }
        found = found.or(() -> Optional.ofNullable(read).map(Read::room))
                .or(() -> Optional.ofNullable(rooms.get(performance)).map(Known::room));
        if (mirrored.size() >= ROOMS_MAX) {
            mirrored.clear();
        }
        found.ifPresent(room -> mirrored.put(performance, new Read(room, now)));
        return found;
    }

    private Mirrored room(PerformanceTerms terms) {
        Known known = rooms.get(terms.id());
        if (known != null && known.terms.equals(terms)) {
            return known.room;
        }
        if (rooms.size() >= ROOMS_MAX) {
            rooms.clear();
        }
        var room = new Mirrored(Room.of(terms, settings), terms.visibleFrom());
        rooms.put(terms.id(), new Known(terms, room));
        if (known != null) {
            mirrorChanged(room);
        }
        return room;
    }

    /** It may be none of those that are looked after any more: its sale has ended, or opens another day. */
    private void mirrorChanged(Mirrored room) {
        try {
            mirror.keep(room);
        } catch (DataAccessException redisAway) {
            LOG.debug("rooms=unmirrored performance={} cause={}", room.room().performance(), redisAway.getMessage());
        }
    }
}
