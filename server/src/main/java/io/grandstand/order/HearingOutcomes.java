package io.grandstand.order;

import io.grandstand.booking.HoldView;
import io.grandstand.booking.MoveResult;
import io.grandstand.booking.SeatHolds;
import io.grandstand.payment.CapturePermission;
import io.grandstand.payment.PaymentOutcomes;
import io.grandstand.payment.PaymentView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** What payment asks and tells about the orders that it knows as references. */
@Service
class HearingOutcomes implements PaymentOutcomes {

    private static final Logger LOG = LoggerFactory.getLogger(HearingOutcomes.class);

    private final OrderBook book;
    private final SeatHolds holds;
    private final Saga saga;

    HearingOutcomes(OrderBook book, SeatHolds holds, Saga saga) {
        this.book = book;
        this.holds = holds;
        this.saga = saga;
    }

    /** Only for the payment that the order waits for, and only if its seats are still the fan's. */
    @Override
    public CapturePermission mayCapture(PaymentView payment) {
        Purchase order = book.get(order(payment));
        boolean agreed = order.state() == OrderState.PAYING
                && order.paidBy(payment.id())
                && order.account().equals(payment.account())
                && order.total().equals(payment.amount());
        if (!agreed) {
            LOG.warn("order={} state={} refuses payment={}", order.id(), order.state(), payment.id());
            return CapturePermission.REFUSED;
        }
        return switch (holds.capture(order.hold(), order.account(), Saga.capture(payment.id()))) {
            case MoveResult.Moved _ -> CapturePermission.ALLOWED;
            case MoveResult.Gone _, MoveResult.Illegal _, MoveResult.Unknown _ -> CapturePermission.REFUSED;
            case MoveResult.OtherCapture(HoldView hold) -> {
                saga.endDeadCapture(order, hold);
                yield CapturePermission.ASK_AGAIN;
            }
            case MoveResult.Busy _ -> CapturePermission.ASK_AGAIN;
        };
    }

    @Override
    public void completed(PaymentView payment) {
        goOn(payment, OrderMove.PAYMENT_COMPLETED);
    }

    @Override
    public void failed(PaymentView payment) {
        goOn(payment, OrderMove.PAYMENT_FAILED);
    }

    @Override
    public void refunded(PaymentView payment) {
        Purchase order = book.get(order(payment));
        if (order.state() == OrderState.REFUNDING) {
            saga.advance(order);
        }
    }

    private void goOn(PaymentView payment, OrderMove outcome) {
        saga.hear(order(payment), payment.id(), outcome).ifPresent(saga::advance);
    }

    private static OrderId order(PaymentView payment) {
        return new OrderId(payment.reference().value());
    }
}
