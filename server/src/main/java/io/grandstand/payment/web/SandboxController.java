package io.grandstand.payment.web;

import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.payment.PaymentId;
import io.grandstand.payment.PaymentMethod;
import io.grandstand.payment.PaymentView;
import io.grandstand.payment.Payments;
import io.grandstand.payment.sandbox.SandboxChoice;
import io.grandstand.payment.sandbox.SandboxCompany;
import io.grandstand.payment.sandbox.SandboxOnly;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the sandbox's checkout page says what the payer chose. */
@RestController
@RunsIn(Role.ORDER_API)
@SandboxOnly
@RequestMapping("/api/v1/sandbox/payments/{paymentId}")
class SandboxController {

    @Schema(requiredProperties = {"choice"})
    record Choice(@Nullable SandboxChoice choice) {}

    record Chosen(UUID paymentId, String status) {}

    private final Payments payments;
    private final SandboxCompany company;

    SandboxController(Payments payments, SandboxCompany company) {
        this.payments = payments;
        this.company = company;
    }

    @Operation(summary = "Choose how a sandbox payment ends")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = Chosen.class)))
    @PostMapping("/choice")
    ResponseEntity<Object> choose(Caller caller, @PathVariable UUID paymentId, @RequestBody Choice request) {
        var id = new PaymentId(paymentId);
        Optional<PaymentView> payment = payments.find(id, caller.account());
        if (payment.isEmpty() || payment.get().method() != PaymentMethod.SANDBOX) {
            return Problems.notFound("payment");
        }
        if (request.choice() == null) {
            return Problems.problem(HttpStatus.BAD_REQUEST, "malformed", "choice: SUCCESS, DECLINE or LOSE_ANSWER");
        }
        Optional<SandboxChoice> stands = company.choose(paymentId, request.choice());
        if (stands.isEmpty()) {
            return Problems.problem(HttpStatus.CONFLICT, "not-open", "The checkout of this payment is not open yet.");
        }
        if (stands.get() != request.choice()) {
            return Problems.problem(
                    HttpStatus.CONFLICT,
                    "already-chosen",
                    "Something else was chosen before.",
                    Map.of("choice", stands.get()));
        }
        PaymentView now = payments.payerReturned(id);
        return ResponseEntity.accepted().body(new Chosen(paymentId, now.status().name()));
    }
}
