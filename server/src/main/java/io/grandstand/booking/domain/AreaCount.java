package io.grandstand.booking.domain;

/** How many places of an area are held or sold, those among them whose time is over but that nobody has freed. */
public record AreaCount(int taken, int capacity) {

    public AreaCount {
        if (taken < 0 || taken > capacity) {
            throw new IllegalArgumentException("an area of " + capacity + " cannot have " + taken + " taken");
        }
    }

    public int left() {
        return capacity - taken;
    }

    AreaCount plus(int places) {
        return new AreaCount(taken + places, capacity);
    }
}
