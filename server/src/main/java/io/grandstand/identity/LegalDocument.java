package io.grandstand.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody agrees to who gets an account. */
public enum LegalDocument {
    TERMS,
    PRIVACY;

    /** {@code terms} or {@code privacy}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<LegalDocument> parse(String slug) {
        return Arrays.stream(values())
                .filter(document -> document.slug().equals(slug))
                .findFirst();
    }
}
