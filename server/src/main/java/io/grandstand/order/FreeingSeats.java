package io.grandstand.order;

import io.grandstand.booking.HoldView;
import io.grandstand.booking.MoveResult;
import io.grandstand.booking.SeatHolds;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Gives the seats of cancelled tickets back to the sale; again and again has the effect of once. */
@Service
class FreeingSeats {

    private static final Logger LOG = LoggerFactory.getLogger(FreeingSeats.class);

    private static final Duration WHEN_BUSY = Duration.ofSeconds(1);

    private final CancellationBook cancellations;
    private final OrderBook orders;
    private final SeatHolds holds;

    FreeingSeats(CancellationBook cancellations, OrderBook orders, SeatHolds holds) {
        this.cancellations = cancellations;
        this.orders = orders;
        this.holds = holds;
    }

    void free(CancellationId id) {
        CancellationBook.Row cancellation =
                cancellations.find(id).orElseThrow(() -> new IllegalStateException("no such cancellation: " + id));
        Purchase order = orders.get(cancellation.order());
        switch (holds.cancel(order.hold(), order.account(), cancellations.kept(order.id()))) {
            case MoveResult.Moved _, MoveResult.Gone _ -> cancellations.done(id);
            case MoveResult.Unknown _ -> LOG.error("order={} tickets cancelled, but its hold is unknown", order.id());
            case MoveResult.Busy _ -> cancellations.dueIn(id, WHEN_BUSY);
            case MoveResult.Illegal(HoldView hold) -> stuck(order, hold);
            case MoveResult.OtherCapture(HoldView hold) -> stuck(order, hold);
        }
    }

    /** Tickets are issued for confirmed holds alone; it stays due, and the auditor tells of it. */
    private static void stuck(Purchase order, HoldView hold) {
        LOG.error("order={} tickets cancelled, but hold={} is {}", order.id(), hold.id(), hold.status());
    }
}
