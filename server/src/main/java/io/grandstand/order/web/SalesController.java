package io.grandstand.order.web;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.Performances;
import io.grandstand.kernel.AccountRole;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.order.OrderStatus;
import io.grandstand.order.Orders;
import io.grandstand.order.Sales;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a host has sold of a performance. */
@RestController
@RunsIn(Role.HOST_API)
@RequestMapping("/api/v1/host/performances/{performanceId}/sales")
class SalesController {

    /**
     * What was sold.
     *
     * @param ticketsGiven complimentary ones, that are valid or used; no other number has them
     * @param purchasesLastMinute orders that were completed within the last minute
     * @param purchasesLastTenMinutes orders that were completed within the last ten minutes
     */
    record SalesOf(
            long performanceId,
            Map<OrderStatus, Integer> orders,
            int ticketsSold,
            long gross,
            int ticketsCancelled,
            long fees,
            long refunds,
            int ticketsGiven,
            int purchasesLastMinute,
            int purchasesLastTenMinutes) {}

    private final Orders orders;
    private final Performances performances;

    SalesController(Orders orders, Performances performances) {
        this.orders = orders;
        this.performances = performances;
    }

    @Operation(summary = "What was sold of a performance of mine")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SalesOf.class)))
    @GetMapping
    ResponseEntity<Object> sales(Caller caller, @PathVariable long performanceId) {
        if (!caller.is(AccountRole.HOST)) {
            return Problems.forHosts();
        }
        var id = new PerformanceId(performanceId);
        Optional<PerformanceTerms> terms =
                performances.find(id).filter(performance -> performance.host().equals(caller.account()));
        if (terms.isEmpty()) {
            return Problems.notFound("performance");
        }
        Sales sales = orders.sales(id);
        return ResponseEntity.ok(new SalesOf(
                performanceId,
                new TreeMap<>(sales.orders()),
                sales.ticketsSold(),
                sales.gross().amount(),
                sales.ticketsCancelled(),
                sales.fees().amount(),
                sales.refunds().amount(),
                sales.given().tickets(),
                sales.pace().lastMinute(),
                sales.pace().lastTenMinutes()));
    }
}
