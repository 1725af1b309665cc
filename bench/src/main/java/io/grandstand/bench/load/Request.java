package io.grandstand.bench.load;

import java.nio.charset.StandardCharsets;

/**
 * One call.
 *
 * @param step what its latency is counted under
 * @param json the body; empty for none
 */
public record Request(String step, String method, String path, Headers headers, String json) {

    public static Request get(String step, String path, Headers headers) {
        return new Request(step, "GET", path, headers, "");
    }

    public static Request put(String step, String path, Headers headers, String json) {
        return new Request(step, "PUT", path, headers, json);
    }

    public static Request post(String step, String path, Headers headers, String json) {
        return new Request(step, "POST", path, headers, json);
    }

    /** The first line and the headers, up to those that every request has. */
    byte[] line() {
        return (method + " " + path + " HTTP/1.1\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
