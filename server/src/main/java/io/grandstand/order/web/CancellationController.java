package io.grandstand.order.web;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.grandstand.catalog.FeeSchedule;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Ids;
import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.kernel.Won;
import io.grandstand.order.CancelTickets;
import io.grandstand.order.CancelTicketsResult;
import io.grandstand.order.Cancellation;
import io.grandstand.order.CancellationId;
import io.grandstand.order.CancellationOffer;
import io.grandstand.order.CancellationTerms;
import io.grandstand.order.Cancellations;
import io.grandstand.order.OrderId;
import io.grandstand.order.Ticket;
import io.grandstand.order.TicketFee;
import io.grandstand.order.TicketId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Giving tickets of a bought order back, all or some of them. */
@RestController
@RunsIn(Role.ORDER_API)
@RequestMapping("/api/v1/orders/{orderId}/cancellation")
class CancellationController {

    /**
     * @param ticketIds which; all that are left, where they are missing
     * @param fee what was agreed to; where it has changed, nothing is cancelled
     */
    record CancelRequest(
            @Nullable List<@Nullable UUID> ticketIds,
            @Nullable Long fee) {}

    /** What was cancelled; {@code refunded} says whether the money has arrived. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Cancelled(
            UUID cancellationId,
            Instant at,
            List<UUID> ticketIds,
            int percent,
            @Nullable Integer daysBefore,
            long fee,
            long refund,
            boolean refunded) {

        static Cancelled of(Cancellation cancellation) {
            return new Cancelled(
                    cancellation.id().value(),
                    cancellation.at(),
                    cancellation.tickets().stream()
                            .map(Ticket::id)
                            .map(TicketId::value)
                            .toList(),
                    cancellation.percent(),
                    cancellation.daysBefore().orElse(null),
                    cancellation.fee().amount(),
                    cancellation.refund().amount(),
                    cancellation.refunded());
        }
    }

    /** What was promised with the order: nothing for so many hours after buying, else by days before the performance. */
    record Terms(int freeHours, List<Fee> fees, ZoneId timeZone) {

        static Terms of(CancellationTerms terms) {
            return new Terms(
                    terms.fees().freeHours(),
                    terms.fees().steps().stream()
                            .map(step -> new Fee(step.daysBefore(), step.percent()))
                            .toList(),
                    terms.zone());
        }
    }

    record Fee(int daysBefore, int percent) {}

