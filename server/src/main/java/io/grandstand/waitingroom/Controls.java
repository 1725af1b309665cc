package io.grandstand.waitingroom;

/**
 * What the host did to the line.
 *
 * @param opened the line forms before its time
 * @param paused nobody is called
 * @param draining nobody joins once the sale is on
 */
record Controls(boolean opened, boolean paused, boolean draining) {

    static final Controls NONE = new Controls(false, false, false);

    /** One thing that a host may do. Each may be repeated. */
    enum Command {
        OPEN,
        PAUSE,
        RESUME,
        DRAIN
    }

    Controls after(Command command) {
        return switch (command) {
            case OPEN -> new Controls(true, false, false);
            case PAUSE -> new Controls(opened, true, draining);
            case RESUME -> new Controls(opened, false, draining);
            case DRAIN -> new Controls(opened, paused, true);
        };
    }
}
