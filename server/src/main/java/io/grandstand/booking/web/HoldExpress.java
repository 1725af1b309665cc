package io.grandstand.booking.web;

import io.grandstand.booking.HoldId;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.ExpressDoor;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** The wish for seats as programs and our pages send it: digits, a UUID in its canonical form, JSON, and no parameters. */
@Component
@RunsIn(Role.BOOKING_API)
class HoldExpress implements ExpressDoor {

    private static final String BEFORE = "/api/v1/performances/";
    private static final String BETWEEN = "/holds/";
    private static final int UUID_LENGTH = 36;

    /** As many as a {@code long} has room for, whatever they are. */
    private static final int DIGITS_MAX = 18;

    private final HoldDoor door;

    HoldExpress(HoldDoor door) {
        this.door = door;
    }

    @Override
    public String pattern() {
        return HoldRoute.PATH;
    }

    @Override
    public Optional<Visit> open(HttpServletRequest call) {
        String path = call.getRequestURI();
        int between = path.length() - UUID_LENGTH - BETWEEN.length();
        if (!path.startsWith(BEFORE)
                || between <= BEFORE.length()
                || !path.startsWith(BETWEEN, between)
                || !HttpMethod.PUT.name().equals(call.getMethod())
                || call.getQueryString() != null
                || !MediaType.APPLICATION_JSON_VALUE.equals(call.getContentType())) {
            return Optional.empty();
        }
        return performance(path.substring(BEFORE.length(), between))
                .flatMap(performance -> hold(path.substring(path.length() - UUID_LENGTH))
                        .map(hold -> caller -> door.answered(call, performance, hold, caller)));
    }

    private static Optional<PerformanceId> performance(String digits) {
        boolean plain =
                digits.length() <= DIGITS_MAX && digits.chars().allMatch(letter -> letter >= '0' && letter <= '9');
        return plain ? Optional.of(new PerformanceId(Long.parseLong(digits))) : Optional.empty();
    }

    private static Optional<HoldId> hold(String id) {
        try {
            return Optional.of(new HoldId(UUID.fromString(id)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
