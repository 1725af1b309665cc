package io.grandstand.catalog;

/**
 * A plan as a small picture: where its sections are and of what price class.
 *
 * @param tag names its content, for addresses that are cached for ever
 * @param width in pixels
 * @param height in pixels
 * @param svg the picture itself
 */
public record PlanPicture(String tag, int width, int height, String svg) {

    /** Characters of the picture; most have some 20,000. */
    public static final int LENGTH_MAX = 200_000;

    /** What a tag looks like. */
    public static final String TAG = "[0-9a-z]+-[0-9a-f]*-[0-9]+";
}
