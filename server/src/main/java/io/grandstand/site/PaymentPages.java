package io.grandstand.site;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.order.OrderId;
import io.grandstand.order.Orders;
import io.grandstand.payment.PaymentFailure;
import io.grandstand.payment.PaymentView;
import io.grandstand.payment.Payments;
import io.grandstand.site.view.Frame;
import io.grandstand.site.view.Paged;
import io.grandstand.site.view.PaymentCard;
import io.grandstand.site.view.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Every attempt to pay that a fan made, those that took no money too, and why they did not. */
@Controller
@Framed
@RunsIn(Role.SITE)
class PaymentPages {

    private static final int PAYMENTS_MAX = 10;

    private final Pages pages;
    private final Payments payments;
    private final Orders orders;
    private final Events events;

    PaymentPages(Pages pages, Payments payments, Orders orders, Events events) {
        this.pages = pages;
        this.payments = payments;
        this.orders = orders;
        this.events = events;
    }

    @GetMapping("/me/payments")
    ModelAndView mine(
            Caller caller,
            @RequestParam(required = false) @Nullable String page,
            @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        var found = payments.of(caller.account(), Paging.request(page, PAYMENTS_MAX));
        Paged<PaymentCard> list = Paging.of(found, number -> "/me/payments?page=" + number, some -> some.stream()
                .map(payment -> card(payment, caller.account(), frame.words()))
                .toList());
        return Pages.listed(list, pages.own("payments", list));
    }

    /** The reference of a payment is the order that it is for. */
    private PaymentCard card(PaymentView payment, AccountId account, Words words) {
        return new PaymentCard(
                payment.reference().toString(),
                orders.find(new OrderId(payment.reference().value()), account)
                        .map(order -> events.of(order.performance(), words).title())
                        .orElse(null),
                payment.method().name(),
                payment.amount().amount(),
                payment.status().name(),
                payment.failure().map(PaymentFailure::slug).orElse(null),
                payment.givenBack().amount(),
                payment.createdAt());
    }
}
