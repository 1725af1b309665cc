package io.grandstand.payment;

import io.grandstand.payment.PaymentBook.Details;
import io.grandstand.payment.PaymentProvider.Answer;
import io.grandstand.payment.PaymentProvider.Opened;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

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
    private final EndingPayments ending;

    TakingMoney(PaymentBook book, Providers providers, Telling telling, EndingPayments ending) {
        this.book = book;
        this.providers = providers;
        this.telling = telling;
        this.ending = ending;
    }

    /** The steps that need no payer and no patience; the payment as it is after them. */
    Payment proceed(Payment payment) {
        return switch (payment.state()) {
            case READY -> step(payment, this::open);
            case AUTHORIZING -> step(payment, this::authorize);
            // Nothing to do, or somebody is at it; if that process died, the step comes due.
            case AWAITING_PAYER, CAPTURING, UNKNOWN, COMPLETED, FAILED, REFUNDING, REFUNDED -> payment;
        };
    }

    /** Goes on with a payment whose step is due. */
    void resume(PaymentId id) {
        step(book.get(id), this::resume);
    }

    private Payment resume(Payment payment) {
        return switch (payment.state()) {
            case READY -> payment.overdue() ? late(payment) : open(payment);
            case AWAITING_PAYER -> late(payment);
            case AUTHORIZING -> authorize(payment);
            case CAPTURING, UNKNOWN -> record(payment, providers.lookUp(payment));
            case COMPLETED, FAILED, REFUNDING, REFUNDED -> payment;
        };
    }

    /** One that breaks off is due again soon, and not only when any step that lives would be over. */
    private Payment step(Payment payment, UnaryOperator<Payment> step) {
        try {
            return step.apply(payment);
        } catch (RuntimeException e) {
            soonAgain(payment, e);
            throw e;
        }
    }

    private void soonAgain(Payment payment, RuntimeException why) {
        try {
            book.askAgainLater(payment);
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        }
    }

    private Payment open(Payment payment) {
        return switch (providers.open(payment)) {
            case Opened.AtCheckout(String url) ->
                book.move(payment, PaymentMove.CHECKOUT_OPENED, Details.checkout(url))
                        .orElseGet(() -> book.get(payment.id()));
            case Opened.Unknown(String why) -> askAgainLater(payment, why);
        };
    }

    /** Also when two are at it: both may be allowed, only the one whose move counts asks the provider. */
    Payment payerReturned(PaymentId id) {
        Optional<Payment> returned = returned(id);
        if (returned.isPresent()) {
            return step(returned.get(), this::authorize);
        }
        Payment payment = book.get(id);
        if (payment.state() != PaymentState.READY) {
            return payment;
        }
        // Back from a checkout whose opening is not written down yet: opened again, it is the same one.
        Payment opened = step(payment, this::open);
        return returned(id)
                .map(authorizing -> step(authorizing, this::authorize))
                .orElse(opened);
    }

    private Optional<Payment> returned(PaymentId id) {
        return book.move(id, PaymentState.AWAITING_PAYER, PaymentMove.PAYER_RETURNED, Details.NONE);
    }

    private Payment authorize(Payment payment) {
        return switch (telling.mayCapture(payment)) {
            case ALLOWED ->
                book.move(payment, PaymentMove.CAPTURE_ALLOWED, Details.NONE)
                        .map(capturing -> step(capturing, this::capture))
                        .orElseGet(() -> book.get(payment.id()));
            case REFUSED -> fail(payment, PaymentMove.CAPTURE_NOT_ALLOWED, PaymentFailure.NO_LONGER_WANTED);
            case ASK_AGAIN -> askAgainLater(payment, "could not be authorized now");
        };
    }

    private Payment capture(Payment payment) {
        return record(payment, providers.capture(payment));
    }

    private Payment record(Payment payment, Answer answer) {
        return switch (answer) {
            case Answer.Done _ -> complete(payment);
            case Answer.Declined(PaymentFailure failure) -> fail(payment, PaymentMove.DECLINED, failure);
            case Answer.Unknown(String why) -> lost(payment, why);
            case Answer.NeverAsked _ -> lost(payment, "not asked yet");
        };
    }

    private Payment lost(Payment payment, String why) {
        if (payment.state() != PaymentState.CAPTURING) {
            return askAgainLater(payment, why);
        }
        LOG.warn("payment={} answer lost: {}", payment.id(), why);
        return book.move(payment, PaymentMove.ANSWER_LOST, Details.NONE).orElseGet(() -> book.get(payment.id()));
    }

    private Payment askAgainLater(Payment payment, String why) {
        LOG.warn(
                "payment={} state={} asked={} will be asked again: {}",
                payment.id(),
                payment.state(),
                payment.asked(),
                why);
        book.askAgainLater(payment);
        return payment;
    }

    private Payment complete(Payment payment) {
        return ended(payment, PaymentMove.CAPTURED, Details.NONE, telling::completed);
    }

    private Payment late(Payment payment) {
        return fail(payment, PaymentMove.PAYER_TOO_LATE, PaymentFailure.PAYER_TOO_LATE);
    }

    private Payment fail(Payment payment, PaymentMove move, PaymentFailure failure) {
        return ended(payment, move, Details.failed(failure), telling::failed);
    }

    /** After its last move whoever asked for the money is told. */
    private Payment ended(Payment payment, PaymentMove move, Details details, Consumer<Payment> tell) {
        Optional<Payment> ended = ending.end(payment, move, details);
        ended.ifPresent(tell);
        return ended.orElseGet(() -> book.get(payment.id()));
    }

    AbandonResult abandon(PaymentId id) {
        Payment payment = book.get(id);
        if (PaymentMove.GIVEN_UP.legalFrom(payment.state())) {
            payment = fail(payment, PaymentMove.GIVEN_UP, PaymentFailure.GIVEN_UP);
        }
        return payment.state() == PaymentState.FAILED ? AbandonResult.ABANDONED : AbandonResult.TOO_LATE;
    }
}
