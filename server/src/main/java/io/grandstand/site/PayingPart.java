package io.grandstand.site;

import io.grandstand.order.OrderView;
import io.grandstand.payment.PaymentFailure;
import io.grandstand.payment.PaymentView;
import io.grandstand.payment.Payments;
import io.grandstand.site.view.MoreTimeForm;
import io.grandstand.site.view.Words;
import io.grandstand.wallet.Wallets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What an order's page says of its payment: the last one, the ways to make another, and the time for it. */
@Component
class PayingPart {

    /** @param payment the last attempt */
    record Paying(Optional<PaymentView> payment, List<String> methods, long balance, Optional<MoreTimeForm> more) {

        Optional<String> id() {
            return payment.map(made -> made.id().toString());
        }

        Optional<String> failure() {
            return payment.flatMap(PaymentView::failure).map(PaymentFailure::slug);
        }

        Optional<String> checkoutHref() {
            return payment.flatMap(PaymentView::checkoutUrl);
        }

        /** By which it was paid, and money goes back. */
        String way() {
            return payment.map(PaymentView::method).map(Enum::name).orElse("WALLET");
        }
    }

    private final Payments payments;
    private final Wallets wallets;
    private final TimeOnRequest times;

    PayingPart(Payments payments, Wallets wallets, TimeOnRequest times) {
        this.payments = payments;
        this.wallets = wallets;
        this.times = times;
    }

    Paying of(OrderView order, Words words) {
        return new Paying(
                order.payment().flatMap(id -> payments.find(id, order.account())),
                payments.methods().stream().map(Enum::name).toList(),
                wallets.balance(order.account()).amount(),
                times.of(order, words));
    }
}
