package io.grandstand.waitingroom;

import io.grandstand.kernel.Caller;
import io.grandstand.kernel.ExpressDoor;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Joining the line, which a whole crowd does in the moment when it forms. */
@Component
@RunsIn(Role.WAITINGROOM)
class JoinExpress implements ExpressDoor {

    private static final String ENTRIES = "/entries";

    private final WaitingRoomController room;

    JoinExpress(WaitingRoomController room) {
        this.room = room;
    }

    @Override
    public String pattern() {
        return StateExpress.pattern(ENTRIES);
    }

    @Override
    public Optional<Visit> open(HttpServletRequest call) {
        OptionalLong performance = StateExpress.performance(call, HttpMethod.POST, ENTRIES);
        return performance.isPresent()
                ? Optional.of((walled, caller) -> join(walled, performance.getAsLong(), caller))
                : Optional.empty();
    }

    private ResponseEntity<?> join(HttpServletRequest call, long performance, Optional<Caller> caller) {
        return room.join(performance, call.getHeader(WaitingRoomController.ENTRY), caller.orElseThrow());
    }
}
