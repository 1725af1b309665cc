package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Moves lines on when nobody asks for anything, and brings to Redis what a process that died kept only in PostgreSQL.
 * Any number of processes may do so at once; none has to.
 */
@Component
@RunsIn(Role.WAITINGROOM_JOBS)
class LineJobs {

    private static final Logger LOG = LoggerFactory.getLogger(LineJobs.class);

    private static final int ROOMS_MAX = 500;
    /** Rooms in which nothing goes on are looked at once in so many rounds. */
    private static final int IDLE_ROUNDS = 10;

    private final Rooms rooms;
    private final HostDecisions decisions;
    private final Tending tending;
    private final InstantSource clock;
    private final Set<PerformanceId> idle = new HashSet<>();
    private long round;
    private boolean away;

    LineJobs(Rooms rooms, HostDecisions decisions, Tending tending, InstantSource clock) {
        this.rooms = rooms;
        this.decisions = decisions;
        this.tending = tending;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1_000)
    void tend() {
        try {
            if (round++ % IDLE_ROUNDS == 0) {
                idle.clear();
            }
            List<Room> due = rooms.openingOrOnSale(ROOMS_MAX).stream()
                    .filter(room -> !idle.contains(room.performance()))
                    .toList();
            Map<PerformanceId, HostDecision> decided =
                    decisions.findAll(due.stream().map(Room::performance).toList());
            due.forEach(room -> tend(room, decided.getOrDefault(room.performance(), HostDecision.NONE)));
            away = false;
        } catch (DataAccessException e) {
            if (!away) {
                LOG.warn("lines=untended cause={}", e.getMessage());
            }
            away = true;
        }
    }

    private void tend(Room room, HostDecision decided) {
        if (!tending.tend(room, decided)) {
            rest(room);
        }
    }

    /** Not before the sale: whoever comes in the last second is drawn in the next. */
    private void rest(Room room) {
        if (room.stage(clock.instant()) != Stage.PREQUEUE) {
            idle.add(room.performance());
        }
    }
}
