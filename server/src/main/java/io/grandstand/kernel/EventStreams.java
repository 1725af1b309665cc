package io.grandstand.kernel;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What streams of every kind have in common on the wire. */
public final class EventStreams {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private EventStreams() {}

    /** The head of an answer that goes on as server-sent events. */
    public static void begin(HttpServletResponse response) {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // Or nginx would keep events until its buffer is full.
        response.setHeader("X-Accel-Buffering", "no");
    }

    public static ResponseEntity<Object> refused(StreamSlots.Refused refused) {
        return switch (refused) {
            case StreamSlots.Refused.Full _ ->
                Problems.soon(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "busy",
                        "There is too much to do right now. Try again in a moment.",
                        RETRY_AFTER);
            case StreamSlots.Refused.TooManyOfAccount(int max) ->
                tooMany("One account may watch " + max + " times at once.");
            case StreamSlots.Refused.TooManyOfAddress(int max) ->
                tooMany("Without an account, one address may watch " + max + " times at once: log in to watch.");
        };
    }

    private static ResponseEntity<Object> tooMany(String detail) {
        return Problems.later(HttpStatus.TOO_MANY_REQUESTS, "too-many-streams", detail, RETRY_AFTER);
    }
}
