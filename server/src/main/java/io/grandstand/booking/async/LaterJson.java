package io.grandstand.booking.async;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.grandstand.booking.HoldResult;
import io.grandstand.booking.Wish;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Wishes on their way, and what they were refused for, as JSON in the words of our classes. That is no letter to strangers:
 * nobody but this package reads it, and a wish is dead after half a minute, its refusal forgotten after minutes.
 */
final class LaterJson {

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
    private interface Kinds {}

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .addMixIn(Wish.class, Kinds.class)
            .addMixIn(HoldResult.Refused.class, Kinds.class)
            .registerSubtypes(Wish.class.getPermittedSubclasses())
            .registerSubtypes(HoldResult.Refused.class.getPermittedSubclasses())
            .build();

    private LaterJson() {}

    static byte[] write(AskedHold asked) {
        return JSON.writeValueAsBytes(asked);
    }

    /** @throws RuntimeException for whatever is no wish */
    static AskedHold read(byte[] json) {
        return JSON.readValue(json, AskedHold.class);
    }

    static String write(HoldResult.Refused why) {
        return JSON.writerFor(HoldResult.Refused.class).writeValueAsString(why);
    }

    static HoldResult.Refused readRefusal(String json) {
        return JSON.readValue(json, HoldResult.Refused.class);
    }
}
