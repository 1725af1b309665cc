package io.grandstand.waitingroom;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Finds who was called and does not come, so that they can be told elsewhere than on a page that nobody looks at. Whoever
 * comes, as nearly everyone does, costs nothing here. Who is found is found once, whatever becomes of the news: it is a
 * courtesy, and the place waits with or without it.
 */
@Component
@RunsIn(Role.WAITINGROOM_JOBS)
class FindingAbsentees {

    private static final Logger LOG = LoggerFactory.getLogger(FindingAbsentees.class);

    private static final int ROOMS_MAX = 500;
    private static final int ABSENTEES_MAX = 200;
    private static final long EVERY_MILLIS = 5_000;
    /** A page that is open comes within a second or two. */
    private static final Duration ABSENT_AFTER = Duration.ofSeconds(5);

    private final Rooms rooms;
    private final Line line;
    private final Absentees absentees;
    private boolean away;

    FindingAbsentees(Rooms rooms, Line line, Absentees absentees) {
        this.rooms = rooms;
        this.line = line;
        this.absentees = absentees;
    }

    @Scheduled(fixedDelay = EVERY_MILLIS)
    void find() {
        try {
            rooms.openingOrOnSale(ROOMS_MAX).stream().filter(Room::draws).forEach(this::find);
            away = false;
        } catch (DataAccessException | TransactionException e) {
            if (!away) {
                LOG.warn("absentees=untold cause={}", e.getMessage());
            }
            away = true;
        }
    }

    private void find(Room room) {
        Map<AccountId, Long> absent;
        try {
            absent = line.absentees(room, ABSENT_AFTER, ABSENTEES_MAX);
        } catch (DrawUnderWayException underWay) {
            LOG.debug("absentees=none-yet performance={}", room.performance(), underWay);
            return;
        }
        if (!absent.isEmpty()) {
            absentees.tell(room.performance(), absent);
        }
    }
}
