package io.grandstand.booking.persistence;

/**
 * A performance's lane as it stands.
 *
 * @param version counts the changes that can be seen on the map
 * @param taken seats that have a claim, and places in areas that are taken
 */
public record LaneRow(long version, int taken) {

    /** A performance that nobody has booked yet. */
    public static final LaneRow NEW = new LaneRow(0, 0);
}
