package io.grandstand.site;

import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.order.OrderId;
import io.grandstand.order.OrderView;
import io.grandstand.order.Orders;
import io.grandstand.payment.PaymentId;
import io.grandstand.payment.PaymentMethod;
import io.grandstand.payment.PaymentStatus;
import io.grandstand.payment.PaymentView;
import io.grandstand.payment.Payments;
import io.grandstand.payment.sandbox.SandboxOnly;
import io.grandstand.site.view.SandboxPage;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The page of the payment company that is played here. */
@Controller
@Framed
@SandboxOnly
@RunsIn(Role.SITE)
class SandboxPages {

    private final Pages pages;
    private final Payments payments;
    private final Orders orders;

    SandboxPages(Pages pages, Payments payments, Orders orders) {
        this.pages = pages;
        this.payments = payments;
        this.orders = orders;
    }

    @GetMapping("/sandbox/checkout/{id}")
    ModelAndView checkout(@PathVariable UUID id, Caller caller) {
        return payments.find(new PaymentId(id), caller.account())
                .filter(payment -> payment.method() == PaymentMethod.SANDBOX)
                .flatMap(payment -> orders.find(new OrderId(payment.reference().value()), caller.account())
                        .map(order -> pages.own("sandbox", page(payment, order))))
                .orElseGet(pages::notFound);
    }

    private static SandboxPage page(PaymentView payment, OrderView order) {
        return new SandboxPage(
                payment.id().toString(),
                "/orders/" + order.id(),
                payment.amount().amount(),
                order.payUntil(),
                payment.status() == PaymentStatus.PENDING);
    }
}
