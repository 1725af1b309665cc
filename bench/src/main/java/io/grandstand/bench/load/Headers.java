package io.grandstand.bench.load;

import java.nio.charset.StandardCharsets;

/** Header lines as they go over the wire, put together once for all requests that carry them. */
public final class Headers {

    public static final Headers NONE = new Headers("");

    private final String lines;
    private final byte[] bytes;

    private Headers(String lines) {
        this.lines = lines;
        this.bytes = lines.getBytes(StandardCharsets.US_ASCII);
    }

    public static Headers bearer(String token) {
        return NONE.with("Authorization", "Bearer " + token);
    }

    public Headers with(String name, String value) {
        return new Headers(lines + name + ": " + value + "\r\n");
    }

    byte[] bytes() {
        return bytes;
    }
}
