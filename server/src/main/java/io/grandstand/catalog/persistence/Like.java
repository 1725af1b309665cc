package io.grandstand.catalog.persistence;

import java.util.Locale;

/** Patterns for {@code like}, in which what people type has no meaning of its own. */
final class Like {

    private Like() {}

    static String containing(String word) {
        String escaped = word.toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        return "%" + escaped + "%";
    }
}
