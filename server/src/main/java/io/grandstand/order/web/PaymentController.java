package io.grandstand.order.web;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.order.OrderId;
import io.grandstand.order.Orders;
import io.grandstand.order.PayOrder;
import io.grandstand.order.PayOrderResult;
import io.grandstand.payment.PaymentFailure;
import io.grandstand.payment.PaymentId;
import io.grandstand.payment.PaymentMethod;
import io.grandstand.payment.PaymentStatus;
import io.grandstand.payment.PaymentView;
import io.grandstand.payment.Payments;
import io.grandstand.waitingroom.Admissions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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

/** Paying, and what became of it. It stands here because only orders know what a payment is for. */
@RestController
@RunsIn(Role.ORDER_API)
@RequestMapping("/api/v1")
class PaymentController {

    @Schema(requiredProperties = {"method"})
    record PayRequest(@Nullable String method) {}

    /** The request was taken in; what becomes of it is read from the payment. */
    record Begun(UUID paymentId, String status, @Nullable String checkoutUrl) {}

    record Payment(
            UUID paymentId,
            UUID orderId,
            String method,
            long amount,
            String currency,
            String status,
            @Nullable String reason,
            @Nullable String message,
            @Nullable String checkoutUrl,
            Instant createdAt,
            long givenBack) {

        static Payment of(PaymentView payment) {
            return new Payment(
                    payment.id().value(),
                    payment.reference().value(),
                    payment.method().name(),
                    payment.amount().amount(),
                    "KRW",
                    payment.status().name(),
                    payment.failure().map(PaymentFailure::slug).orElse(null),
                    payment.failure().map(PaymentFailure::message).orElse(null),
                    payment.checkoutUrl().orElse(null),
                    payment.createdAt(),
                    payment.givenBack().amount());
        }
    }

    private final Orders orders;
    private final Payments payments;

    PaymentController(Orders orders, Payments payments) {
        this.orders = orders;
        this.payments = payments;
    }

    @Operation(summary = "Pay an order: one attempt, whose outcome is asked for by its id")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = Begun.class)))
    @PutMapping("/orders/{orderId}/payments/{paymentId}")
    ResponseEntity<Object> pay(
            Caller caller,
            @PathVariable UUID orderId,
            @PathVariable UUID paymentId,
            @RequestHeader(name = Admissions.HEADER, required = false) @Nullable String admission,
            @RequestBody PayRequest request) {
        Optional<PaymentMethod> method = Arrays.stream(PaymentMethod.values())
                .filter(known -> known.name().equals(request.method()))
                .findFirst();
        if (method.isEmpty()) {
            return refuse(new PayOrderResult.UnknownMethod());
        }
        var command =
                new PayOrder(new OrderId(orderId), new PaymentId(paymentId), caller.account(), method.get(), admission);
        return switch (orders.pay(command)) {
            case PayOrderResult.Accepted(PaymentView payment) ->
                ResponseEntity.accepted()
                        .body(new Begun(
                                paymentId,
                                PaymentStatus.PENDING.name(),
                                payment.checkoutUrl().orElse(null)));
            case PayOrderResult.Refused refused -> refuse(refused);
        };
    }

    private ResponseEntity<Object> refuse(PayOrderResult.Refused refused) {
        return switch (refused) {
            case PayOrderResult.UnknownOrder _ -> Problems.notFound("order");
            case PayOrderResult.IdReused _ ->
                Problems.problem(UNPROCESSABLE_CONTENT, "id-reused", "This id was used for another payment.");
            case PayOrderResult.UnknownMethod _ ->
                Problems.problem(
                        UNPROCESSABLE_CONTENT,
                        "unknown-method",
                        "There is no such way to pay here.",
                        Map.of("methods", payments.methods()));
            case PayOrderResult.AlreadyPaying _ ->
                Problems.problem(CONFLICT, "already-paying", "Another payment of this order is on its way.");
            case PayOrderResult.AlreadyPaid _ -> Problems.problem(CONFLICT, "already-paid", "This order is paid.");
            case PayOrderResult.NotPayable(var status) ->
                Problems.problem(
                        CONFLICT,
                        "not-payable",
                        "This order can no longer be paid.",
                        Map.of("orderStatus", status.name()));
            case PayOrderResult.InsufficientBalance _ ->
                Problems.problem(
                        HttpStatus.PAYMENT_REQUIRED,
                        "insufficient-balance",
                        "The wallet does not hold enough. Nothing was taken.");
            case PayOrderResult.NotAdmitted(var why) -> NotAdmitted.problem(why);
            case PayOrderResult.Busy(var retryAfter) -> {
                var problem = Problems.problem(
                        HttpStatus.SERVICE_UNAVAILABLE, "busy", "Too many wait at this moment; nothing was begun.");
                yield ResponseEntity.status(problem.getStatusCode())
                        .headers(problem.getHeaders())
                        .header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())))
                        .body(problem.getBody());
            }
        };
    }

    @Operation(summary = "My payment")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Payment.class)))
    @GetMapping("/payments/{paymentId}")
    ResponseEntity<Object> one(Caller caller, @PathVariable UUID paymentId) {
        Optional<PaymentView> payment = payments.find(new PaymentId(paymentId), caller.account());
        return payment.isPresent() ? ResponseEntity.ok(Payment.of(payment.get())) : Problems.notFound("payment");
    }

    /** The payer does not go through with it, and may pay in another way. */
    @Operation(summary = "Give up a payment whose money is not taken yet")
    @ApiResponse(responseCode = "204", content = @Content)
    @DeleteMapping("/payments/{paymentId}")
    ResponseEntity<Object> abandon(Caller caller, @PathVariable UUID paymentId) {
        Optional<PaymentView> payment = payments.find(new PaymentId(paymentId), caller.account());
        if (payment.isEmpty()) {
            return Problems.notFound("payment");
        }
        return switch (payments.abandon(payment.get().id())) {
            case ABANDONED -> ResponseEntity.noContent().build();
            case TOO_LATE -> Problems.problem(CONFLICT, "too-late", "The money is being taken, or was.");
        };
    }

    @Operation(summary = "My payments, newest first")
    @GetMapping("/me/payments")
    Page<Payment> mine(
            Caller caller,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "" + PageRequest.SIZE_DEFAULT) int size) {
        return payments.of(caller.account(), new PageRequest(page, size)).map(Payment::of);
    }
}
