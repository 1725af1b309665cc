package io.grandstand.order;

import io.grandstand.payment.PaymentView;
import java.time.Duration;

/** What became of the wish to pay. */
public sealed interface PayOrderResult {

    /** It is on its way or has its outcome; also the answer to the same wish again. */
    record Accepted(PaymentView payment) implements PayOrderResult {}

    sealed interface Refused extends PayOrderResult {}

    /** There is none, or the order or the payment's id is somebody else's. */
    record UnknownOrder() implements Refused {}

    /** The id was used for another order or another method. */
    record IdReused() implements Refused {}

    /** There is no such way to pay here. */
    record UnknownMethod() implements Refused {}

    record AlreadyPaying() implements Refused {}

    record AlreadyPaid() implements Refused {}

    /** It is over: given up, too late, or failed. */
    record NotPayable(OrderStatus status) implements Refused {}

    /** Nothing was debited; the order can be paid again, by another payment. */
    record InsufficientBalance() implements Refused {}

    record NotAdmitted(AdmissionRefusal why) implements Refused {}

    /** Too many wait; nothing was begun. */
    record Busy(Duration retryAfter) implements Refused {}
}
