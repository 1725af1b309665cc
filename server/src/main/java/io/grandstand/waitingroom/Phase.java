package io.grandstand.waitingroom;

/** Where a waiting room is in its life, for everyone to see. */
enum Phase {
    /** Nobody may join yet. */
    SCHEDULED,
    /** The line forms; nobody is called. */
    PREQUEUE,
    /** Numbers are called. */
    OPEN,
    /** The host holds the line: it may grow, nobody is called. */
    PAUSED,
    /** Who is in line is called; nobody may join. */
    DRAINING,
    /** The sale is over. */
    CLOSED;

    static Phase of(Stage stage, Controls controls) {
        return switch (stage) {
            case BEFORE -> controls.opened() ? PREQUEUE : SCHEDULED;
            case PREQUEUE -> PREQUEUE;
            case SELLING -> {
                if (controls.paused()) {
                    yield PAUSED;
                }
                yield controls.draining() ? DRAINING : OPEN;
            }
            case OVER -> CLOSED;
        };
    }
}
