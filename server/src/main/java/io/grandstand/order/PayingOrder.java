package io.grandstand.order;

import io.grandstand.booking.HoldView;
import io.grandstand.booking.MoveResult;
import io.grandstand.booking.SeatHolds;
import io.grandstand.kernel.Rounds;
import io.grandstand.kernel.StoreRounds;
import io.grandstand.payment.PaymentFailure;
import io.grandstand.payment.PaymentReference;
import io.grandstand.payment.PaymentStatus;
import io.grandstand.payment.PaymentView;
import io.grandstand.payment.Payments;
import io.grandstand.payment.PreparePayment;
import io.grandstand.payment.PreparedPayment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Begins the payment of an order: one at a time, for its own total. */
@Service
class PayingOrder {

    private record Begin(PayOrder command, HoldView hold) {

        OrderBook.Details details() {
            return OrderBook.Details.payment(command.payment(), hold.until());
        }
    }

    private final OrderBook book;
    private final SeatHolds holds;
    private final Payments payments;
    private final AdmissionDesk admissions;
    private final Rounds<Begin, Optional<PreparedPayment>> beginning;

    PayingOrder(OrderBook book, SeatHolds holds, Payments payments, AdmissionDesk admissions, StoreRounds rounds) {
        this.book = book;
        this.holds = holds;
        this.payments = payments;
        this.admissions = admissions;
        this.beginning = rounds.of(begin -> begin.command().order(), this::beginAll);
    }

    PayOrderResult pay(PayOrder command) {
        if (!payments.methods().contains(command.method())) {
            return new PayOrderResult.UnknownMethod();
        }
        if (!admissions.knows(command.admission(), command.account())) {
            return new PayOrderResult.NotAdmitted(AdmissionRefusal.REQUIRED);
        }
        Optional<Purchase> found = book.find(command.order(), command.account());
        if (found.isEmpty()) {
            return new PayOrderResult.UnknownOrder();
        }
        Purchase purchase = found.get();
        // Also before its first payment: the id may have been used elsewhere, and then nothing is to be begun.
        Optional<PayOrderResult> before = again(command);
        if (before.isPresent()) {
            return before.get();
        }
        Optional<AdmissionRefusal> outside =
                admissions.refuses(command.admission(), command.account(), purchase.performance());
        if (outside.isPresent()) {
            // Read after the admission: a purchase ends it, and who has just paid is told so, not that they are
            // outside.
            purchase = book.get(command.order());
        }
        Optional<PayOrderResult.Refused> refused = purchase.refusesPayment();
        if (refused.isPresent()) {
            return again(command).orElseGet(refused::get);
        }
        if (outside.isPresent()) {
            return new PayOrderResult.NotAdmitted(outside.get());
        }
        return checkout(command, purchase);
    }

    private PayOrderResult checkout(PayOrder command, Purchase purchase) {
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
        return beginning
                .ask(new Begin(command, hold))
                .map(payment -> answer(payments.proceed(payment)))
                // The same request may have been here twice at once; else something else became of the order.
                .or(() -> again(command))
                .or(() -> book.get(command.order()).refusesPayment())
                .orElseGet(PayOrderResult.AlreadyPaying::new);
    }

    /** Each payment and the order that waits for it, both or none. */
    private List<Optional<PreparedPayment>> beginAll(List<Begin> all) {
        Map<OrderId, Purchase> locked =
                book.lockAll(all.stream().map(begin -> begin.command().order()).toList());
        Map<OrderId, Begin> payable = all.stream()
                .filter(begin -> Optional.ofNullable(locked.get(begin.command().order()))
                        .filter(order -> order.refusesPayment().isEmpty())
                        .isPresent())
                .collect(Collectors.toMap(begin -> begin.command().order(), Function.identity()));
        Map<OrderId, PreparedPayment> prepared = payments
                .prepare(payable.values().stream()
                        .map(begin -> wish(
                                begin,
                                Objects.requireNonNull(
                                        locked.get(begin.command().order()))))
                        .toList())
                .stream()
                .collect(Collectors.toMap(
                        payment -> new OrderId(payment.reference().value()), Function.identity()));
        List<Purchase> paying = prepared.keySet().stream()
                .map(id -> Objects.requireNonNull(locked.get(id)))
                .toList();
        List<Optional<Purchase>> moved =
                book.move(paying, OrderMove.PAYMENT_BEGUN, order -> Objects.requireNonNull(payable.get(order.id()))
                        .details());
        if (moved.stream().anyMatch(Optional::isEmpty)) {
            throw new IllegalStateException("an order moved under its lock");
        }
        return all.stream()
                .map(begin -> Optional.ofNullable(prepared.get(begin.command().order())))
                .toList();
    }

    private static PreparePayment wish(Begin begin, Purchase order) {
        return new PreparePayment(
                begin.command().payment(),
                new PaymentReference(order.id().value()),
                order.account(),
                begin.command().method(),
                order.total(),
                begin.hold().until());
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
