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
    private final PromisedFees fees;

    PlacingOrder(OrderBook book, OrderReading reading, SeatHolds holds, AdmissionDesk admissions, PromisedFees fees) {
        this.book = book;
        this.reading = reading;
        this.holds = holds;
        this.admissions = admissions;
        this.fees = fees;
    }

    /** Writes at once what nothing speaks against; what was there before is looked at only where that was not possible. */
    PlaceOrderResult place(PlaceOrder command) {
        if (!admissions.knows(command.admission(), command.account())) {
            return new PlaceOrderResult.NotAdmitted(AdmissionRefusal.REQUIRED);
        }
        Optional<HoldView> hold =
                holds.find(command.hold()).filter(held -> held.account().equals(command.account()));
        Optional<AdmissionRefusal> refusal =
                hold.flatMap(held -> admissions.refuses(command.admission(), command.account(), held.performance()));
        Optional<OrderView> placed = refusal.isPresent()
                ? Optional.empty()
                : hold.filter(PlacingOrder::mayBeOrdered)
                        .flatMap(held -> book.insert(command.id(), held, fees.now(held.performance())));
        return placed.<PlaceOrderResult>map(PlaceOrderResult.Placed::new)
                .orElseGet(() -> notPlaced(command, hold, refusal));
    }

    private static boolean mayBeOrdered(HoldView hold) {
        return switch (hold.status()) {
            case HELD, CHECKOUT -> true;
            case CAPTURING, CONFIRMED, RELEASED, EXPIRED -> false;
        };
    }

    private PlaceOrderResult notPlaced(
            PlaceOrder command, Optional<HoldView> hold, Optional<AdmissionRefusal> refusal) {
        Optional<Purchase> before = book.find(command.id());
        if (before.isPresent()) {
            return again(before.get(), command);
        }
        if (hold.isEmpty()) {
            return new PlaceOrderResult.UnknownHold();
        }
        if (refusal.isPresent()) {
            return new PlaceOrderResult.NotAdmitted(refusal.get());
        }
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
