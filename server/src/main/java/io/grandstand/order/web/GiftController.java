package io.grandstand.order.web;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.CREATED;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.Performances;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountRole;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.order.GiftId;
import io.grandstand.order.GiftView;
import io.grandstand.order.Gifts;
import io.grandstand.order.GiveTickets;
import io.grandstand.order.GiveTicketsResult;
import io.grandstand.order.TakeBackResult;
import io.grandstand.order.Ticket;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Complimentary tickets of a performance: a host gives them to guests. */
@RestController
@RunsIn(Role.HOST_API)
@RequestMapping("/api/v1/host/performances/{performanceId}/complimentary")
class GiftController {

    /** What was given to one guest at once. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Complimentary(
            UUID complimentaryId,
            UUID orderId,
            long performanceId,
            String guest,
            @Nullable String reason,
            GiftView.Status status,
            List<GivenTicket> tickets,
            Instant at) {

        static Complimentary of(GiftView gift) {
            return new Complimentary(
                    gift.id().value(),
                    gift.order().id().value(),
                    gift.order().performance().value(),
                    gift.email(),
                    gift.reason().orElse(null),
                    gift.status(),
                    gift.order().tickets().stream().map(GivenTicket::of).toList(),
                    gift.at());
        }
    }

    /** One of its tickets; which are cancelled were given back or taken back. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GivenTicket(
            UUID ticketId, @Nullable Integer seat, @Nullable Integer sectionId, String label, String status) {

        static GivenTicket of(Ticket ticket) {
            return new GivenTicket(
                    ticket.id().value(),
                    ticket.place().seatIndex().orElse(null),
                    ticket.place().areaSection().orElse(null),
                    ticket.label(),
                    ticket.status().name());
        }
    }

    private final Gifts gifts;
    private final Performances performances;

    GiftController(Gifts gifts, Performances performances) {
        this.gifts = gifts;
        this.performances = performances;
    }

    @Operation(summary = "Give tickets of a performance of mine to a guest, for nothing")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Complimentary.class)))
    @PutMapping("/{complimentaryId}")
    ResponseEntity<Object> give(
            Caller caller,
            @PathVariable long performanceId,
            @PathVariable UUID complimentaryId,
            @RequestBody GiveRequest request) {
        if (!caller.is(AccountRole.HOST)) {
            return Problems.forHosts();
        }
        Optional<GiveTickets> command =
                request.command(new GiftId(complimentaryId), new PerformanceId(performanceId), caller.account());
        if (command.isEmpty()) {
            return Problems.problem(BAD_REQUEST, "malformed", GiveRequest.RULE);
        }
        return switch (gifts.give(command.get())) {
            case GiveTicketsResult.Given(GiftView gift) ->
                ResponseEntity.status(CREATED).body(Complimentary.of(gift));
            case GiveTicketsResult.Refused refused -> refuse(new PerformanceId(performanceId), refused);
        };
    }

    private ResponseEntity<Object> refuse(PerformanceId performance, GiveTicketsResult.Refused refused) {
        return switch (refused) {
            case GiveTicketsResult.UnknownPerformance _ -> Problems.notFound("performance");
            case GiveTicketsResult.UnknownGuest _ ->
                Problems.problem(
                        UNPROCESSABLE_CONTENT,
                        "unknown-guest",
                        "Nobody has an account with this e-mail address; nothing was given.");
            case GiveTicketsResult.UnconfirmedGuest _ ->
                Problems.problem(
                        UNPROCESSABLE_CONTENT,
                        "unconfirmed-guest",
                        "Whoever has an account with this e-mail address has not confirmed it; nothing was given.");
            case GiveTicketsResult.TooManyUnknown(var retryAfter) ->
                Problems.later(
                        TOO_MANY_REQUESTS,
                        "too-many-attempts",
                        "Too many addresses that reach nobody; try again later.",
                        retryAfter);
            case GiveTicketsResult.IdReused _ ->
                Problems.problem(
                        UNPROCESSABLE_CONTENT, "id-reused", "This id stands for something else that is given.");
            case GiveTicketsResult.NotGivable _ ->
                Problems.problem(
                        CONFLICT, "not-givable", "Tickets are given away from when fans see it until it begins.");
            case GiveTicketsResult.UnknownSeats(var unknown) ->
                Problems.problem(
                        UNPROCESSABLE_CONTENT,
                        "unknown-seats",
                        "There are no such seats, or they have no price.",
                        Map.of("unknown", SeatNo.indices(unknown)));
            case GiveTicketsResult.UnknownArea(var area) ->
                Problems.problem(
                        UNPROCESSABLE_CONTENT,
                        "unknown-area",
                        "This section is no general-admission area, or it has no price.",
                        Map.of("sectionId", area.section()));
            case GiveTicketsResult.SeatsTaken(var taken) ->
                Problems.problem(
                        CONFLICT,
                        "seats-taken",
                        "Somebody has them; nothing was given.",
                        Map.of("taken", SeatNo.indices(taken), "labels", performances.labels(performance, taken)));
            case GiveTicketsResult.AreaFull(var area, int left) ->
                Problems.problem(
                        CONFLICT,
                        "area-full",
                        "There is not room for so many; nothing was given.",
                        Map.of("sectionId", area.section(), "left", left));
            case GiveTicketsResult.Busy(var retryAfter) -> Problems.busy(retryAfter);
        };
    }

    @Operation(summary = "What I gave away of a performance of mine, newest first")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Page.class)))
    @GetMapping
    ResponseEntity<Object> list(
            Caller caller,
            @PathVariable long performanceId,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "" + PageRequest.SIZE_DEFAULT) int size) {
        if (!caller.is(AccountRole.HOST)) {
            return Problems.forHosts();
        }
        var request = new PageRequest(page, size);
        return performances
                .find(new PerformanceId(performanceId))
                .filter(terms -> terms.host().equals(caller.account()))
                .map(PerformanceTerms::id)
                .<ResponseEntity<Object>>map(
                        id -> ResponseEntity.ok(gifts.of(id, request).map(Complimentary::of)))
                .orElseGet(() -> Problems.notFound("performance"));
    }

    /** Repeated, it is the same answer. */
    @Operation(summary = "Take back what I gave away: all that is left of it")
    @ApiResponse(responseCode = "204", content = @Content)
    @DeleteMapping("/{complimentaryId}")
    ResponseEntity<Object> takeBack(
            Caller caller, @PathVariable long performanceId, @PathVariable UUID complimentaryId) {
        if (!caller.is(AccountRole.HOST)) {
            return Problems.forHosts();
        }
        return switch (gifts.takeBack(
                new GiftId(complimentaryId), new PerformanceId(performanceId), caller.account())) {
            case TakeBackResult.TakenBack _ -> ResponseEntity.noContent().build();
            case TakeBackResult.UnknownGift _ -> Problems.notFound("complimentary ticket");
            case TakeBackResult.AlreadyUsed _ ->
                Problems.problem(CONFLICT, "already-used", "Somebody was let in with one of these.");
            case TakeBackResult.TooLate _ ->
                Problems.problem(CONFLICT, "too-late", "It has begun: nothing is taken back any more.");
            case TakeBackResult.Busy(var retryAfter) -> Problems.busy(retryAfter);
        };
    }
}
