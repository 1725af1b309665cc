package io.grandstand.booking.availability;

/** One watcher's way through the changes of a performance. */
final class Watch implements AutoCloseable {

    private final Picture.Start start;
    private final Runnable onClose;

    Watch(Picture.Start start, Runnable onClose) {
        this.start = start;
        this.onClose = onClose;
    }

    Picture.Start start() {
        return start;
    }

    @Override
    public void close() {
        onClose.run();
    }
}
