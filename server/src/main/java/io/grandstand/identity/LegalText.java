package io.grandstand.identity;

import java.util.List;

/**
 * A document as it is read.
 *
 * @param version the same in both languages
 */
public record LegalText(LegalDocument document, String version, String title, List<Part> parts) {

    /** @param heading whether it stands above what follows, and is not a paragraph */
    public record Part(String text, boolean heading) {}

    public LegalText {
        parts = List.copyOf(parts);
    }
}
