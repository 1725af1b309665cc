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
        OptionalLong performance = StateExpress.performance(call, HttpMethod.POST, ADMISSIONS);
        return performance.isPresent()
                ? Optional.of((walled, caller) -> ask(walled, performance.getAsLong(), caller))
                : Optional.empty();
    }

    private ResponseEntity<?> ask(HttpServletRequest call, long performance, Optional<Caller> caller) {
        return room.ask(performance, call.getHeader(WaitingRoomController.ENTRY), caller.orElseThrow());
    }
}
