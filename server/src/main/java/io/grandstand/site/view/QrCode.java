package io.grandstand.site.view;

/**
 * A QR code, to be drawn as one path.
 *
 * @param size how many squares it is wide and high, with the quiet border around it
 * @param path its dark squares, each of size one
 */
public record QrCode(int size, String path) {

    /** A whole number, so that all squares are of one size and a reader finds their edges. */
    private static final int PIXELS_A_SQUARE = 6;

    /** How wide and high it is drawn, where the screen is wide enough. */
    public int pixels() {
        return size * PIXELS_A_SQUARE;
    }
}
