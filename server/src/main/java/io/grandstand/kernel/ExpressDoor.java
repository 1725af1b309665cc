package io.grandstand.kernel;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.http.ResponseEntity;

/**
 * A call that a whole crowd makes at the same moment. Where it comes in its plainest form it is served without the machinery
 * that other calls need; in any other form it goes the usual way, which must answer the same.
 */
public interface ExpressDoor {

    /** As many as a {@code long} has room for, whatever they are. */
    int DIGITS_MAX = 18;

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
    static OptionalLong numberBetween(String before, String path, String after) {
        int from = before.length();
        int to = path.length() - after.length();
        if (to <= from || to - from > DIGITS_MAX || !path.startsWith(before) || !path.endsWith(after)) {
            return OptionalLong.empty();
        }
        long number = 0;
        for (int at = from; at < to; at++) {
            char digit = path.charAt(at);
            if (digit < '0' || digit > '9') {
                return OptionalLong.empty();
            }
            number = 10 * number + (digit - '0');
        }
        return OptionalLong.of(number);
    }
}
