package io.grandstand.bench.load;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a call was answered with, the body as it came over the wire. */
public final class Answer {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int status;
    private final byte[] body;
    private final Duration took;
    private final Duration served;

    Answer(int status, byte[] body, Duration took, Duration served) {
        this.status = status;
        this.body = body;
        this.took = took;
        this.served = served;
    }

    public int status() {
        return status;
    }

    public boolean successful() {
        return status >= 200 && status < 300;
    }

    /** Since it was meant to be asked. */
    public Duration took() {
        return took;
    }

    /** Since it was sent. */
    public Duration served() {
        return served;
    }

    public int bytes() {
        return body.length;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** A text field of the body. */
    public String field(String name) {
        return json().path(name).asString("");
    }

    @Override
    public String toString() {
        return status + " " + text();
    }
}
