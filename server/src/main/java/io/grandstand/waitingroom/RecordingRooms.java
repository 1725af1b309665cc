package io.grandstand.waitingroom;

import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Writes down how the rooms are that somebody is in. Any number of processes may do so at once; one of them does. */
@Component
@RunsIn(Role.WAITINGROOM_JOBS)
class RecordingRooms {

    private static final Logger LOG = LoggerFactory.getLogger(RecordingRooms.class);

    private static final int ROOMS_MAX = 500;

    private final Rooms rooms;
    private final LiveRooms live;
    private final RoomHistory history;
    private final InstantSource clock;
    private boolean away;

    RecordingRooms(Rooms rooms, LiveRooms live, RoomHistory history, InstantSource clock) {
        this.rooms = rooms;
        this.live = live;
        this.history = history;
        this.clock = clock;
    }

    @Scheduled(fixedRate = RoomHistory.EVERY_MILLIS)
    void record() {
        try {
            rooms.openingOrOnSale(ROOMS_MAX).stream().filter(Room::draws).forEach(this::record);
            away = false;
        } catch (DataAccessException e) {
            if (!away) {
                LOG.warn("history=unwritten cause={}", e.getMessage());
            }
            away = true;
        }
    }

    private void record(Room room) {
        RoomView view;
        try {
            view = live.view(room);
        } catch (DrawUnderWayException underWay) {
            LOG.debug("history=nothing-to-see performance={}", room.performance(), underWay);
            return;
        }
        if (!view.away() && view.waiting() + view.called() + view.parked() + view.active() > 0) {
            history.add(room.performance(), RoomSample.of(view, clock.instant()));
        }
    }
}
