package io.grandstand.booking.domain;

/** What everyone may know of a seat, with the two bits in which it is told. */
public enum SeatState {
    FREE(0),
    HELD(1),
    SOLD(2),
    NOT_FOR_SALE(3);

    private final int code;

    SeatState(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static SeatState of(int code) {
        return switch (code) {
            case 0 -> FREE;
            case 1 -> HELD;
            case 2 -> SOLD;
            case 3 -> NOT_FOR_SALE;
            default -> throw new IllegalArgumentException("no such state of a seat: " + code);
        };
    }
}
