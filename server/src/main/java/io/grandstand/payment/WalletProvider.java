package io.grandstand.payment;

import io.grandstand.kernel.Won;
import io.grandstand.wallet.TransferId;
import io.grandstand.wallet.TransferResult;
import io.grandstand.wallet.Wallets;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The fan's balance as a provider. */
@Component
class WalletProvider implements PaymentProvider {

    private final Wallets wallets;

    WalletProvider(Wallets wallets) {
        this.wallets = wallets;
    }

    @Override
    public PaymentMethod method() {
        return PaymentMethod.WALLET;
    }

    @Override
    public Opened open(Payment payment) {
        throw new IllegalStateException("a wallet has no checkout: payment " + payment.id());
    }

    @Override
    public Answer capture(Payment payment) {
        return answer(wallets.pay(new TransferId(payment.id().value()), payment.account(), payment.amount()));
    }

    /** Asking for the same transfer again is how the ledger is asked what became of it. */
    @Override
    public Answer lookUp(Payment payment) {
        return capture(payment);
    }

    @Override
    public Answer refund(Payment payment, UUID refundId, Won amount) {
        return answer(wallets.giveBack(new TransferId(refundId), payment.account(), amount));
    }

    private static Answer answer(TransferResult result) {
        return switch (result) {
            case TransferResult.Done _ -> new Answer.Done();
            case TransferResult.NotEnough _ -> new Answer.Declined(PaymentFailure.INSUFFICIENT_BALANCE);
            // The fan gave one id to a charge and to a payment.
            case TransferResult.IdReused _ -> new Answer.Declined(PaymentFailure.DECLINED);
        };
    }
}
