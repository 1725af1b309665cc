package io.grandstand.site;

import io.grandstand.identity.SignUpResult;
import io.grandstand.kernel.FieldErrors;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What is wrong with a form for an account, as keys of sentences by field. */
final class Faults {

    private Faults() {}

    static Map<String, String> of(FieldErrors errors) {
        return errors.all().stream()
                .map(error -> String.valueOf(error.get("path")))
                .collect(Collectors.toUnmodifiableMap(field -> field, field -> "signup.wrong-" + field));
    }

    static Map<String, String> taken(SignUpResult.Field taken) {
        String field = taken.name().toLowerCase(Locale.ROOT);
        return Map.of(field, "signup.taken-" + field);
    }
}
