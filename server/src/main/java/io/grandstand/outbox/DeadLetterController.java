package io.grandstand.outbox;

import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.outbox.Replaying.ReplayResult.BrokerAway;
import io.grandstand.outbox.Replaying.ReplayResult.Replayed;
import io.grandstand.outbox.Replaying.ReplayResult.Unknown;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where operators see the messages that consumers gave up, and send them once more. */
@RestController
@RequestMapping("/api/v1/admin/dead-letters")
@RunsIn(Role.ADMIN_API)
class DeadLetterController {

    private final DeadLetters deadLetters;
    private final Replaying replaying;

    DeadLetterController(DeadLetters deadLetters, Replaying replaying) {
        this.deadLetters = deadLetters;
        this.replaying = replaying;
    }

    /** @param open only those that were not replayed yet */
    @Operation(
            summary = "Messages that could not be handled, as an admin",
            security = @SecurityRequirement(name = "accessToken"))
    @GetMapping
    Page<DeadLetter> page(
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "" + PageRequest.SIZE_DEFAULT) int size) {
        return deadLetters.page(open, new PageRequest(page, size));
    }

    @Operation(summary = "Hand a message over again, as an admin")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = DeadLetter.class)))
    @PostMapping("/{id}/replay")
    ResponseEntity<Object> replay(@PathVariable long id, Caller caller) {
        return switch (replaying.replay(id, caller.account())) {
            case Replayed replayed -> ResponseEntity.accepted().body(replayed.letter());
            case Unknown unknown -> Problems.notFound("dead letter");
            case BrokerAway away ->
                Problems.problem(HttpStatus.SERVICE_UNAVAILABLE, "broker-away", "Kafka is away; nothing was replayed.");
        };
    }
}
