package io.grandstand.waitingroom;

import io.grandstand.draw.Seed;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Commits to a seed, and to a beacon's round where one is configured, as soon as anybody looks at a waiting room that will
 * draw.
 */
@Service
class AnnouncingDraw {

    private final RoomDraws draws;
    private final BeaconSettings beacon;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    AnnouncingDraw(RoomDraws draws, BeaconSettings beacon, InstantSource clock) {
        this.draws = draws;
        this.beacon = beacon;
        this.clock = clock;
    }

    /** Empty where nobody is drawn, or nobody any more: a draw is made once, whatever becomes of the line. */
    Optional<LineDraw> announced(Room room) {
        Stage stage = room.stage(clock.instant());
        if (room.draws() && (stage == Stage.BEFORE || stage == Stage.PREQUEUE)) {
            draws.announce(room.performance(), Seed.from(random), beacon.after(room.salesFrom()));
        }
        return draws.find(room.performance())
                .filter(draw -> draw.closing().isEmpty())
                .map(RoomDraw::forEveryone);
    }
}
