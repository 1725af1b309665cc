package io.grandstand.catalog;

import io.grandstand.kernel.AccountId;

/** Posters of shows, for the host whose the shows are; whether seats are sold does not matter to them. */
public interface HostedPosters {

    /** Bytes of an image that becomes a poster, whatever the edge lets in. */
    int IMAGE_BYTES_MAX = 16 * 1024 * 1024;

    /** Makes an image the show's poster, in place of the one before; the same image, the same poster. */
    PosterResult put(AccountId host, ShowId show, byte[] image);

    /** The show has no poster any more, if it had one. */
    HostResult<ShowId> remove(AccountId host, ShowId show);
}
