package io.grandstand.catalog.web;

import io.grandstand.kernel.Problems;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Changes by JSON merge patch (RFC 7396): what is not named stays, and null takes away. */
@Component
class MergePatch {

    private final JsonMapper mapper;

    MergePatch(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** What {@code now} becomes with the patch, and what comes of that; 400 where it does not fit the form any more. */
    <T> ResponseEntity<Object> apply(T now, Class<T> form, JsonNode patch, Function<T, ResponseEntity<Object>> then) {
        if (!(patch instanceof ObjectNode wanted)) {
            return Answers.malformed("The change must be a JSON object.");
        }
        ObjectNode merged = mapper.valueToTree(now);
        merge(merged, wanted);
        T changed;
        try {
            changed = mapper.treeToValue(merged, form);
        } catch (JacksonException unfit) {
            return Problems.problem(
                    HttpStatus.BAD_REQUEST,
                    "malformed",
                    "The change does not fit.",
                    Map.of(
                            "path",
                            unfit.getPath().stream()
                                    .map(JacksonException.Reference::getPropertyName)
                                    .map(String::valueOf)
                                    .toList()));
        }
        return then.apply(changed);
    }

    private static void merge(ObjectNode target, ObjectNode patch) {
        for (Map.Entry<String, JsonNode> change : patch.properties()) {
            JsonNode now = target.get(change.getKey());
            if (change.getValue().isNull()) {
                target.remove(change.getKey());
            } else if (change.getValue() instanceof ObjectNode inner && now instanceof ObjectNode kept) {
                merge(kept, inner);
            } else {
                target.set(change.getKey(), change.getValue());
            }
        }
    }
}
