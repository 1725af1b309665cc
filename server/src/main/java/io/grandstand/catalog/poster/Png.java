package io.grandstand.catalog.poster;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** A PNG as far as it must be understood before it is decoded. */
final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final String END = "IEND";
    private static final Set<String> PICTURE = Set.of("IHDR", "PLTE", "tRNS", "IDAT", END);
    /** Length, type and checksum. */
    private static final int FRAME_BYTES = 12;

    private Png() {}

    static boolean is(byte[] image) {
        return image.length > SIGNATURE.length
                && Arrays.equals(image, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    /**
     * The chunks that make the picture, without texts, colour profiles and all else that decoders unpack unasked; empty
     * where it is cut off, or where a chunk claims to be longer than the whole, for which decoders make room first.
     */
    static Optional<byte[]> pictureOf(byte[] png) {
        var picture = new ByteArrayOutputStream(png.length);
        picture.write(png, 0, SIGNATURE.length);
        var in = ByteBuffer.wrap(png).position(SIGNATURE.length);
        while (in.remaining() >= FRAME_BYTES) {
            int start = in.position();
            int length = in.getInt();
            if (length < 0 || length > in.remaining() - (FRAME_BYTES - Integer.BYTES)) {
                return Optional.empty();
            }
            var type = new String(png, in.position(), 4, StandardCharsets.ISO_8859_1);
            if (PICTURE.contains(type)) {
                picture.write(png, start, FRAME_BYTES + length);
            }
            if (type.equals(END)) {
                return Optional.of(picture.toByteArray());
            }
            in.position(start + FRAME_BYTES + length);
        }
        return Optional.empty();
    }
}
