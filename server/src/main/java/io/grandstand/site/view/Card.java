package io.grandstand.site.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A performance in a list.
 *
 * @param left seats that nobody holds or has bought; none while that is not known
 * @param priceMin of the cheapest seat; none where no prices are set
 */
public record Card(
        long performanceId,
        Kind kind,
        String title,
        @Nullable Teams teams,
        String venue,
        Instant startsAt,
        Instant salesFrom,
        Sale sale,
        int seatsTotal,
        @Nullable Integer left,
        @Nullable Long priceMin,
        boolean waitingRoom) {

    public enum Kind {
        GAME,
        CONCERT
    }

    public record Teams(String home, String away) {}

    public boolean soldOut() {
        return left != null && left == 0;
    }

    /** Few enough that somebody who hesitates may not get any. */
    public boolean nearlySoldOut() {
        return left != null && left > 0 && left * 20L <= seatsTotal;
    }
}
