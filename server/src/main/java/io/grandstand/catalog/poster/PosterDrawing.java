package io.grandstand.catalog.poster;

import io.grandstand.catalog.PosterHash;
import io.grandstand.catalog.PosterResult;

/** What an image became. */
public sealed interface PosterDrawing {

    /** A poster in all its sizes, with nothing in it but the picture. */
    @SuppressWarnings("ArrayRecordComponent") // Handed on as they are, never compared.
    record Drawn(PosterHash hash, int width, int height, byte[] whole, byte[] small) implements PosterDrawing {}

    record Undrawn(PosterResult.Refused why) implements PosterDrawing {}
}
