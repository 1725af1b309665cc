package io.grandstand.booking.web;

import io.grandstand.booking.ExtensionId;
import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldView;
import io.grandstand.booking.SeatHolds;
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
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Looking at a hold, keeping it for longer, and giving it back. */
@RestController
@RequestMapping("/api/v1")
@RunsIn(Role.BOOKING_API)
class HoldController {

    private final SeatHolds holds;
    private final Admissions admissions;
    private final HoldAnswers answers;
    private final LaterHoldAnswers later;

    HoldController(SeatHolds holds, Admissions admissions, HoldAnswers answers, LaterHoldAnswers later) {
        this.holds = holds;
        this.admissions = admissions;
        this.answers = answers;
        this.later = later;
    }

    /** @param receipt of whoever asked for it to be decided later */
    @Operation(summary = "My hold, or what became of my wish for it")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(oneOf = {HoldAnswer.class, LaterAnswer.class})))
    @GetMapping("/holds/{hold}")
    ResponseEntity<Object> find(
            @PathVariable UUID hold, @RequestParam(required = false) @Nullable String receipt, Caller caller) {
        return Optional.ofNullable(receipt)
                .flatMap(shown -> later.find(new HoldId(hold), caller.account(), shown))
                .or(() -> own(hold, caller).map(view -> ResponseEntity.ok(HoldAnswer.of(view))))
                .orElseGet(() -> Problems.notFound("hold"));
    }

    @Operation(summary = "Give seats back")
    @ApiResponse(responseCode = "204", content = @Content)
    @DeleteMapping("/holds/{hold}")
    ResponseEntity<Object> release(
            @PathVariable UUID hold,
            @RequestHeader(name = Admissions.HEADER, required = false) @Nullable String admission,
            Caller caller) {
        if (!admissions.given(admission, caller.account())) {
            return answers.to(new AdmissionCheck.Missing());
        }
        Optional<HoldView> own = own(hold, caller);
        if (own.isEmpty()) {
            return Problems.notFound("hold");
        }
        return switch (admissions.check(admission, caller.account(), own.get().performance())) {
            case AdmissionCheck.Admitted _ -> answers.toRelease(holds.release(new HoldId(hold), caller.account()));
            case AdmissionCheck.Missing missing -> answers.to(missing);
            case AdmissionCheck.Expired expired -> answers.to(expired);
        };
    }

    /** Without an admission: it takes nothing that is not the fan's already, and whoever waits in line again may need it. */
    @Operation(summary = "Ask for more time to pay: once per hold, as much as the host of the performance gives")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HoldAnswer.class)))
    @PutMapping("/holds/{hold}/extensions/{extension}")
    ResponseEntity<Object> lengthen(@PathVariable UUID hold, @PathVariable UUID extension, Caller caller) {
        return answers.to(holds.lengthen(new HoldId(hold), caller.account(), new ExtensionId(extension)));
    }

    /** Somebody else's hold is no hold at all. */
    private Optional<HoldView> own(UUID hold, Caller caller) {
        return holds.find(new HoldId(hold)).filter(view -> view.account().equals(caller.account()));
    }
}
