package io.grandstand.order.web;

import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.order.OrderHistories;
import io.grandstand.order.OrderId;
import io.grandstand.order.OrderStep;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What became of a fan's own orders. */
@RestController
@RunsIn(Role.ORDER_API)
class HistoryController {

    record Step(OrderStep.What what, Instant at) {}

    record History(List<Step> items) {}

    private final OrderHistories histories;

    HistoryController(OrderHistories histories) {
        this.histories = histories;
    }

    @Operation(summary = "What became of my order, step by step, oldest first")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = History.class)))
    @GetMapping("/api/v1/orders/{orderId}/history")
    ResponseEntity<Object> history(Caller caller, @PathVariable UUID orderId) {
        return histories
                .of(new OrderId(orderId), caller.account())
                .<ResponseEntity<Object>>map(steps -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(new History(steps.stream()
                                .map(step -> new Step(step.what(), step.at()))
                                .toList())))
                .orElseGet(() -> Problems.notFound("order"));
    }
}
