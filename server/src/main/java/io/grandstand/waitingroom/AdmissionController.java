package io.grandstand.waitingroom;

import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The right to book: kept by heartbeats, given back by leaving. */
@RestController
@RunsIn(Role.WAITINGROOM)
@RequestMapping("/api/v1/admissions/{admission}")
class AdmissionController {

    /** @param rightUntil when heartbeats cannot prolong it any more */
    record HeartbeatBody(String admission, Instant expiresAt, Instant rightUntil) {}

    private final KeepingAdmission keeping;
    private final EndingAdmission ending;

    AdmissionController(KeepingAdmission keeping, EndingAdmission ending) {
        this.keeping = keeping;
        this.ending = ending;
    }

    @Operation(summary = "Stay in: the next token")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HeartbeatBody.class)))
    @PostMapping("/heartbeat")
    ResponseEntity<?> heartbeat(
            @PathVariable UUID admission,
            @RequestHeader(name = Admissions.HEADER, required = false) @Nullable String token,
            Caller caller) {
        return switch (keeping.heartbeat(new AdmissionId(admission), caller.account(), token)) {
            case HeartbeatResult.Renewed next ->
                ResponseEntity.ok(new HeartbeatBody(
                        next.token(),
                        next.admission().expiresAt(),
                        next.admission().rightUntil()));
            case HeartbeatResult.NoAdmission _ ->
                Problems.problem(
                        HttpStatus.FORBIDDEN,
                        "admission-required",
                        "The " + Admissions.HEADER + " header must carry the latest token of this admission.");
            case HeartbeatResult.Expired _ ->
                Problems.problem(HttpStatus.FORBIDDEN, "admission-expired", "The time to book is over.");
            case HeartbeatResult.Ended _ ->
                Problems.problem(HttpStatus.GONE, "admission-ended", "This admission was ended.");
        };
    }

    @Operation(summary = "Leave")
    @ApiResponse(responseCode = "204", content = @Content)
    @DeleteMapping
    ResponseEntity<?> end(@PathVariable UUID admission, Caller caller) {
        return ending.end(caller.account(), new AdmissionId(admission))
                ? ResponseEntity.noContent().build()
                : Problems.notFound("admission");
    }

    /** For {@code navigator.sendBeacon}, which can send no header: what they carry elsewhere comes as form fields. */
    @Operation(summary = "Leave, from a page that closes")
    @ApiResponse(responseCode = "204", content = @Content)
    @PostMapping(path = "/leave", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<?> leave(@PathVariable UUID admission, @RequestParam("admission") String token, Caller caller) {
        return keeping.leave(new AdmissionId(admission), caller.account(), token)
                ? ResponseEntity.noContent().build()
                : Problems.notFound("admission");
    }
}
