package io.grandstand.site.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A performance in a list, in its reader's language.
 *
 * @param artist who plays; none at a game
 * @param poster none where the host gave none
 * @param seatsTotal seats that have a price
 * @param waitingRoom whether one waits in line for it
 * @param left seats that nobody holds or has bought; none while that is not known
 */
public record Card(
        long performanceId,
        boolean game,
        String title,
        @Nullable String artist,
        @Nullable Picture poster,
        String venue,
        Instant startsAt,
        Instant salesFrom,
        Sale sale,
        boolean waitingRoom,
        int seatsTotal,
        @Nullable Integer left,
        long priceMin,
        long priceMax) {

    private static final int FEW_PERCENT = 5;

    /**
     * A picture, with its size in pixels, so that its place is kept until it comes.
     *
     * @param small the address of the same for lists
     */
    public record Picture(String address, String small, int width, int height) {}

    public String href() {
        return "/performances/" + performanceId;
    }

    /** Where its host watches it sell. */
    public String hostHref() {
        return "/host" + href();
    }

    /** Where its host watches and holds the line. */
    public String hostRoomHref() {
        return "/host" + href() + "/waiting-room";
    }

    public boolean soldOut() {
        return left != null && left == 0;
    }

    /** Few enough that somebody who hesitates may not get any. */
    public boolean nearlySoldOut() {
        return left != null && left > 0 && left * 100L <= (long) seatsTotal * FEW_PERCENT;
    }

    /** The ending of its word's key and of its style's name. */
    public String state() {
        if (sale != Sale.OPEN) {
            return sale.label();
        }
        if (soldOut()) {
            return "sold-out";
        }
        return nearlySoldOut() ? "few" : sale.label();
    }
}
