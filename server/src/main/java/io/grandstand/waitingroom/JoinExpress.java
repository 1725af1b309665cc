package io.grandstand.waitingroom;

import io.grandstand.kernel.ExpressDoor;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpMethod;
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
        return StateExpress.performance(call, HttpMethod.POST, ENTRIES)
                .map(performance -> (walled, caller) ->
                        room.join(performance, walled.getHeader(WaitingRoomController.ENTRY), caller.orElseThrow()));
    }
}
