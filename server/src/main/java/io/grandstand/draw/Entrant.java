package io.grandstand.draw;

import java.nio.charset.StandardCharsets;

/**
 * Somebody who takes part.
 *
 * @param id who it is
 * @param nonce known to the entrant and the operator alone, so that nobody else can tell from a leaf whose it is
 */
public record Entrant(String id, Hash nonce) {

    private static final int ID_BYTES_MAX = 255;

    public Entrant {
        int bytes = id.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > ID_BYTES_MAX) {
            throw new IllegalArgumentException("an entrant's id has 1 to " + ID_BYTES_MAX + " bytes, not " + bytes);
        }
    }

    /** What stands for the entrant in the list of one draw. */
    public Hash leafIn(DrawName draw) {
        return Message.of("entrant")
                .addSized(draw.bytes())
                .add(nonce)
                .addSized(id.getBytes(StandardCharsets.UTF_8))
                .hash();
    }
}
