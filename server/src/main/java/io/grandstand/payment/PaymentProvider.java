package io.grandstand.payment;

import io.grandstand.kernel.Won;
import java.util.UUID;

/**
 * Somebody who takes money for us. Every call is idempotent by the ids it carries: the answer about an id is final, also
 * when it is asked for again, late or by two at once. A call that throws is a call whose outcome is unknown.
 */
interface PaymentProvider {

    /** What became of opening a checkout. */
    sealed interface Opened {
        record AtCheckout(String url) implements Opened {}

        record Unknown(String why) implements Opened {}
    }

    /** What became of taking or giving back. */
    sealed interface Answer {
        record Done() implements Answer {}

        record Declined(PaymentFailure failure) implements Answer {}

        /** It may have happened. */
        record Unknown(String why) implements Answer {}

        /** The provider was never asked to. */
        record NeverAsked() implements Answer {}
    }

    PaymentMethod method();

    Opened open(Payment payment);

    Answer capture(Payment payment);

    Answer lookUp(Payment payment);

    /** This much of it, beside what went back by other ids. */
    Answer refund(Payment payment, UUID refundId, Won amount);
}
