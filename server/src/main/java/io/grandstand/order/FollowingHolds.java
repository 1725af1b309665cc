package io.grandstand.order;

import io.grandstand.booking.HoldTimes;
import io.grandstand.booking.HoldView;
import org.springframework.stereotype.Service;

/** Gives an order the time that its hold got. Not told, it would look for itself once its own time is over. */
@Service
class FollowingHolds implements HoldTimes {

    private final OrderBook book;

    FollowingHolds(OrderBook book) {
        this.book = book;
    }

    @Override
    public void lengthened(HoldView hold) {
        book.findByHold(hold.id())
                .filter(order -> order.payUntil().isBefore(hold.until()))
                .ifPresent(order -> book.extend(order, hold.until()));
    }
}
