package io.grandstand.identity;

import io.grandstand.kernel.BadValueException;

/** A password as it was typed; never kept and never printed. */
public record Password(String text) {

    /** NIST SP 800-63B, 3.1.1.2: length is what counts, composition rules are not asked for. */
    public static final int LENGTH_MIN = 8;

    /** Hashing takes time with length; nobody types more. */
    public static final int LENGTH_MAX = 128;

    public Password {
        if (text.length() < LENGTH_MIN || text.length() > LENGTH_MAX) {
            throw new BadValueException("must be " + LENGTH_MIN + " to " + LENGTH_MAX + " characters");
        }
    }

    @Override
    public String toString() {
        return "Password[…]";
    }
}
