package io.grandstand.catalog.hosting;

import io.grandstand.catalog.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks of what a host writes. */
final class HostText {

    private HostText() {}

    static void required(List<Fault> faults, String path, @Nullable String text, int lengthMax) {
        if (text == null || text.isBlank()) {
            faults.add(new Fault(path, "is missing"));
            return;
        }
        optional(faults, path, text, lengthMax);
    }

    static void optional(List<Fault> faults, String path, @Nullable String text, int lengthMax) {
        if (text == null) {
            return;
        }
        if (text.length() > lengthMax) {
            faults.add(new Fault(path, "is longer than " + lengthMax + " characters"));
        }
        // PostgreSQL keeps no NUL and no half characters.
        if (text.codePoints().anyMatch(HostText::unprintable)) {
            faults.add(new Fault(path, "has characters that cannot be shown"));
        }
    }

    static void range(List<Fault> faults, String path, @Nullable Integer value, int min, int max) {
        if (value != null && (value < min || value > max)) {
            faults.add(new Fault(path, "must be from " + min + " to " + max));
        }
    }

    static void requiredRange(List<Fault> faults, String path, @Nullable Integer value, int min, int max) {
        if (value == null) {
            faults.add(new Fault(path, "is missing"));
        }
        range(faults, path, value, min, max);
    }

    private static boolean unprintable(int c) {
        boolean control = Character.isISOControl(c) && !Character.isWhitespace(c);
        boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return control || half;
    }
}
