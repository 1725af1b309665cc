package io.grandstand.site;

import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
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

    SandboxPages(Pages pages, Payments payments) {
        this.pages = pages;
        this.payments = payments;
    }

    @GetMapping("/sandbox/checkout/{id}")
    ModelAndView checkout(@PathVariable UUID id, Caller caller) {
        return payments.find(new PaymentId(id), caller.account())
                .filter(payment -> payment.method() == PaymentMethod.SANDBOX)
                .map(payment -> pages.own("sandbox", page(payment)))
                .orElseGet(pages::notFound);
    }

    private static SandboxPage page(PaymentView payment) {
        return new SandboxPage(
                payment.id().toString(),
                "/orders/" + payment.reference(),
                payment.amount().amount(),
                payment.status() == PaymentStatus.PENDING);
    }
}
