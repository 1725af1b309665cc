package io.grandstand.site;

import io.grandstand.booking.SeatHolds;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.Caller;
import io.grandstand.order.Gifts;
import io.grandstand.order.OrderStatus;
import io.grandstand.order.OrderView;
import io.grandstand.order.Orders;
import io.grandstand.site.view.Keeping;
import io.grandstand.site.view.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a fan has of a performance already. */
@Component
class OwnSeats {

    private final SeatHolds holds;
    private final Orders orders;
    private final Gifts gifts;
    private final TimeOnRequest times;

    OwnSeats(SeatHolds holds, Orders orders, Gifts gifts, TimeOnRequest times) {
        this.holds = holds;
        this.orders = orders;
        this.gifts = gifts;
        this.times = times;
    }

    /** Kept for them or bought: all that counts against the limit. */
    List<Integer> seats(PerformanceId performance, @Nullable Caller caller) {
        return caller == null
                ? List.of()
                : holds.seatsOf(caller.account(), performance).stream()
                        .map(SeatNo::index)
                        .toList();
    }

    /** Given to them by the house: theirs, and counted against nothing. */
    List<Integer> given(PerformanceId performance, @Nullable Caller caller) {
        return caller == null
                ? List.of()
                : gifts.seatsOf(performance, caller.account()).stream()
                        .map(SeatNo::index)
                        .toList();
    }

    /** Kept for them or bought, in areas. */
    int places(PerformanceId performance, @Nullable Caller caller) {
        return caller == null ? 0 : holds.placesOf(caller.account(), performance);
    }

    /** What they have not paid for yet. */
    List<Keeping> keeping(PerformanceId performance, @Nullable Caller caller, Words words) {
        return caller == null
                ? List.of()
                : orders.unpaid(caller.account(), performance).stream()
                        .map(order -> keeping(order, words))
                        .toList();
    }

    private Keeping keeping(OrderView order, Words words) {
        return new Keeping(
                "/orders/" + order.id(),
                order.lines().size(),
                order.payUntil(),
                order.status() == OrderStatus.PAYING,
                times.of(order, words).orElse(null));
    }
}
