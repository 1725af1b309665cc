package io.grandstand.catalog;

/**
 * A show's poster: a JPEG that is named by its content, so that its address never shows anything else.
 *
 * @param width of the whole, in pixels
 * @param height of the whole, in pixels
 */
public record Poster(PosterHash hash, int width, int height) {

    /** Where posters are. */
    public static final String ROOT = "/posters/";

    /** What a poster is kept in. */
    public enum Size {
        WHOLE(1_200, ""),
        /** For lists. */
        SMALL(320, "-small");

        private final int sideMax;
        private final String suffix;

        Size(int sideMax, String suffix) {
            this.sideMax = sideMax;
            this.suffix = suffix;
        }

        /** Pixels of the longer side. */
        public int sideMax() {
            return sideMax;
        }

        /** What it is called, in addresses and where it is kept. */
        public String file(PosterHash hash) {
            return hash + suffix + ".jpg";
        }
    }

    public Poster {
        if (width < 1 || height < 1 || Math.max(width, height) > Size.WHOLE.sideMax()) {
            throw new IllegalArgumentException("no poster has %d x %d pixels".formatted(width, height));
        }
    }

    public String address(Size size) {
        return ROOT + size.file(hash);
    }
}
