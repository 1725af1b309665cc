package io.grandstand.payment;

import static io.grandstand.payment.PaymentState.AUTHORIZING;
import static io.grandstand.payment.PaymentState.AWAITING_PAYER;
import static io.grandstand.payment.PaymentState.CAPTURING;
import static io.grandstand.payment.PaymentState.COMPLETED;
import static io.grandstand.payment.PaymentState.FAILED;
import static io.grandstand.payment.PaymentState.READY;
import static io.grandstand.payment.PaymentState.REFUNDED;
import static io.grandstand.payment.PaymentState.REFUNDING;
import static io.grandstand.payment.PaymentState.UNKNOWN;

import java.util.Set;

/** The table of legal moves: what happened, from where it may, and where it leads. */
enum PaymentMove {
    CHECKOUT_OPENED(Set.of(READY), AWAITING_PAYER),
    PAYER_RETURNED(Set.of(AWAITING_PAYER), AUTHORIZING),
    PAYER_TOO_LATE(Set.of(READY, AWAITING_PAYER), FAILED),
    GIVEN_UP(Set.of(READY, AWAITING_PAYER), FAILED),
    CAPTURE_ALLOWED(Set.of(AUTHORIZING), CAPTURING),
    CAPTURE_NOT_ALLOWED(Set.of(AUTHORIZING), FAILED),
    CAPTURED(Set.of(CAPTURING, UNKNOWN), COMPLETED),
    DECLINED(Set.of(CAPTURING, UNKNOWN), FAILED),
    ANSWER_LOST(Set.of(CAPTURING), UNKNOWN),
    REFUND_ASKED(Set.of(COMPLETED), REFUNDING),
    REFUND_DONE(Set.of(REFUNDING), REFUNDED);

    /** Made by {@code Set.of}, so it never changes, which its type does not say. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<PaymentState> from;

    private final PaymentState to;

    PaymentMove(Set<PaymentState> from, PaymentState to) {
        this.from = from;
        this.to = to;
    }

    boolean legalFrom(PaymentState state) {
        return from.contains(state);
    }

    PaymentState to() {
        return to;
    }
}
