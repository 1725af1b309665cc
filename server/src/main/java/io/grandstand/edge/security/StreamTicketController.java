package io.grandstand.edge.security;

import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tickets for streams, where streams are. */
@RestController
@RunsIn({Role.WAITINGROOM, Role.BOOKING_API})
class StreamTicketController {

    private final StreamTickets tickets;

    StreamTicketController(StreamTickets tickets) {
        this.tickets = tickets;
    }

    @Operation(summary = "A ticket that opens one stream or socket, soon, as ?ticket=")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = StreamTickets.Ticket.class)))
    @PostMapping("/api/v1/stream-tickets")
    ResponseEntity<?> issue(Caller caller) {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication holder)) {
            throw new InsufficientAuthenticationException("a ticket needs a session, and " + caller + " has none here");
        }
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(tickets.issue(holder));
    }
}
