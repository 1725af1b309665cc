package io.grandstand.booking.lane;

import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.waitingroom.BookingHealth;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells the waiting room each second how booking fares here: it lets in no more than are served well. */
@Component
@RunsIn({Role.BOOKING_API, Role.BOOKING_CONSUMER})
class TellingHealth {

    private final LaneHealth health;
    private final BookingHealth waitingRoom;

    TellingHealth(LaneHealth health, BookingHealth waitingRoom) {
        this.health = health;
        this.waitingRoom = waitingRoom;
    }

    @Scheduled(fixedDelay = 1_000)
    void tell() {
        health.take().forEach(waitingRoom::report);
    }
}
