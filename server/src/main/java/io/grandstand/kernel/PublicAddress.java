package io.grandstand.kernel;

/** Where visitors find the pages, for links that reach them by another way. */
public interface PublicAddress {

    /** {@code https://tickets.example.org}, without a slash at its end; to be asked once this process listens. */
    String value();
}
