package io.grandstand.waitingroom;

/** Where a fan stands. */
enum PlaceState {
    WAITING,
    /** It is this fan's turn. */
    CALLED,
    /** It was this fan's turn; who still comes goes before all who were not called yet. */
    PARKED,
    ADMITTED,
    GONE
}
