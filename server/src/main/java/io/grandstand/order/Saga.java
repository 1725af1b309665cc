package io.grandstand.order;

import io.grandstand.booking.CaptureId;
import io.grandstand.booking.HoldStatus;
import io.grandstand.booking.HoldView;
import io.grandstand.booking.MoveResult;
import io.grandstand.booking.SeatHolds;
import io.grandstand.order.OrderBook.Details;
import io.grandstand.outbox.InfrastructureFailures;
import io.grandstand.payment.PaymentId;
import io.grandstand.payment.PaymentStatus;
import io.grandstand.payment.PaymentView;
import io.grandstand.payment.Payments;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Takes an order from step to step: each step is done elsewhere first (seats, money), and then written down, so that a
 * process that dies between the two leaves a step that is due and may be done again. Whoever writes a step down is the
 * one who does the next.
 */
@Service
class Saga {

    private static final Logger LOG = LoggerFactory.getLogger(Saga.class);

    private static final Duration WHEN_BUSY = Duration.ofSeconds(1);

    private final OrderBook book;
    private final SeatHolds holds;
    private final Payments payments;
    private final Completing completing;

    Saga(OrderBook book, SeatHolds holds, Payments payments, Completing completing) {
        this.book = book;
        this.holds = holds;
        this.payments = payments;
        this.completing = completing;
    }

    /**
     * Notes the outcome of a payment, unless it is known; nothing else happens yet.
     *
     * @return the order if that was news: then {@link #advance(Purchase)} is the caller's to call
     */
    Optional<Purchase> hear(OrderId id, PaymentId payment, OrderMove outcome) {
        return book.hear(id, payment, outcome);
    }

    void advance(OrderId id) {
        advance(book.get(id));
    }

    /** Does the step that an order waits for. One that only meets a failing database is due again soon. */
    void advance(Purchase order) {
        try {
            step(order);
        } catch (RuntimeException e) {
            if (InfrastructureFailures.isOne(e)) {
                soonAgain(order, e);
            }
            throw e;
        }
    }

    /** Without this it would wait until any step that lives would be over. */
    private void soonAgain(Purchase order, RuntimeException why) {
        try {
            book.dueIn(order, WHEN_BUSY);
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        }
    }

    private void step(Purchase order) {
        switch (order.state()) {
            case CREATED -> expire(order);
            case PAYING -> askForOutcome(order);
            case CONFIRMING -> confirm(order);
            case UNPAYING -> keepSeats(order);
            case REFUNDING -> refund(order);
            case GIVING_UP -> freeSeats(order);
            case COMPLETED, CANCELLED, EXPIRED, FAILED -> {}
        }
    }

    private void expire(Purchase order) {
        Optional<HoldView> hold = holds.find(order.hold());
        HoldStatus status = hold.map(HoldView::status).orElse(HoldStatus.EXPIRED);
        switch (status) {
            // A payment that was never begun may have lengthened it.
            case HELD, CHECKOUT -> book.extend(order, hold.orElseThrow().until());
            case CAPTURING -> lookAgain(order, hold.orElseThrow());
            case CONFIRMED, RELEASED, EXPIRED -> move(order, OrderMove.TIME_RAN_OUT, Details.NONE);
        }
    }

    private void askForOutcome(Purchase order) {
        PaymentView payment = payments.find(order.payment().orElseThrow()).orElseThrow();
        outcome(payment.status())
                .flatMap(outcome -> hear(order.id(), payment.id(), outcome))
                .ifPresent(this::advance);
    }

    private static Optional<OrderMove> outcome(PaymentStatus status) {
        return switch (status) {
            case PENDING -> Optional.empty();
            case COMPLETED, REFUNDED -> Optional.of(OrderMove.PAYMENT_COMPLETED);
            case FAILED -> Optional.of(OrderMove.PAYMENT_FAILED);
        };
    }

