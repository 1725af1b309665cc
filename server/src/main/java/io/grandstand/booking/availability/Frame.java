package io.grandstand.booking.availability;

import java.util.concurrent.CompletableFuture;

/**
 * One event of a stream, encoded once for everyone who watches, and where the one after it will be. Watchers each hold
 * the last frame that they sent: what all of them have sent is garbage, and nobody keeps a list of watchers.
 */
final class Frame {

    /** Nothing comes after this. */
    static final Frame END = new Frame(new byte[0]);

    private final byte[] bytes;
    private final CompletableFuture<Frame> next = new CompletableFuture<>();

    Frame(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    CompletableFuture<Frame> next() {
        return next;
    }
}
