package io.grandstand.site.view;

import java.time.Instant;

/**
 * What something is bought for.
 *
 * @param waitingRoom whether one waits in line for it
 */
public record Event(long performanceId, String title, String venue, Instant startsAt, boolean waitingRoom) {

    public String href() {
        return "/performances/" + performanceId;
    }

    public String seatsHref() {
        return href() + "/seats";
    }

    /** Where seats can be looked at by whoever cannot choose any yet. */
    public String lookHref() {
        return seatsHref() + "?look";
    }

    /**
     * Where the picture of its plan is.
     *
     * @param tag of what the plan is
     */
    public String planHref(String tag) {
        return href() + "/map-" + tag + ".svg";
    }

    public String roomHref() {
        return href() + "/waiting-room";
    }

    public String proofHref() {
        return roomHref() + "/proof";
    }

    /** Where its host watches it sell. */
    public String hostHref() {
        return "/host" + href();
    }

    /** Where its host watches and holds the line. */
    public String hostRoomHref() {
        return "/host" + roomHref();
    }

    /** Where buying begins. */
    public String entrance() {
        return waitingRoom ? roomHref() : seatsHref();
    }
}
