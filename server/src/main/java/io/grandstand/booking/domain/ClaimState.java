package io.grandstand.booking.domain;

/** How a seat is claimed; a free one has no claim. */
public enum ClaimState {
    KEPT(1, SeatState.HELD),
    CAPTURING(2, SeatState.HELD),
    SOLD(3, SeatState.SOLD),
    /** Its host keeps it from sale. */
    BLOCKED(4, SeatState.NOT_FOR_SALE);

    private final int code;
    private final SeatState shown;

    ClaimState(int code, SeatState shown) {
        this.code = code;
        this.shown = shown;
    }

    /** As it is stored. */
    public int code() {
        return code;
    }

    /** What everyone may see of it. */
    public SeatState shown() {
        return shown;
    }

    public static ClaimState of(int code) {
        return switch (code) {
            case 1 -> KEPT;
            case 2 -> CAPTURING;
            case 3 -> SOLD;
            case 4 -> BLOCKED;
            default -> throw new IllegalArgumentException("no such state of a claim: " + code);
        };
    }
}
