package io.grandstand.payment;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import java.util.Optional;
import java.util.Set;

/** Taking money and giving it back. Every call is idempotent by the payment's id. */
public interface Payments {

    /** The ways to pay that there are in this installation. */
    Set<PaymentMethod> methods();

    /**
     * Records the wish, in the caller's transaction if there is one; nobody is asked for anything yet.
     *
     * @return none where the id was used before
     */
    Optional<PreparedPayment> prepare(PreparePayment command);

    /** Takes a payment as far as it goes without its payer. Outside of any transaction: providers are asked. */
    PaymentView proceed(PreparedPayment prepared);

    /** The payer has come back from the provider's checkout, whatever they did there. */
    PaymentView payerReturned(PaymentId id);

    AbandonResult abandon(PaymentId id);

    /** Gives all of the money back. */
    PaymentView refund(PaymentId id);

    Optional<PaymentView> find(PaymentId id);

    /** As {@link #find(PaymentId)}; somebody else's payment is none. */
    Optional<PaymentView> find(PaymentId id, AccountId account);

    /** Newest first. */
    Page<PaymentView> of(AccountId account, PageRequest page);
}
