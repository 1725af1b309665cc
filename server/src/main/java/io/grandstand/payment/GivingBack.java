package io.grandstand.payment;

import io.grandstand.kernel.Ids;
import io.grandstand.payment.PaymentBook.Details;
import io.grandstand.payment.PaymentProvider.Answer;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Gives all of a payment back, by the way it came, however often that must be asked for. */
@Service
class GivingBack {

    private static final Logger LOG = LoggerFactory.getLogger(GivingBack.class);

    private final PaymentBook book;
    private final Providers providers;
    private final Telling telling;
    private final Ids ids;

    GivingBack(PaymentBook book, Providers providers, Telling telling, Ids ids) {
        this.book = book;
        this.providers = providers;
        this.telling = telling;
        this.ids = ids;
    }

    /** The payment as it is after what can be done at once. */
    Payment refund(PaymentId id) {
        Payment payment = book.get(id);
        return payment.state() == PaymentState.COMPLETED
                ? book.move(payment, PaymentMove.REFUND_ASKED, Details.refund(ids.next()))
                        .map(this::giveBack)
                        .orElseGet(() -> book.get(id))
                : payment;
    }

    /** Goes on with a refund whose step is due. */
    void resume(PaymentId id) {
        Payment payment = book.get(id);
        if (payment.state() == PaymentState.REFUNDING) {
            giveBack(payment);
        }
    }

    private Payment giveBack(Payment payment) {
        return switch (providers.refund(payment, payment.refundId().orElseThrow(), payment.amount())) {
            case Answer.Done _ -> {
                Optional<Payment> refunded = book.move(payment, PaymentMove.REFUND_DONE, Details.NONE);
                refunded.ifPresent(telling::refunded);
                yield refunded.orElseGet(() -> book.get(payment.id()));
            }
            // It must arrive whatever it takes, and somebody must find out why it does not.
            case Answer.Declined(PaymentFailure failure) -> {
                LOG.error("payment={} refund declined: {}", payment.id(), failure.slug());
                yield later(payment);
            }
            case Answer.Unknown(String why) -> {
                LOG.warn("payment={} refund will be asked for again: {}", payment.id(), why);
                yield later(payment);
            }
            case Answer.NeverAsked _ -> later(payment);
        };
    }

    private Payment later(Payment payment) {
        book.askAgainLater(payment);
        return payment;
    }
}
