package io.grandstand.booking.web;

import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldSeats;
import io.grandstand.booking.HoldView;
import io.grandstand.booking.SeatHolds;
import io.grandstand.booking.Wish;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.waitingroom.AdmissionCheck;
import io.grandstand.waitingroom.Admissions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Holding seats, looking at a hold, and giving it back. */
@RestController
@RequestMapping("/api/v1")
@RunsIn(Role.BOOKING_API)
class HoldController {

    private final SeatHolds holds;
    private final Admissions admissions;
    private final HoldAnswers answers;

    HoldController(SeatHolds holds, Admissions admissions, HoldAnswers answers) {
        this.holds = holds;
        this.admissions = admissions;
        this.answers = answers;
    }

    /** The admission comes first: who has none reaches nothing but a signature check. */
    @Operation(summary = "Keep seats, all or none")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = HoldAnswer.class)))
    @PutMapping("/performances/{performance}/holds/{hold}")
    ResponseEntity<Object> hold(
            @PathVariable long performance,
            @PathVariable UUID hold,
            @RequestHeader(name = Admissions.HEADER, required = false) @Nullable String admission,
            @RequestBody HoldRequest request,
            Caller caller) {
        var id = new PerformanceId(performance);
        Optional<ResponseEntity<Object>> outside = refuseOutsiders(admission, caller, id);
        if (outside.isPresent()) {
            return outside.get();
        }
        Optional<Wish> wish = request.wish();
        if (wish.isEmpty()) {
            return Problems.problem(HttpStatus.BAD_REQUEST, "malformed", HoldRequest.RULE);
        }
        return answers.to(id, holds.hold(new HoldSeats(new HoldId(hold), id, caller.account(), wish.get())));
    }

    @Operation(summary = "My hold")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HoldAnswer.class)))
    @GetMapping("/holds/{hold}")
    ResponseEntity<Object> find(@PathVariable UUID hold, Caller caller) {
        return own(hold, caller)
                .map(view -> ResponseEntity.<Object>ok(HoldAnswer.of(view)))
                .orElseGet(() -> Problems.notFound("hold"));
    }

    @Operation(summary = "Give seats back")
    @ApiResponse(responseCode = "204", content = @Content)
    @DeleteMapping("/holds/{hold}")
    ResponseEntity<Object> release(
            @PathVariable UUID hold,
            @RequestHeader(name = Admissions.HEADER, required = false) @Nullable String admission,
            Caller caller) {
        if (admission == null) {
            return answers.to(new AdmissionCheck.Missing());
        }
        Optional<HoldView> own = own(hold, caller);
        if (own.isEmpty()) {
            return Problems.notFound("hold");
        }
        return refuseOutsiders(admission, caller, own.get().performance())
                .orElseGet(() -> answers.toRelease(holds.release(new HoldId(hold), caller.account())));
    }

    /** Somebody else's hold is no hold at all. */
    private Optional<HoldView> own(UUID hold, Caller caller) {
        return holds.find(new HoldId(hold)).filter(view -> view.account().equals(caller.account()));
    }

    private Optional<ResponseEntity<Object>> refuseOutsiders(
            @Nullable String admission, Caller caller, PerformanceId performance) {
        return switch (admissions.check(admission, caller.account(), performance)) {
            case AdmissionCheck.Admitted admitted -> Optional.empty();
            case AdmissionCheck.Missing missing -> Optional.of(answers.to(missing));
            case AdmissionCheck.Expired expired -> Optional.of(answers.to(expired));
        };
    }
}
