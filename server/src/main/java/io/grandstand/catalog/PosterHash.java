package io.grandstand.catalog;

import java.util.regex.Pattern;

/** Names a poster's content: SHA-256, in hexadecimal digits. */
public record PosterHash(String value) {

    /** What a hash looks like, for addresses too. */
    public static final String FORM = "[0-9a-f]{64}";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    public PosterHash {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("no hash of a poster");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
