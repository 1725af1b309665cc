package io.grandstand.catalog;

/** What became of an image that a host wants as a poster. */
public sealed interface PosterResult {

    record Kept(Poster poster) implements PosterResult {}

    /** There is no such show, or it is somebody else's. */
    record UnknownShow() implements PosterResult {}

    /** Something is wrong with the image, or with the moment. */
    sealed interface Refused extends PosterResult {}

    record TooLong(int bytesMax) implements Refused {}

    /** Neither a JPEG nor a PNG, whatever it is called. */
    record OtherKind() implements Refused {}

    /** Cut off, damaged, or in colours for print. */
    record Unreadable() implements Refused {}

    record TooManyPixels(int width, int height, int pixelsMax) implements Refused {}

    /** Others' images are being read, as many as can be at once. */
    record Busy() implements Refused {}
}
