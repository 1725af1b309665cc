package io.grandstand.catalog;

import java.util.Optional;

/** Posters as everyone sees them. */
public interface Posters {

    /** A JPEG; empty where there is none, or none any more. */
    Optional<byte[]> find(PosterHash hash, Poster.Size size);
}
