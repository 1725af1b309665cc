package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.Performances;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The waiting rooms there are: one for every performance. */
@Component
class Rooms {

    private final Performances performances;
    private final WaitingRoomSettings settings;
    private final InstantSource clock;

    Rooms(Performances performances, WaitingRoomSettings settings, InstantSource clock) {
        this.performances = performances;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether or not the public may see it yet. */
    Optional<Room> find(PerformanceId performance) {
        return performances.find(performance).map(this::room);
    }

    Optional<Room> visible(PerformanceId performance) {
        return performances
                .find(performance)
                .filter(terms -> terms.visible(clock.instant()))
                .map(this::room);
    }

    List<Room> openingOrOnSale(int roomsMax) {
        return performances.openingOrOnSale(roomsMax).stream().map(this::room).toList();
    }

    private Room room(PerformanceTerms terms) {
        return Room.of(terms, settings);
    }
}
