package io.grandstand.booking.web;

import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldSeats;
import io.grandstand.booking.SeatHolds;
import io.grandstand.booking.Wish;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.BadValueException;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Callers;
import io.grandstand.kernel.LeanJson;
import io.grandstand.kernel.Problems;
import io.grandstand.waitingroom.AdmissionCheck;
import io.grandstand.waitingroom.Admissions;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Holds seats: the one call that a whole crowd makes at the same moment. It is no controller, whose machinery would take
 * three times what the call itself takes (ADR 4).
 */
@Component
class HoldDoor {

    static final String PERFORMANCE = "performance";
    static final String HOLD = "hold";

    private final SeatHolds holds;
    private final Admissions admissions;
    private final HoldAnswers answers;
    private final LaterHoldAnswers later;
    private final Callers callers;
    private final LeanJson json;

    HoldDoor(
            SeatHolds holds,
            Admissions admissions,
            HoldAnswers answers,
            LaterHoldAnswers later,
            Callers callers,
            LeanJson json) {
        this.holds = holds;
        this.admissions = admissions;
        this.answers = answers;
        this.later = later;
        this.callers = callers;
        this.json = json;
    }

    ServerResponse hold(ServerRequest request) throws IOException, HttpMediaTypeNotSupportedException {
        var performance = new PerformanceId(performance(request));
        var hold = new HoldId(hold(request.pathVariable(HOLD)));
        return json.answer(answered(request.servletRequest(), performance, hold, callers.present()));
    }

    /** The admission comes first: who has none reaches nothing but a signature check. */
    ResponseEntity<Object> answered(HttpServletRequest call, PerformanceId performance, HoldId hold, Caller caller)
            throws IOException, HttpMediaTypeNotSupportedException {
        String admission = call.getHeader(Admissions.HEADER);
        return switch (admissions.check(admission, caller.account(), performance)) {
            case AdmissionCheck.Admitted _ -> admitted(call, performance, hold, caller);
            case AdmissionCheck.Missing missing -> answers.to(missing);
            case AdmissionCheck.Expired expired -> answers.to(expired);
        };
    }

    private ResponseEntity<Object> admitted(
            HttpServletRequest call, PerformanceId performance, HoldId hold, Caller caller)
            throws IOException, HttpMediaTypeNotSupportedException {
        Optional<Wish> wish = json.read(call, HoldRequest.class).wish();
        if (wish.isEmpty()) {
            return Problems.problem(HttpStatus.BAD_REQUEST, "malformed", HoldRequest.RULE);
        }
        var wanted = new HoldSeats(hold, performance, caller.account(), wish.get());
        return Preferences.respondAsync(call) ? later.ask(wanted) : answers.to(performance, holds.hold(wanted));
    }

    private static long performance(ServerRequest request) {
        try {
            return Long.parseLong(request.pathVariable(PERFORMANCE));
        } catch (NumberFormatException e) {
            throw new BadValueException("A performance is named by a number.");
        }
    }

    private static UUID hold(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new BadValueException("A hold is named by a UUID.");
        }
    }
}
