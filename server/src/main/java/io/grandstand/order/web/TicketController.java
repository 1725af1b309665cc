package io.grandstand.order.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.order.Orders;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A fan's own tickets. */
@RestController
@RunsIn(Role.ORDER_API)
@RequestMapping("/api/v1/me/tickets")
class TicketController {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Ticket(
            UUID ticketId,
            UUID orderId,
            long performanceId,
            @Nullable Integer seat,
            @Nullable Integer sectionId,
            String label,
            long price,
            String status,
            @Nullable String code,
            Instant issuedAt) {}

    private final Orders orders;

    TicketController(Orders orders) {
        this.orders = orders;
    }

    @Operation(summary = "My tickets")
    @GetMapping
    Page<Ticket> mine(
            Caller caller,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "" + PageRequest.SIZE_DEFAULT) int size) {
        return orders.ticketsOf(caller.account(), new PageRequest(page, size))
                .map(ticket -> new Ticket(
                        ticket.id().value(),
                        ticket.order().value(),
                        ticket.performance().value(),
                        ticket.place().seatIndex().orElse(null),
                        ticket.place().areaSection().orElse(null),
                        ticket.label(),
                        ticket.price().amount(),
                        ticket.status().name(),
                        orders.code(ticket).orElse(null),
                        ticket.issuedAt()));
    }
}
