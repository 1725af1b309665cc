package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Answers from what everyone polls, so that a crowd on the page before the line asks no more than one of it. */
@Component
class LookingAtDoors implements LineDoors {

    private final Rooms rooms;
    private final LiveRooms live;

    LookingAtDoors(Rooms rooms, LiveRooms live) {
        this.rooms = rooms;
        this.live = live;
    }

    @Override
    public boolean shut(PerformanceId performance) {
        try {
            return rooms.visible(performance)
                    .map(live::view)
                    .filter(view -> !view.away() && view.phase() == Phase.DRAINING)
                    .isPresent();
        } catch (DataAccessException away) {
            return false;
        }
    }
}
