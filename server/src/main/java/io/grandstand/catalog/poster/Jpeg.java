package io.grandstand.catalog.poster;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A JPEG as far as it must be understood before it is decoded. */
final class Jpeg {

    private static final int MARKER = 0xff;
    private static final int START_OF_IMAGE = 0xd8;
    private static final int START_OF_SCAN = 0xda;
    private static final int EXIF = 0xe1;
    private static final byte[] EXIF_NAME = {'E', 'x', 'i', 'f', 0, 0};
    private static final short ORIENTATION = 0x0112;
    private static final int ORIENTATIONS = 8;

    private Jpeg() {}

    static boolean is(byte[] image) {
        return image.length > 3
                && unsigned(image[0]) == MARKER
                && unsigned(image[1]) == START_OF_IMAGE
                && unsigned(image[2]) == MARKER;
    }

    /** How often a decoder may have to go over the whole picture: tiny scans by the thousand would keep it for hours. */
    static int scans(byte[] jpeg) {
        int scans = 0;
        for (int i = 0; i < jpeg.length - 1; i++) {
            if (unsigned(jpeg[i]) == MARKER && unsigned(jpeg[i + 1]) == START_OF_SCAN) {
                scans++;
            }
        }
        return scans;
    }

    /** How the camera was held, as EXIF counts it: 1 is upright. What cannot be understood is upright. */
    static int orientation(byte[] jpeg) {
        try {
            var in = ByteBuffer.wrap(jpeg).position(2);
            while (unsigned(in.get()) == MARKER) {
                int marker = unsigned(in.get());
                if (marker == START_OF_SCAN) {
                    return 1;
                }
                int start = in.position();
                int length = Short.toUnsignedInt(in.getShort());
                if (marker == EXIF && named(jpeg, in.position())) {
                    int tiff = in.position() + EXIF_NAME.length;
                    return ofTiff(
                            ByteBuffer.wrap(jpeg, tiff, start + length - tiff).slice());
                }
                in.position(start + length);
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException broken) {
            return 1;
        }
        return 1;
    }

    private static boolean named(byte[] jpeg, int at) {
        return at + EXIF_NAME.length <= jpeg.length
                && Arrays.equals(jpeg, at, at + EXIF_NAME.length, EXIF_NAME, 0, EXIF_NAME.length);
    }

    private static int ofTiff(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + 12 * i;
            if (tiff.getShort(entry) == ORIENTATION) {
                int orientation = tiff.getShort(entry + 8);
                return orientation >= 1 && orientation <= ORIENTATIONS ? orientation : 1;
            }
        }
        return 1;
    }

    private static int unsigned(byte value) {
        return Byte.toUnsignedInt(value);
    }
}
