package io.grandstand.waitingroom;

import io.grandstand.kernel.ExpressDoor;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The state of a line, which everyone in it polls. It is the same for all, so nobody is looked at. */
@Component
@RunsIn(Role.WAITINGROOM)
class StateExpress implements ExpressDoor {

    private static final String BEFORE = "/api/v1/performances/";
    private static final String ROOM = "/waiting-room";

    private final WaitingRoomController room;

    StateExpress(WaitingRoomController room) {
        this.room = room;
    }

    @Override
    public String pattern() {
        return pattern("");
    }

    @Override
    public boolean forEveryone() {
        return true;
    }

    @Override
    public Optional<Visit> open(HttpServletRequest call) {
        return performance(call, HttpMethod.GET, "")
                .filter(_ -> isOne(call.getHeader(HttpHeaders.IF_NONE_MATCH)))
                .map(performance -> (walled, _) -> state(walled, performance));
    }

    private ResponseEntity<?> state(HttpServletRequest call, long performance) {
        ResponseEntity<?> state = room.state(performance);
        String tag = state.getHeaders().getETag();
        return tag != null && tag.equals(call.getHeader(HttpHeaders.IF_NONE_MATCH))
                ? ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                        .headers(state.getHeaders())
                        .build()
                : state;
    }

    /** One tag in quotes or none, and no list of them. */
    private static boolean isOne(@Nullable String tags) {
        return tags == null
                || (tags.length() > 2 && tags.indexOf('"') == 0 && tags.indexOf('"', 1) == tags.length() - 1);
    }

    /** The pattern of an address within the rooms. */
    static String pattern(String within) {
        return BEFORE + "{performance}" + ROOM + within;
    }

    /** Whose room is called within so, plainly and for JSON; empty for any other call. */
    static Optional<Long> performance(HttpServletRequest call, HttpMethod method, String within) {
        return ExpressDoor.isPlain(call, method)
                ? ExpressDoor.numberBetween(BEFORE, call.getRequestURI(), ROOM + within)
                : Optional.empty();
    }
}
