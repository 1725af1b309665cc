package io.grandstand.waitingroom;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Something that a stream tells, encoded once for each way it may go, however many hear it. */
final class Message {

    /** How a message is wrapped on its way. */
    enum Wire {
        /** Server-sent events: the message's name is that of the event. */
        EVENT("event: %s\ndata: ", "\n\n"),
        /** Text in a socket: an object whose one member is called as the message. */
        TEXT("{\"%s\":", "}");

        private final String before;
        private final String after;

        Wire(String before, String after) {
            this.before = before;
            this.after = after;
        }
    }

    private final Map<Wire, byte[]> encoded = new EnumMap<>(Wire.class);

    /** @param json in one line */
    Message(String name, byte[] json) {
        for (Wire wire : Wire.values()) {
            var bytes = new ByteArrayOutputStream(json.length + 32);
            bytes.writeBytes(wire.before.formatted(name).getBytes(StandardCharsets.US_ASCII));
            bytes.writeBytes(json);
            bytes.writeBytes(wire.after.getBytes(StandardCharsets.US_ASCII));
            encoded.put(wire, bytes.toByteArray());
        }
    }

    /** Of which there is nothing to say but its name. */
    static Message of(String name) {
        return new Message(name, "{}".getBytes(StandardCharsets.US_ASCII));
    }

    /** To be sent and not to be changed. */
    byte[] on(Wire wire) {
        return Objects.requireNonNull(encoded.get(wire));
    }
}
