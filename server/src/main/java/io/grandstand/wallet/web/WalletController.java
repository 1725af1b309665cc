package io.grandstand.wallet.web;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import io.grandstand.kernel.Problems;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.kernel.Won;
import io.grandstand.wallet.ChargeResult;
import io.grandstand.wallet.TransferId;
import io.grandstand.wallet.WalletEntry;
import io.grandstand.wallet.Wallets;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A fan's own wallet. */
@RestController
@RunsIn(Role.ORDER_API)
@RequestMapping("/api/v1/me/wallet")
class WalletController {

    record Entry(UUID transferId, String kind, long amount, Instant at) {
        static Entry of(WalletEntry entry) {
            return new Entry(entry.transfer().value(), entry.kind().name(), entry.change(), entry.at());
        }
    }

    record Wallet(long balance, Page<Entry> entries) {}

    @Schema(requiredProperties = {"amount"})
    record ChargeRequest(@Nullable Long amount) {}

    record Charge(UUID chargeId, long amount, long balance) {}

    private final Wallets wallets;

    WalletController(Wallets wallets) {
        this.wallets = wallets;
    }

    @Operation(summary = "My balance and its entries, newest first")
    @GetMapping
    Wallet mine(
            Caller caller,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "" + PageRequest.SIZE_DEFAULT) int size) {
        Page<WalletEntry> entries = wallets.entries(caller.account(), new PageRequest(page, size));
        return new Wallet(wallets.balance(caller.account()).amount(), entries.map(Entry::of));
    }

    @Operation(summary = "Top up my wallet")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Charge.class)))
    @PutMapping("/charges/{chargeId}")
    ResponseEntity<Object> charge(Caller caller, @PathVariable UUID chargeId, @RequestBody ChargeRequest request) {
        Long amount = request.amount();
        if (amount == null || amount < 0) {
            return refuse(new ChargeResult.BadAmount(Wallets.CHARGE_MIN, Wallets.CHARGE_MAX));
        }
        return switch (wallets.charge(new TransferId(chargeId), caller.account(), new Won(amount))) {
            case ChargeResult.Charged(Won balance) ->
                ResponseEntity.status(HttpStatus.CREATED).body(new Charge(chargeId, amount, balance.amount()));
            case ChargeResult.Refused refused -> refuse(refused);
        };
    }

    private static ResponseEntity<Object> refuse(ChargeResult.Refused refused) {
        return switch (refused) {
            case ChargeResult.BadAmount(Won min, Won max) ->
                Problems.problem(
                        UNPROCESSABLE_CONTENT,
                        "bad-amount",
                        "A charge is from %,d to %,d won.".formatted(min.amount(), max.amount()),
                        Map.of("min", min.amount(), "max", max.amount()));
            case ChargeResult.TooFull(Won balanceMax) ->
                Problems.problem(
                        UNPROCESSABLE_CONTENT,
                        "bad-amount",
                        "A wallet holds at most %,d won.".formatted(balanceMax.amount()),
                        Map.of("balanceMax", balanceMax.amount()));
            case ChargeResult.IdReused _ ->
                Problems.problem(UNPROCESSABLE_CONTENT, "id-reused", "This id was used for something else.");
            case ChargeResult.Unavailable _ ->
                Problems.problem(
                        CONFLICT,
                        "charging-unavailable",
                        "No payment provider is set up here by which a wallet could be charged.");
        };
    }
}
