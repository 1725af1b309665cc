package io.grandstand.payment;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import io.grandstand.kernel.Won;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Taking money and giving it back. Every call is idempotent by the payment's id. */
public interface Payments {

    /** The ways to pay that there are in this installation. */
    Set<PaymentMethod> methods();

    /**
     * Records these wishes, in the caller's transaction if there is one; nobody is asked for anything yet.
     *
     * @return those whose id was not used before, in no order
     */
    List<PreparedPayment> prepare(List<PreparePayment> commands);

    default Optional<PreparedPayment> prepare(PreparePayment command) {
        return prepare(List.of(command)).stream().findFirst();
    }

    /** Takes a payment as far as it goes without its payer. Outside of any transaction: providers are asked. */
    PaymentView proceed(PreparedPayment prepared);

    /** The payer has come back from the provider's checkout, whatever they did there. */
    PaymentView payerReturned(PaymentId id);

    AbandonResult abandon(PaymentId id);

    /** Gives all of the money back, of a payment that bought nothing. */
    PaymentView refund(PaymentId id);

    /**
     * Records that a part of the money is to go back, in the caller's transaction; nobody is asked for anything yet. It goes
     * back for certain: all that was ever recorded for a payment is at most what it took.
     */
    RefundId prepareRefund(PaymentId id, Won amount);

    /** Gives it back as far as that can be done now. Outside of any transaction: providers are asked. */
    RefundView proceedRefund(RefundId id);

    /** What goes back of a payment in parts, oldest first; at most {@code refundsMax}. */
    List<RefundView> refundsOf(PaymentId id, int refundsMax);

    Optional<PaymentView> find(PaymentId id);

    /** As {@link #find(PaymentId)}; somebody else's payment is none. */
    Optional<PaymentView> find(PaymentId id, AccountId account);

    /** Newest first. */
    Page<PaymentView> of(AccountId account, PageRequest page);
}
