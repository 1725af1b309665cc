package io.grandstand.waitingroom;

/** Where a sale is by the clock alone, whatever its host does with the line. */
enum Stage {
    BEFORE,
    PREQUEUE,
    SELLING,
    OVER
}
