package io.grandstand.payment;

import io.grandstand.kernel.Rounds;
import io.grandstand.kernel.StoreRounds;
import io.grandstand.payment.PaymentBook.Details;
import io.grandstand.payment.PaymentBook.Step;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The last move of a payment and the news of it: both or none. */
@Component
class EndingPayments {

    private final PaymentBook book;
    private final PaymentNews news;
    private final Rounds<Step, Optional<Payment>> ending;

    EndingPayments(PaymentBook book, PaymentNews news, StoreRounds rounds) {
        this.book = book;
        this.news = news;
        this.ending = rounds.of(Step::id, this::endAll);
    }

    /** @return the payment after the move; none where somebody else had moved it */
    Optional<Payment> end(Payment payment, PaymentMove move, Details details) {
        return ending.ask(new Step(payment.id(), payment.state(), move, details));
    }

    private List<Optional<Payment>> endAll(List<Step> all) {
        List<Optional<Payment>> ended = book.move(all);
        news.ended(ended.stream().flatMap(Optional::stream).toList());
        return ended;
    }
}
