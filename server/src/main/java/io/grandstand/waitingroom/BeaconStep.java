package io.grandstand.waitingroom;

import io.grandstand.waitingroom.RoomDraw.Closing;
import java.time.Instant;

/** What a draw that waits for a beacon needs next. */
sealed interface BeaconStep {

    /** The round has not come, or the list is not published yet. */
    record Wait() implements BeaconStep {}

    /** @param last whether it is not waited for any longer, unless somebody answers now */
    record Ask(RoomBeacon beacon, boolean last) implements BeaconStep {}

    record Miss(Missed missed) implements BeaconStep {}

    /** Only what was published before the round came may go by it; and no sale waits for ever. */
    static BeaconStep next(RoomBeacon beacon, Closing closing, BeaconSettings settings, Instant now) {
        Instant comesAt = beacon.round().comesAt();
        Instant closedAt = closing.entrants().closedAt();
        Instant published = closing.publishedAt().orElse(now);
        if (!published.isBefore(comesAt) || !closedAt.isBefore(comesAt)) {
            return new Miss(Missed.LIST_TOO_LATE);
        }
        if (comesAt.isAfter(closedAt.plus(settings.longest(beacon)))) {
            return new Miss(Missed.ROUND_TOO_FAR);
        }
        return now.isBefore(comesAt) ? new Wait() : new Ask(beacon, !now.isBefore(comesAt.plus(settings.waitMax())));
    }
}
