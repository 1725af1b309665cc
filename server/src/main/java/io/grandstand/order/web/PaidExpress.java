package io.grandstand.order.web;

import io.grandstand.kernel.ExpressDoor;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Whether it is paid: asked again and again until it is. */
@Component
@RunsIn(Role.ORDER_API)
class PaidExpress implements ExpressDoor {

    private static final String BEFORE = "/api/v1/payments/";

    private final PaymentController payments;

    PaidExpress(PaymentController payments) {
        this.payments = payments;
    }

    @Override
    public String pattern() {
        return BEFORE + "{paymentId}";
    }

    @Override
    public Optional<Visit> open(HttpServletRequest call) {
        return ExpressDoor.isPlain(call, HttpMethod.GET)
                ? ExpressDoor.uuidBetween(BEFORE, call.getRequestURI(), "")
                        .map(payment -> (_, caller) -> payments.one(caller.orElseThrow(), payment))
                : Optional.empty();
    }
}
