package io.grandstand.bench.load;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One call.
 *
 * @param step what its latency is counted under
 * @param json the body; empty for none
 * @param pause how long its sender waits before it; in the closed loop alone
 * @param about what its script remembers with it
 */
public record Request(
        String step,
        String method,
        String path,
        Headers headers,
        String json,
        Duration pause,
        @Nullable Object about) {

    public static Request get(String step, String path, Headers headers) {
        return new Request(step, "GET", path, headers, "", Duration.ZERO, null);
    }

    public static Request put(String step, String path, Headers headers, String json) {
        return new Request(step, "PUT", path, headers, json, Duration.ZERO, null);
    }

    public static Request post(String step, String path, Headers headers, String json) {
        return new Request(step, "POST", path, headers, json, Duration.ZERO, null);
    }

    public Request about(Object remembered) {
        return new Request(step, method, path, headers, json, pause, remembered);
    }

    public Request after(Duration waited) {
        return new Request(step, method, path, headers, json, waited, about);
    }

    /** The request line. */
    byte[] line() {
        return (method + " " + path + " HTTP/1.1\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