    /** What holds now; {@code daysBefore} is missing where tickets are taken back for nothing, as they were just bought. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Rule(int percent, @Nullable Integer daysBefore, Instant until) {

        static Rule of(FeeSchedule.Rule rule) {
            return new Rule(rule.percent(), rule.daysBefore().orElse(null), rule.until());
        }
    }

    record TicketOffer(UUID ticketId, String label, long price, long fee, long refund) {

        static TicketOffer of(TicketFee fee) {
            return new TicketOffer(
                    fee.ticket().id().value(),
                    fee.ticket().label(),
                    fee.ticket().price().amount(),
                    fee.fee().amount(),
                    fee.refund().amount());
        }
    }

    /** Without {@code now} nothing can be cancelled. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Offer(UUID orderId, Terms terms, @Nullable Rule now, List<TicketOffer> tickets, List<Cancelled> cancelled) {

        static Offer of(CancellationOffer offer) {
            return new Offer(
                    offer.order().id().value(),
                    Terms.of(offer.terms()),
                    offer.rule().map(Rule::of).orElse(null),
                    offer.tickets().stream().map(TicketOffer::of).toList(),
                    offer.cancelled().stream().map(Cancelled::of).toList());
        }
    }

    private final Cancellations cancellations;
    private final Ids ids;

    CancellationController(Cancellations cancellations, Ids ids) {
        this.cancellations = cancellations;
        this.ids = ids;
    }

    @Operation(summary = "What cancelling tickets of my order costs now, and what was cancelled")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Offer.class)))
    @GetMapping
    ResponseEntity<Object> offer(Caller caller, @PathVariable UUID orderId) {
        Optional<CancellationOffer> offer = cancellations.offer(new OrderId(orderId), caller.account());
        return offer.isPresent() ? ResponseEntity.ok(Offer.of(offer.get())) : Problems.notFound("order");
    }

    /** By the same key and for the same tickets, the answer is the same again. */
    @Operation(summary = "Cancel tickets of my order; the money goes back by the way it came, less the fee")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = Cancelled.class)))
    @PostMapping
    ResponseEntity<Object> cancel(
            Caller caller,
            @PathVariable UUID orderId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable UUID key,
            @RequestBody(required = false) @Nullable CancelRequest request) {
        CancelRequest wish = request == null ? new CancelRequest(null, null) : request;
        Optional<String> wrong = wrong(wish);
        if (wrong.isPresent()) {
            return Problems.problem(BAD_REQUEST, "malformed", wrong.get());
        }
        var command = CancelTickets.byFan(
                new CancellationId(key == null ? ids.next() : key),
                new OrderId(orderId),
                caller.account(),
                Optional.ofNullable(wish.ticketIds()).map(CancellationController::tickets),
                Optional.ofNullable(wish.fee()).map(Won::new));
        return switch (cancellations.cancel(command)) {
            case CancelTicketsResult.Cancelled(Cancellation cancellation) ->
                ResponseEntity.accepted().body(Cancelled.of(cancellation));
            case CancelTicketsResult.Refused refused -> refuse(refused);
        };
    }

    private static Optional<String> wrong(CancelRequest wish) {
        List<@Nullable UUID> named = wish.ticketIds();
        if (named != null && (named.isEmpty() || named.size() > CancelTickets.TICKETS_MAX || named.contains(null))) {
            return Optional.of("ticketIds: 1 to " + CancelTickets.TICKETS_MAX + ", or none for all.");
        }
        return wish.fee() != null && wish.fee() < 0 ? Optional.of("fee must not be negative.") : Optional.empty();
    }

    private static Set<TicketId> tickets(List<@Nullable UUID> named) {
        var tickets = new HashSet<TicketId>();
        named.forEach(ticket -> tickets.add(new TicketId(Objects.requireNonNull(ticket))));
        return tickets;
    }

    private static ResponseEntity<Object> refuse(CancelTicketsResult.Refused refused) {
        return switch (refused) {
            case CancelTicketsResult.UnknownOrder _ -> Problems.notFound("order");
            case CancelTicketsResult.UnknownTickets _ -> Problems.notFound("ticket of this order");
            case CancelTicketsResult.IdReused _ ->
                Problems.problem(UNPROCESSABLE_CONTENT, "id-reused", "This key was used for other tickets.");
            case CancelTicketsResult.NotBought(var status) ->
                Problems.problem(
                        CONFLICT,
                        "not-bought",
                        "This order has no tickets to cancel.",
                        Map.of("orderStatus", status.name()));
            case CancelTicketsResult.AlreadyCancelled(var tickets) ->
                Problems.problem(
                        CONFLICT,
                        "already-cancelled",
                        "These tickets are cancelled.",
                        Map.of("ticketIds", ids(tickets)));
            case CancelTicketsResult.AlreadyUsed(var tickets) ->
                Problems.problem(
                        CONFLICT, "already-used", "Somebody was let in with these.", Map.of("ticketIds", ids(tickets)));
            case CancelTicketsResult.TooLate(var since) ->
                Problems.problem(
                        CONFLICT,
                        "too-late",
                        "These tickets are not taken back any more.",
                        since.<Map<String, Object>>map(end -> Map.of("since", end))
                                .orElse(Map.of()));
            case CancelTicketsResult.OtherFee(var fee, var refund) ->
                Problems.problem(
                        CONFLICT,
                        "other-fee",
                        "The fee is another one by now; nothing was cancelled.",
                        Map.of("fee", fee.amount(), "refund", refund.amount()));
        };
    }

    private static List<UUID> ids(Set<TicketId> tickets) {
        return tickets.stream().map(TicketId::value).collect(Collectors.toList());
    }
}
