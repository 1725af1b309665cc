package io.grandstand.outbox;

import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of events, apart from the JSON of the HTTP interface: that one refuses what it does not know, while an event
 * may come from a version which knows more fields, or fewer.
 */
@Component
class EventJson implements EventReading {

    private final JsonMapper mapper = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    JsonMapper mapper() {
        return mapper;
    }

    @Override
    public <E extends IntegrationEvent> E read(byte[] message, Class<E> type) {
        return mapper.readValue(message, type);
    }
}
