package io.grandstand.booking.web;

import io.grandstand.booking.HoldId;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.ExpressDoor;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** The wish for seats as programs and our pages send it: digits, a UUID in its canonical form, JSON, and no parameters. */
@Component
@RunsIn(Role.BOOKING_API)
class HoldExpress implements ExpressDoor {

    private static final String BEFORE = "/api/v1/performances/";
    private static final String BETWEEN = "/holds/";

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
        int hold = path.length() - UUID_LENGTH;
        if (hold <= 0 || !ExpressDoor.isPlain(call, HttpMethod.PUT) || !ExpressDoor.bringsJson(call)) {
            return Optional.empty();
        }
        return ExpressDoor.numberBetween(BEFORE, path.substring(0, hold), BETWEEN)
                .flatMap(performance -> ExpressDoor.uuidBetween("", path.substring(hold), "")
                        .map(id -> visit(new PerformanceId(performance), new HoldId(id))));
    }

    private Visit visit(PerformanceId performance, HoldId hold) {
        return (call, caller) -> door.answered(call, performance, hold, caller.orElseThrow());
    }
}
