package io.grandstand.bench.load;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One call.
 *
 * @param step what its latency is counted under
 * @param json the body; empty for none
 * @param about what its script remembers with it
 */
public record Request(
        String step,
        String method,
        String path,
        Headers headers,
        String json,
        @Nullable Object about) {

    public static Request get(String step, String path, Headers headers) {
        return new Request(step, "GET", path, headers, "", null);
    }

    public static Request put(String step, String path, Headers headers, String json) {
        return new Request(step, "PUT", path, headers, json, null);
    }

    public static Request post(String step, String path, Headers headers, String json) {
        return new Request(step, "POST", path, headers, json, null);
    }

    public Request about(Object remembered) {
        return new Request(step, method, path, headers, json, remembered);
    }

    /** The request line. */
    byte[] line() {
        return (method + " " + path + " HTTP/1.1\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
