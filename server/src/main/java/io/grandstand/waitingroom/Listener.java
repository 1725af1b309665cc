package io.grandstand.waitingroom;

import java.io.IOException;

/** Somebody at the other end of a stream. */
interface Listener {

    Message.Wire wire();

    /**
     * Sends one message, and waits while it does not leave.
     *
     * @throws IOException when nobody listens any more, or too slowly
     */
    void send(byte[] message) throws IOException;

    /** Ends the connection; what was sent before still arrives. */
    void close();
}
