package io.grandstand.payment;

import io.grandstand.kernel.Ids;
import io.grandstand.payment.PaymentBook.Details;
import io.grandstand.payment.PaymentProvider.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Gives all of a payment back, by the way it came, however often that must be asked for. */
@Service
class GivingBack {

    private static final Logger LOG = LoggerFactory.getLogger(GivingBack.class);

    private final PaymentBook book;
    private final Providers providers;
    private final Telling telling;
    private final Ids ids;
    private final TransactionOperations transactions;

    GivingBack(PaymentBook book, Providers providers, Telling telling, Ids ids, TransactionOperations transactions) {
        this.book = book;
        this.providers = providers;
        this.telling = telling;
        this.ids = ids;
        this.transactions = transactions;
    }

    void refund(PaymentId id) {
        Payment payment = book.get(id);
        if (payment.state() == PaymentState.COMPLETED
                && moved(payment, PaymentMove.REFUND_ASKED, Details.refund(ids.next()))) {
            resume(id);
        }
    }

    /** Goes on with a refund whose step is due. */
    void resume(PaymentId id) {
        Payment payment = book.get(id);
        if (payment.state() != PaymentState.REFUNDING) {
            return;
        }
        switch (providers.refund(payment)) {
            case Answer.Done _ -> {
                if (moved(payment, PaymentMove.REFUND_DONE, Details.NONE)) {
                    telling.refunded(book.get(id));
                }
            }
            // It must arrive whatever it takes, and somebody must find out why it does not.
            case Answer.Declined(PaymentFailure failure) -> {
                LOG.error("payment={} refund declined: {}", id, failure.slug());
                book.askAgainLater(payment);
            }
            case Answer.Unknown(String why) -> {
                LOG.warn("payment={} refund will be asked for again: {}", id, why);
                book.askAgainLater(payment);
            }
            case Answer.NeverAsked _ -> book.askAgainLater(payment);
        }
    }

    private boolean moved(Payment payment, PaymentMove move, Details details) {
        return Boolean.TRUE.equals(transactions.execute(_ -> book.move(payment, move, details)));
    }
}
