package io.grandstand.order;

import io.grandstand.booking.HoldView;
import io.grandstand.booking.SeatHolds;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Makes an order of what is held. */
@Service
class PlacingOrder {

    private final OrderBook book;
    private final OrderReading reading;
    private final SeatHolds holds;
    private final AdmissionDesk admissions;

    PlacingOrder(OrderBook book, OrderReading reading, SeatHolds holds, AdmissionDesk admissions) {
        this.book = book;
        this.reading = reading;
        this.holds = holds;
        this.admissions = admissions;
    }

    PlaceOrderResult place(PlaceOrder command) {
        Optional<Purchase> before = book.find(command.id());
        if (before.isPresent()) {
            return again(before.get(), command);
        }
        Optional<HoldView> hold =
                holds.find(command.hold()).filter(held -> held.account().equals(command.account()));
        if (hold.isEmpty()) {
            return new PlaceOrderResult.UnknownHold();
        }
        Optional<AdmissionRefusal> refusal = admissions.refuses(
                command.admission(), command.account(), hold.get().performance());
        if (refusal.isPresent()) {
            return new PlaceOrderResult.NotAdmitted(refusal.get());
        }
        Optional<Purchase> other = book.findByHold(command.hold());
        if (other.isPresent()) {
            return new PlaceOrderResult.AlreadyOrdered(other.get().id());
        }
        return switch (hold.get().status()) {
            case HELD, CHECKOUT -> place(command, hold.get());
            case CAPTURING, CONFIRMED, RELEASED, EXPIRED -> new PlaceOrderResult.HoldGone();
        };
    }

    private PlaceOrderResult place(PlaceOrder command, HoldView hold) {
        boolean placed = book.insert(command.id(), hold);
        Optional<Purchase> now = book.find(command.id());
        if (placed || now.isPresent()) {
            return again(now.orElseThrow(), command);
        }
        // Another order took the hold since it was looked for.
        return book.findByHold(command.hold())
                .<PlaceOrderResult>map(other -> new PlaceOrderResult.AlreadyOrdered(other.id()))
                .orElseGet(PlaceOrderResult.HoldGone::new);
    }

    private PlaceOrderResult again(Purchase purchase, PlaceOrder command) {
        if (!purchase.account().equals(command.account())) {
            return new PlaceOrderResult.UnknownOrder();
        }
        return purchase.hold().equals(command.hold())
                ? new PlaceOrderResult.Placed(reading.view(purchase))
                : new PlaceOrderResult.IdReused();
    }
}
