package io.grandstand.booking.persistence;

import io.grandstand.booking.Wish;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What was wished of the best, as it is kept with its hold. */
record BestJson(
        int count, @Nullable Integer section, @Nullable Integer category, boolean together) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static String write(Wish.Best best) {
        return JSON.writeValueAsString(new BestJson(
                best.count(), best.section().orElse(null), best.category().orElse(null), best.together()));
    }

    static Wish.Best read(String json) {
        BestJson best = JSON.readValue(json, BestJson.class);
        return new Wish.Best(
                best.count, Optional.ofNullable(best.section), Optional.ofNullable(best.category), best.together);
    }
}
