package io.grandstand.order;

import io.grandstand.booking.HoldView;
import io.grandstand.booking.MoveResult;
import io.grandstand.booking.SeatHolds;
import io.grandstand.payment.PaymentFailure;
import io.grandstand.payment.PaymentReference;
import io.grandstand.payment.PaymentStatus;
import io.grandstand.payment.PaymentView;
import io.grandstand.payment.Payments;
import io.grandstand.payment.PreparePayment;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Begins the payment of an order: one at a time, for its own total. */
@Service
class PayingOrder {

    private final OrderBook book;
    private final SeatHolds holds;
    private final Payments payments;
    private final AdmissionDesk admissions;
    private final TransactionOperations transactions;

    PayingOrder(
            OrderBook book,
            SeatHolds holds,
            Payments payments,
            AdmissionDesk admissions,
            TransactionOperations transactions) {
        this.book = book;
        this.holds = holds;
        this.payments = payments;
        this.admissions = admissions;
        this.transactions = transactions;
    }

    PayOrderResult pay(PayOrder command) {
        if (!payments.methods().contains(command.method())) {
            return new PayOrderResult.UnknownMethod();
        }
        Optional<Purchase> found = book.find(command.order(), command.account());
        if (found.isEmpty()) {
            return new PayOrderResult.UnknownOrder();
        }
        Optional<PayOrderResult> before = again(command);
        if (before.isPresent()) {
            return before.get();
        }
        Optional<AdmissionRefusal> outside = admissions.refuses(
                command.admission(), command.account(), found.get().performance());
        // Read after the admission: a purchase ends it, and who has just paid is told so, not that they are outside.
        Purchase purchase = book.get(command.order());
        Optional<PayOrderResult.Refused> refused = purchase.refusesPayment();
        if (refused.isPresent()) {
            return again(command).orElseGet(refused::get);
        }
        if (outside.isPresent()) {
            return new PayOrderResult.NotAdmitted(outside.get());
        }
        return switch (holds.checkout(purchase.hold(), purchase.account())) {
            case MoveResult.Moved(HoldView hold) -> begin(command, hold);
            case MoveResult.Illegal(HoldView hold) -> again(command).orElseGet(() -> refusedBy(hold));
            case MoveResult.OtherCapture(HoldView hold) -> again(command).orElseGet(() -> refusedBy(hold));
            case MoveResult.Gone _ -> new PayOrderResult.NotPayable(OrderStatus.EXPIRED);
            case MoveResult.Unknown _ -> new PayOrderResult.NotPayable(OrderStatus.EXPIRED);
            case MoveResult.Busy(var retryAfter) -> new PayOrderResult.Busy(retryAfter);
        };
    }

    private PayOrderResult begin(PayOrder command, HoldView hold) {
        Optional<PayOrderResult.Refused> refused = transactions.execute(_ -> {
            Purchase purchase = book.lock(command.order()).orElseThrow();
            Optional<PayOrderResult.Refused> no = purchase.refusesPayment();
            if (no.isEmpty()) {
                no = prepare(command, purchase, hold);
            }
            return no;
        });
        if (refused.isPresent()) {
            // The same request may have been here twice at once.
            return again(command).orElseGet(refused::get);
        }
        return answer(payments.proceed(command.payment()));
    }

    private Optional<PayOrderResult.Refused> prepare(PayOrder command, Purchase purchase, HoldView hold) {
        boolean prepared = payments.prepare(new PreparePayment(
                command.payment(),
                new PaymentReference(purchase.id().value()),
                purchase.account(),
                command.method(),
                purchase.total(),
                hold.until()));
        if (!prepared) {
            return Optional.of(new PayOrderResult.IdReused());
        }
        var details = OrderBook.Details.payment(command.payment(), hold.until());
        if (!book.move(purchase, OrderMove.PAYMENT_BEGUN, details)) {
            throw new IllegalStateException("the order moved under its lock: " + purchase.id());
        }
        return Optional.empty();
    }

    private Optional<PayOrderResult> again(PayOrder command) {
        return payments.find(command.payment()).map(before -> {
            if (!before.account().equals(command.account())) {
                return new PayOrderResult.UnknownOrder();
            }
            return before.reference().value().equals(command.order().value()) && before.method() == command.method()
                    ? answer(before)
                    : new PayOrderResult.IdReused();
        });
    }

    private static PayOrderResult answer(PaymentView payment) {
        boolean poor = payment.status() == PaymentStatus.FAILED
                && payment.failure().equals(Optional.of(PaymentFailure.INSUFFICIENT_BALANCE));
        return poor ? new PayOrderResult.InsufficientBalance() : new PayOrderResult.Accepted(payment);
    }

    private static PayOrderResult refusedBy(HoldView hold) {
        return switch (hold.status()) {
            case HELD, CHECKOUT, CAPTURING -> new PayOrderResult.AlreadyPaying();
            case CONFIRMED -> new PayOrderResult.AlreadyPaid();
            case RELEASED, EXPIRED -> new PayOrderResult.NotPayable(OrderStatus.EXPIRED);
        };
    }
}
