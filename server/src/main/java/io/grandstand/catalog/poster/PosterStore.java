package io.grandstand.catalog.poster;

import io.grandstand.catalog.Poster;
import io.grandstand.catalog.PosterHash;
import io.grandstand.catalog.Posters;

/** Where posters are kept, outside the database. */
public interface PosterStore extends Posters {

    /** Returns when it would survive a loss of power; whoever reads finds all of it or nothing. */
    void keep(PosterHash hash, Poster.Size size, byte[] jpeg);

    /** In every size, if it is there. */
    void remove(PosterHash hash);
}
