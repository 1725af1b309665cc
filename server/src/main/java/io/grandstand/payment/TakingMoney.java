package io.grandstand.payment;

import io.grandstand.payment.PaymentBook.Details;
import io.grandstand.payment.PaymentProvider.Answer;
import io.grandstand.payment.PaymentProvider.Opened;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes a payment from step to step: the intent is recorded, then the provider is asked with no transaction open, then
 * the answer is recorded. A process may die between any two lines: {@link #resume} goes on from what was recorded.
 */
@Service
class TakingMoney {

    private static final Logger LOG = LoggerFactory.getLogger(TakingMoney.class);

    private final PaymentBook book;
    private final Providers providers;
    private final Telling telling;
    private final PaymentNews news;
    private final TransactionOperations transactions;

    TakingMoney(
            PaymentBook book,
            Providers providers,
            Telling telling,
            PaymentNews news,
            TransactionOperations transactions) {
        this.book = book;
        this.providers = providers;
        this.telling = telling;
        this.news = news;
        this.transactions = transactions;
    }

    /** The steps that need no payer and no patience. */
    void proceed(PaymentId id) {
        Payment payment = book.get(id);
        switch (payment.state()) {
            case READY -> open(payment);
            case AUTHORIZING -> authorize(payment);
            // Nothing to do, or somebody is at it; if that process died, the step comes due.
            case AWAITING_PAYER, CAPTURING, UNKNOWN, COMPLETED, FAILED, REFUNDING, REFUNDED -> {}
        }
    }

    /** Goes on with a payment whose step is due. */
    void resume(PaymentId id) {
        Payment payment = book.get(id);
        switch (payment.state()) {
            case READY -> {
                if (payment.overdue()) {
                    fail(payment, PaymentMove.PAYER_TOO_LATE, PaymentFailure.PAYER_TOO_LATE);
                } else {
                    open(payment);
                }
            }
            case AWAITING_PAYER -> fail(payment, PaymentMove.PAYER_TOO_LATE, PaymentFailure.PAYER_TOO_LATE);
            case AUTHORIZING -> authorize(payment);
            case CAPTURING, UNKNOWN -> record(payment, providers.lookUp(payment));
            case COMPLETED, FAILED, REFUNDING, REFUNDED -> {}
        }
    }

    private void open(Payment payment) {
        switch (providers.open(payment)) {
            case Opened.AtCheckout(String url) -> moved(payment, PaymentMove.CHECKOUT_OPENED, Details.checkout(url));
            case Opened.Unknown(String why) -> askAgainLater(payment, why);
        }
    }

    /** Also when two are at it: both may be allowed, only the one whose move counts asks the provider. */
    void payerReturned(PaymentId id) {
        Payment payment = book.get(id);
        if (payment.state() == PaymentState.READY) {
            // Back from a checkout whose opening is not written down yet: opened again, it is the same one.
            open(payment);
            payment = book.get(id);
        }
        if (payment.state() == PaymentState.AWAITING_PAYER) {
            moved(payment, PaymentMove.PAYER_RETURNED, Details.NONE).ifPresent(this::authorize);
        }
    }

    private void authorize(Payment payment) {
        switch (telling.mayCapture(payment)) {
            case ALLOWED ->
                moved(payment, PaymentMove.CAPTURE_ALLOWED, Details.NONE)
                        .ifPresent(capturing -> record(capturing, providers.capture(capturing)));
            case REFUSED -> fail(payment, PaymentMove.CAPTURE_NOT_ALLOWED, PaymentFailure.NO_LONGER_WANTED);
            case ASK_AGAIN -> askAgainLater(payment, "could not be authorized now");
        }
    }

    private void record(Payment payment, Answer answer) {
        switch (answer) {
            case Answer.Done _ -> complete(payment);
            case Answer.Declined(PaymentFailure failure) -> fail(payment, PaymentMove.DECLINED, failure);
            case Answer.Unknown(String why) -> lost(payment, why);
            case Answer.NeverAsked _ -> lost(payment, "not asked yet");
        }
    }

    private void lost(Payment payment, String why) {
        if (payment.state() == PaymentState.CAPTURING) {
            LOG.warn("payment={} answer lost: {}", payment.id(), why);
            moved(payment, PaymentMove.ANSWER_LOST, Details.NONE);
        } else {
            askAgainLater(payment, why);
        }
    }

    private void askAgainLater(Payment payment, String why) {
        LOG.warn(
                "payment={} state={} asked={} will be asked again: {}",
                payment.id(),
                payment.state(),
                payment.asked(),
                why);
        book.askAgainLater(payment);
    }

    private void complete(Payment payment) {
        boolean moved = Boolean.TRUE.equals(transactions.execute(_ -> {
            boolean ours = book.move(payment, PaymentMove.CAPTURED, Details.NONE);
            if (ours) {
                news.completed(payment);
            }
            return ours;
        }));
        if (moved) {
            telling.completed(book.get(payment.id()));
        }
    }

    private void fail(Payment payment, PaymentMove move, PaymentFailure failure) {
        boolean moved = Boolean.TRUE.equals(transactions.execute(_ -> {
            boolean ours = book.move(payment, move, Details.failed(failure));
            if (ours) {
                news.failed(payment, failure);
            }
            return ours;
        }));
        if (moved) {
            telling.failed(book.get(payment.id()));
        }
    }

    AbandonResult abandon(PaymentId id) {
        Payment payment = book.get(id);
        if (PaymentMove.GIVEN_UP.legalFrom(payment.state())) {
            fail(payment, PaymentMove.GIVEN_UP, PaymentFailure.GIVEN_UP);
        }
        return book.get(id).state() == PaymentState.FAILED ? AbandonResult.ABANDONED : AbandonResult.TOO_LATE;
    }

    /** The payment after its move; empty where somebody else had moved it. */
    private Optional<Payment> moved(Payment payment, PaymentMove move, Details details) {
        boolean ours = Boolean.TRUE.equals(transactions.execute(_ -> book.move(payment, move, details)));
        return ours ? book.find(payment.id()) : Optional.empty();
    }
}
