package io.grandstand.order.web;

import io.grandstand.kernel.ExpressDoor;
import io.grandstand.kernel.LeanJson;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.waitingroom.Admissions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Beginning to pay. */
@Component
@RunsIn(Role.ORDER_API)
class PayingExpress implements ExpressDoor {

    private static final String BEFORE = "/api/v1/orders/";
    private static final String BETWEEN = "/payments/";

    private final PaymentController payments;
    private final LeanJson json;

    PayingExpress(PaymentController payments, LeanJson json) {
        this.payments = payments;
        this.json = json;
    }

    @Override
    public String pattern() {
        return BEFORE + "{orderId}" + BETWEEN + "{paymentId}";
    }

    @Override
    public Optional<Visit> open(HttpServletRequest call) {
        String path = call.getRequestURI();
        int payment = path.length() - UUID_LENGTH;
        if (payment <= 0 || !ExpressDoor.isPlain(call, HttpMethod.PUT) || !ExpressDoor.bringsJson(call)) {
            return Optional.empty();
        }
        return ExpressDoor.uuidBetween(BEFORE, path.substring(0, payment), BETWEEN)
                .flatMap(order ->
                        ExpressDoor.uuidBetween("", path.substring(payment), "").map(id -> visit(order, id)));
    }

    private Visit visit(UUID order, UUID payment) {
        return (call, caller) -> payments.pay(
                caller.orElseThrow(),
                order,
                payment,
                call.getHeader(Admissions.HEADER),
                json.read(call, PaymentController.PayRequest.class));
    }
}
