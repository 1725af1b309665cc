package io.grandstand.kernel;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Reads a form's fields and gathers what is wrong with them, to say all of it at once. */
public final class FieldErrors {

    private final List<Map<String, String>> errors = new ArrayList<>();

    /** The field's value, or null with an error noted. */
    public <T> @Nullable T read(String path, @Nullable String text, Function<String, T> parse) {
        if (text == null || text.isBlank()) {
            errors.add(Map.of("path", path, "message", "is missing"));
            return null;
        }
        try {
            return parse.apply(text);
        } catch (BadValueException e) {
            errors.add(Map.of("path", path, "message", String.valueOf(e.getMessage())));
        } catch (DateTimeException e) {
            errors.add(Map.of("path", path, "message", "must be a date, like 1990-12-31"));
        }
        return null;
    }

    public boolean any() {
        return !errors.isEmpty();
    }

    /** What is wrong: the path of each field, and a sentence. */
    public List<Map<String, String>> all() {
        return List.copyOf(errors);
    }

    /** All of it as one problem document. */
    public ResponseEntity<Object> problem() {
        return Problems.problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "invalid",
                "Some fields are not as they must be.",
                Map.of("errors", all()));
    }
}
