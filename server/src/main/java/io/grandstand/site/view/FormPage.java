package io.grandstand.site.view;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form that was filled in, and what is wrong with it.
 *
 * @param values by field, as they were typed; never a password
 * @param faults by field, the key of a sentence; under {@link #WHOLE} what concerns no single field
 * @param next where to go on afterwards
 */
public record FormPage(Map<String, String> values, Map<String, String> faults, String next) {

    public static final String WHOLE = "";

    public FormPage {
        values = Map.copyOf(values);
        faults = Map.copyOf(faults);
    }

    /** Nothing is typed yet, and nothing wrong; it leads to no page but its own. */
    public static FormPage blank() {
        return new FormPage(Map.of(), Map.of(), "");
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** The key of what is wrong with a field; null where it is right. */
    public @Nullable String wrong(String field) {
        return faults.get(field);
    }

    public @Nullable String wrong() {
        return faults.get(WHOLE);
    }

    public boolean anyWrong() {
        return !faults.isEmpty();
    }

    /** The key of what is said above the form. */
    public String summary() {
        return faults.getOrDefault(WHOLE, "form.wrong");
    }
}
