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

/** Ordering what is held, and asking for the tickets. */
@Component
@RunsIn(Role.ORDER_API)
class OrderExpress implements ExpressDoor {

    private static final String BEFORE = "/api/v1/orders/";

    private final OrderController orders;
    private final LeanJson json;

    OrderExpress(OrderController orders, LeanJson json) {
        this.orders = orders;
        this.json = json;
    }

    @Override
    public String pattern() {
        return BEFORE + "{orderId}";
    }

    @Override
    public Optional<Visit> open(HttpServletRequest call) {
        return ExpressDoor.uuidBetween(BEFORE, call.getRequestURI(), "").flatMap(order -> open(call, order));
    }

    private Optional<Visit> open(HttpServletRequest call, UUID order) {
        if (ExpressDoor.isPlain(call, HttpMethod.GET)) {
            return Optional.of((_, caller) -> orders.one(caller.orElseThrow(), order));
        }
        if (ExpressDoor.isPlain(call, HttpMethod.PUT) && ExpressDoor.bringsJson(call)) {
            return Optional.of((walled, caller) -> orders.place(
                    caller.orElseThrow(),
                    order,
                    walled.getHeader(Admissions.HEADER),
                    json.read(walled, OrderController.PlaceRequest.class)));
        }
        return Optional.empty();
    }
}
