package io.grandstand.order.web;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.grandstand.booking.HoldId;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.order.OrderId;
import io.grandstand.order.OrderView;
import io.grandstand.order.Orders;
import io.grandstand.order.PlaceOrder;
import io.grandstand.order.PlaceOrderResult;
import io.grandstand.waitingroom.Admissions;
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
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A fan's own orders. */
@RestController
@RunsIn(Role.ORDER_API)
@RequestMapping("/api/v1")
class OrderController {

    /** How many of my orders come where nobody says. */
    private static final int ORDERS_DEFAULT = 10;

    @Schema(requiredProperties = {"holdId"})
    record PlaceRequest(@Nullable UUID holdId) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(@Nullable Integer seat, @Nullable Integer sectionId, String label, long price) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TicketOf(
            UUID ticketId, @Nullable Integer seat, @Nullable Integer sectionId, String label, String status) {}

    /** @param givenBack of {@code total}: the price of tickets that were cancelled, less their fees */
    record Order(
            UUID orderId,
            UUID holdId,
            long performanceId,
            String status,
            List<Line> lines,
            long discount,
            long total,
            long givenBack,
            Instant payUntil,
            List<TicketOf> tickets,
            boolean complimentary,
            Instant createdAt) {

        static Order of(OrderView order) {
            return new Order(
                    order.id().value(),
                    order.hold().value(),
                    order.performance().value(),
                    order.status().name(),
                    order.lines().stream()
                            .map(line -> new Line(
                                    line.place().seatIndex().orElse(null),
                                    line.place().areaSection().orElse(null),
                                    line.label(),
                                    line.price().amount()))
                            .toList(),
                    0,
                    order.total().amount(),
                    order.givenBack().amount(),
                    order.payUntil(),
                    order.tickets().stream()
                            .map(ticket -> new TicketOf(
                                    ticket.id().value(),
                                    ticket.place().seatIndex().orElse(null),
                                    ticket.place().areaSection().orElse(null),
                                    ticket.label(),
                                    ticket.status().name()))
                            .toList(),
                    order.given(),
                    order.createdAt());
        }
    }

    private final Orders orders;

    OrderController(Orders orders) {
        this.orders = orders;
    }

    @Operation(summary = "Order what is held")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Order.class)))
    @PutMapping("/orders/{orderId}")
    ResponseEntity<Object> place(
            Caller caller,
            @PathVariable UUID orderId,
            @RequestHeader(name = Admissions.HEADER, required = false) @Nullable String admission,
            @RequestBody PlaceRequest request) {
        if (request.holdId() == null) {
            return Problems.problem(HttpStatus.BAD_REQUEST, "malformed", "holdId is missing.");
        }
        var command = new PlaceOrder(new OrderId(orderId), new HoldId(request.holdId()), caller.account(), admission);
        return switch (orders.place(command)) {
            case PlaceOrderResult.Placed(OrderView order) ->
                ResponseEntity.status(HttpStatus.CREATED).body(Order.of(order));
            case PlaceOrderResult.Refused refused -> refuse(refused);
        };
    }

    private static ResponseEntity<Object> refuse(PlaceOrderResult.Refused refused) {
        return switch (refused) {
            case PlaceOrderResult.UnknownHold _ -> Problems.notFound("hold");
            case PlaceOrderResult.UnknownOrder _ -> Problems.notFound("order");
            case PlaceOrderResult.HoldGone _ ->
                Problems.problem(CONFLICT, "hold-gone", "These seats are no longer held for you.");
            case PlaceOrderResult.AlreadyOrdered(OrderId by) ->
                Problems.problem(
                        CONFLICT,
                        "already-ordered",
                        "There is an order for these seats.",
                        Map.of("orderId", by.value()));
            case PlaceOrderResult.IdReused _ ->
                Problems.problem(UNPROCESSABLE_CONTENT, "id-reused", "This id was used for another hold.");
            case PlaceOrderResult.NotAdmitted(var why) -> NotAdmitted.problem(why);
        };
    }

    @Operation(summary = "My order")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Order.class)))
    @GetMapping("/orders/{orderId}")
    ResponseEntity<Object> one(Caller caller, @PathVariable UUID orderId) {
        Optional<OrderView> order = orders.find(new OrderId(orderId), caller.account());
        return order.isPresent() ? ResponseEntity.ok(Order.of(order.get())) : Problems.notFound("order");
    }

    @Operation(summary = "Give up an order that is not paid, and its seats")
    @ApiResponse(responseCode = "204", content = @Content)
    @DeleteMapping("/orders/{orderId}")
    ResponseEntity<Object> giveUp(Caller caller, @PathVariable UUID orderId) {
        return switch (orders.giveUp(new OrderId(orderId), caller.account())) {
            case GIVEN_UP -> ResponseEntity.noContent().build();
            case UNKNOWN_ORDER -> Problems.notFound("order");
            case ALREADY_PAYING ->
                Problems.problem(CONFLICT, "already-paying", "This order is being paid at this moment.");
            case ALREADY_PAID -> Problems.problem(CONFLICT, "already-paid", "This order is paid.");
        };
    }

    @Operation(summary = "My orders, newest first")
    @GetMapping("/me/orders")
    Page<Order> mine(
            Caller caller,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "" + ORDERS_DEFAULT) int size) {
        return orders.of(caller.account(), new PageRequest(page, size)).map(Order::of);
    }
}
