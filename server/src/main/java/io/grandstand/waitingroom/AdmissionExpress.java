package io.grandstand.waitingroom;

import io.grandstand.kernel.ExpressDoor;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Going in, which all ask for whose turn it is. */
@Component
@RunsIn(Role.WAITINGROOM)
class AdmissionExpress implements ExpressDoor {

    private static final String ADMISSIONS = "/admissions";

    private final WaitingRoomController room;

    AdmissionExpress(WaitingRoomController room) {
        this.room = room;
    }

    @Override
    public String pattern() {
        return StateExpress.pattern(ADMISSIONS);
    }

    @Override
    public Optional<Visit> open(HttpServletRequest call) {
        return StateExpress.performance(call, HttpMethod.POST, ADMISSIONS)
                .map(performance -> (walled, caller) ->
                        room.ask(performance, walled.getHeader(WaitingRoomController.ENTRY), caller.orElseThrow()));
    }
}
