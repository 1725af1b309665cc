package io.grandstand.kernel;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A call that a whole crowd makes at the same moment. Where it comes in its plainest form it is served without the machinery
 * that other calls need; in any other form it goes the usual way, which must answer the same.
 */
public interface ExpressDoor {

    /** As many as a {@code long} has room for, whatever they are. */
    int DIGITS_MAX = 18;

    /** Of a UUID that is written in full. */
    int UUID_LENGTH = 36;

    /** The pattern of its address, under which it is measured. */
    String pattern();

    /** Whether it answers everyone the same; if not, only who sends a good access token is served here. */
    default boolean forEveryone() {
        return false;
    }

    /** What serves this call, if it is one for this door and plain; told by its first line and the kinds of its bodies. */
    Optional<Visit> open(HttpServletRequest call);

    /** One call, before it is known whose it is. */
    @FunctionalInterface
    interface Visit {

        /**
         * @param call as it comes through the firewall
         * @param caller empty where the door is for everyone
         * @throws Exception that is answered like one of a controller's
         */
        ResponseEntity<?> serve(HttpServletRequest call, Optional<Caller> caller) throws Exception;
    }

    /** What stands between two parts of an address, if it is nothing but digits, and not more than fit. */
    static Optional<Long> numberBetween(String before, String path, String after) {
        int from = before.length();
        int to = path.length() - after.length();
        if (to <= from || to - from > DIGITS_MAX || !path.startsWith(before) || !path.endsWith(after)) {
            return Optional.empty();
        }
        long number = 0;
        for (int at = from; at < to; at++) {
            char digit = path.charAt(at);
            if (digit < '0' || digit > '9') {
                return Optional.empty();
            }
            number = 10 * number + (digit - '0');
        }
        return Optional.of(number);
    }

    /** The UUID between two parts of an address, if nothing else stands there, and it is written in full. */
    static Optional<UUID> uuidBetween(String before, String path, String after) {
        if (path.length() != before.length() + UUID_LENGTH + after.length()
                || !path.startsWith(before)
                || !path.endsWith(after)) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(path.substring(before.length(), before.length() + UUID_LENGTH)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether it is called by this method, without parameters in its address, by somebody who takes JSON. */
    static boolean isPlain(HttpServletRequest call, HttpMethod method) {
        return method.name().equals(call.getMethod())
                && call.getQueryString() == null
                && takesJson(call.getHeader(HttpHeaders.ACCEPT));
    }

    /** Whether its body is JSON, said in the shortest way. */
    static boolean bringsJson(HttpServletRequest call) {
        return MediaType.APPLICATION_JSON_VALUE.equals(call.getContentType());
    }

    private static boolean takesJson(@Nullable String accept) {
        return accept == null || accept.equals(MediaType.ALL_VALUE) || accept.equals(MediaType.APPLICATION_JSON_VALUE);
    }
}