    private void confirm(Purchase order) {
        switch (holds.confirm(order.hold(), order.account())) {
            case MoveResult.Moved(HoldView hold) -> completing.complete(order, hold);
            case MoveResult.Gone _, MoveResult.Illegal _, MoveResult.OtherCapture _, MoveResult.Unknown _ -> {
                LOG.warn("order={} was paid, but its seats are gone: the money goes back", order.id());
                move(order, OrderMove.SEATS_GONE, Details.NONE).ifPresent(this::advance);
            }
            case MoveResult.Busy _ -> book.dueIn(order, WHEN_BUSY);
        }
    }

    private void keepSeats(Purchase order) {
        CaptureId failed = capture(order.payment().orElseThrow());
        switch (holds.declined(order.hold(), order.account(), failed)) {
            case MoveResult.Moved(HoldView hold) -> keepOrExpire(order, hold);
            case MoveResult.OtherCapture(HoldView hold) -> lookAgain(order, hold);
            case MoveResult.Illegal(HoldView hold) -> keepOrExpire(order, hold);
            case MoveResult.Gone _, MoveResult.Unknown _ -> move(order, OrderMove.TIME_RAN_OUT, Details.NONE);
            case MoveResult.Busy _ -> book.dueIn(order, WHEN_BUSY);
        }
    }

    private void keepOrExpire(Purchase order, HoldView hold) {
        boolean kept = hold.status() == HoldStatus.HELD;
        move(
                order,
                kept ? OrderMove.SEATS_STILL_KEPT : OrderMove.TIME_RAN_OUT,
                kept ? Details.until(hold.until()) : Details.NONE);
    }

    private void refund(Purchase order) {
        PaymentView payment = payments.refund(order.payment().orElseThrow());
        if (payment.status() == PaymentStatus.REFUNDED) {
            move(order, OrderMove.MONEY_BACK, Details.NONE);
        }
    }

    private void freeSeats(Purchase order) {
        switch (holds.release(order.hold(), order.account())) {
            case MoveResult.Moved _, MoveResult.Gone _, MoveResult.Unknown _ ->
                move(order, OrderMove.SEATS_FREED, Details.NONE);
            case MoveResult.Illegal(HoldView hold) -> {
                switch (hold.status()) {
                    case CAPTURING -> lookAgain(order, hold);
                    case HELD, CHECKOUT -> book.dueIn(order, WHEN_BUSY);
                    case CONFIRMED, RELEASED, EXPIRED -> move(order, OrderMove.SEATS_FREED, Details.NONE);
                }
            }
            case MoveResult.OtherCapture(HoldView hold) -> lookAgain(order, hold);
            case MoveResult.Busy _ -> book.dueIn(order, WHEN_BUSY);
        }
    }

    private void lookAgain(Purchase order, HoldView capturing) {
        endDeadCapture(order, capturing);
        book.dueIn(order, WHEN_BUSY);
    }

    /**
     * Gives a hold its time back whose payment failed before its capture arrived. What any other payment captures is left
     * alone: it may be one that was begun since the order was read.
     */
    void endDeadCapture(Purchase order, HoldView capturing) {
        capturing
                .capture()
                .map(capture -> new PaymentId(capture.value()))
                .or(order::payment)
                .filter(id -> payments.find(id)
                        .filter(payment -> payment.status() == PaymentStatus.FAILED)
                        .isPresent())
                .ifPresent(id -> holds.declined(order.hold(), order.account(), capture(id)));
    }

    /** A payment's capture, as booking knows it. */
    static CaptureId capture(PaymentId payment) {
        return new CaptureId(payment.value());
    }

    /** The order after its move; empty where somebody else had moved it. */
    private Optional<Purchase> move(Purchase order, OrderMove move, Details details) {
        Optional<Purchase> moved = book.move(order, move, details);
        moved.ifPresent(after -> completing.moved(after, move));
        return moved;
    }
}
