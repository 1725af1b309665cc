package io.grandstand.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldResult;
import io.grandstand.booking.HoldSeats;
import io.grandstand.booking.HoldStatus;
import io.grandstand.booking.HoldView;
import io.grandstand.booking.MoveResult;
import io.grandstand.booking.SeatHolds;
import io.grandstand.booking.Wish;
import io.grandstand.catalog.FeeSchedule;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Ids;
import io.grandstand.kernel.Won;
import io.grandstand.outbox.Outbox;
import io.grandstand.payment.CapturePermission;
import io.grandstand.payment.PaymentId;
import io.grandstand.payment.PaymentMethod;
import io.grandstand.payment.PaymentOutcomes;
import io.grandstand.payment.PaymentReference;
import io.grandstand.payment.PaymentStatus;
import io.grandstand.payment.Payments;
import io.grandstand.payment.PreparePayment;
import io.grandstand.payment.event.PaymentCompleted;
import io.grandstand.payment.event.PaymentFailed;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import io.grandstand.wallet.TransferId;
import io.grandstand.wallet.Wallets;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A process dies at every line of a purchase: each test does what it had done by then, and no more; the rest must be
 * done by the jobs and the consumer that find it.
 */
@GrandstandTest
class SagaIT {

    private static final Duration REPAIRED_MAX = Duration.ofSeconds(30);
    private static final long START = 1_000_000;
    private static final CancellationTerms PROMISED =
            new CancellationTerms(FeeSchedule.DEFAULT, ZoneId.of("Asia/Seoul"));
    private static final long TOTAL = 2 * OnSale.FRONT_PRICE;

    @Autowired
    OnSale onSale;

    @Autowired
    SeatHolds holds;

    @Autowired
    Payments payments;

    @Autowired
    PaymentOutcomes outcomes;

    @Autowired
    Wallets wallets;

    @Autowired
    OrderBook book;

    @Autowired
    OrderReading reading;

    @Autowired
    Saga saga;

    @Autowired
    Completing completing;

    @Autowired
    Outbox outbox;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    InstantSource clock;

    @Autowired
    Ids ids;

    @Autowired
    JdbcClient jdbc;

    private AccountId fan = new AccountId(new UUID(0, 0));

    @BeforeEach
    void aFanWithMoney() {
        fan = new AccountId(ids.next());
        wallets.charge(new TransferId(ids.next()), fan, new Won(START));
    }

    @Test
    void diedBeforeAnybodyWasAsked() {
        OrderId order = ordered();
        dueNow(paying(order));
        assertCompletesWithOneDebit(order);
    }

    @Test
    void diedBetweenPermissionAndDebit() {
        OrderId order = ordered();
        PaymentId payment = paying(order);
        outcomes.mayCapture(payments.find(payment).orElseThrow());
        assertThat(hold(order).status()).isEqualTo(HoldStatus.CAPTURING);
        dueNow(payment);
        assertCompletesWithOneDebit(order);
    }

    @Test
    void diedAfterTheDebitBeforeItWasNoted() {
        OrderId order = ordered();
        PaymentId payment = paying(order);
        outcomes.mayCapture(payments.find(payment).orElseThrow());
        jdbc.sql("update payment.payment set state = 'CAPTURING' where payment_id = ?")
                .param(payment.value())
                .update();
        wallets.pay(new TransferId(payment.value()), fan, new Won(TOTAL));
        dueNow(payment);
        assertCompletesWithOneDebit(order);
    }

    @Test
    void diedBeforeTheOrderWasTold() {
        OrderId order = ordered();
        paid(paying(order));
        dueNow(order);
        assertCompletesWithOneDebit(order);
    }

    @Test
    void diedBeforeTheOrderWasToldAndTheEventTellsIt() {
        OrderId order = ordered();
        PaymentId payment = paying(order);
        paid(payment);
        transactions.executeWithoutResult(_ -> outbox.append(new PaymentCompleted(
                ids.next(), clock.instant(), payment.value(), order.value(), fan.value(), TOTAL, "WALLET")));
        assertCompletesWithOneDebit(order);
    }

    @Test
    void diedBeforeTheOrderWasToldOfAFailureAndTheEventTellsIt() {
        OrderId order = ordered();
        PaymentId payment = paying(order);
        failed(payment);
        transactions.executeWithoutResult(_ -> outbox.append(new PaymentFailed(
                ids.next(), clock.instant(), payment.value(), order.value(), fan.value(), TOTAL, "declined")));
        assertPayableAgain(order);
    }

    @Test
    void diedBeforeTheOrderWasToldOfAFailure() {
        OrderId order = ordered();
        failed(paying(order));
        dueNow(order);
        assertPayableAgain(order);
    }

    @Test
    void diedBeforeTheSeatsWereConfirmed() {
        OrderId order = ordered();
        PaymentId payment = paying(order);
        paid(payment);
        assertThat(saga.hear(order, payment, OrderMove.PAYMENT_COMPLETED)).isPresent();
        dueNow(order);
        assertCompletesWithOneDebit(order);
    }

    @Test
    void diedBeforeTheTicketsWereIssued() {
        OrderId order = ordered();
        PaymentId payment = paying(order);
        paid(payment);
        saga.hear(order, payment, OrderMove.PAYMENT_COMPLETED);
        holds.confirm(hold(order).id(), fan);
        dueNow(order);
        assertCompletesWithOneDebit(order);
    }

    @Test
    void diedBeforeTheHoldGotItsTimeBack() {
        OrderId order = ordered();
        PaymentId payment = paying(order);
        failed(payment);
        assertThat(saga.hear(order, payment, OrderMove.PAYMENT_FAILED)).isPresent();
        dueNow(order);
        assertPayableAgain(order);
    }

    @Test
    void givesTheMoneyBackWhenTheSeatsAreGoneAfterAll() {
        OrderId order = ordered();
        PaymentId payment = paying(order);
        paid(payment);
        Saga unlucky = new Saga(book, confirmingNothing(), payments, completing);
        unlucky.hear(order, payment, OrderMove.PAYMENT_COMPLETED);
        unlucky.advance(order);
        assertRefunded(order, payment);
    }

    @Test
    void diedBeforeTheMoneyWentBack() {
        OrderId order = ordered();
        PaymentId payment = paying(order);
        paid(payment);
        saga.hear(order, payment, OrderMove.PAYMENT_COMPLETED);
        book.move(book.get(order), OrderMove.SEATS_GONE, OrderBook.Details.NONE);
        dueNow(order);
        await().atMost(REPAIRED_MAX).until(() -> state(order) == OrderState.FAILED);
        assertRefunded(order, payment);
    }

    @Test
    void diedBeforeTheSeatsOfAnOrderThatWasGivenUpWereFreed() {
        OrderId order = ordered();
        book.move(book.get(order), OrderMove.GIVEN_UP, OrderBook.Details.NONE);
        dueNow(order);
        await().atMost(REPAIRED_MAX).until(() -> state(order) == OrderState.CANCELLED);
        assertThat(hold(order).status()).isEqualTo(HoldStatus.RELEASED);
    }

    @Test
    void frozenUntilNobodyWasPayingAnyMoreAndThenCapturing() {
        OrderId order = ordered();
        PaymentId payment = paymentThatFailed(order);
        holds.capture(hold(order).id(), fan, Saga.capture(payment));
        dueNow(order);
        await().atMost(REPAIRED_MAX).until(() -> hold(order).status() == HoldStatus.HELD);
        assertThat(state(order)).isEqualTo(OrderState.CREATED);
    }

    @Test
    void frozenWithADeclineUntilAnotherPaymentWasCapturing() {
        OrderId order = ordered();
        PaymentId first = paymentThatFailed(order);
        PaymentId second = paying(order);
        outcomes.mayCapture(payments.find(second).orElseThrow());

        assertThat(holds.declined(hold(order).id(), fan, Saga.capture(first)))
                .isInstanceOf(MoveResult.OtherCapture.class);

        assertThat(hold(order).status()).isEqualTo(HoldStatus.CAPTURING);
        assertThat(hold(order).capture()).contains(Saga.capture(second));
        dueNow(second);
        assertCompletesWithOneDebit(order);
    }

    @Test
    void frozenBeforeAnOrderExpiredUntilAnotherPaymentWasCapturing() {
        OrderId order = ordered();
        PaymentId payment = paying(order);
        outcomes.mayCapture(payments.find(payment).orElseThrow());

        saga.endDeadCapture(book.get(order), hold(order));

        assertThat(hold(order).status()).isEqualTo(HoldStatus.CAPTURING);
    }

    @Test
    void frozenWithACaptureUntilAnotherPaymentAsksForItsOwn() {
        OrderId order = ordered();
        PaymentId first = paymentThatFailed(order);
        PaymentId second = paying(order);
        holds.capture(hold(order).id(), fan, Saga.capture(first));

        assertThat(outcomes.mayCapture(payments.find(second).orElseThrow())).isEqualTo(CapturePermission.ASK_AGAIN);
        assertThat(outcomes.mayCapture(payments.find(second).orElseThrow())).isEqualTo(CapturePermission.ALLOWED);

        dueNow(second);
        assertCompletesWithOneDebit(order);
    }

    @Test
    void diedBeforeAnOrderWithoutAHoldExpired() {
        OrderId order = ordered();
        holds.release(hold(order).id(), fan);
        dueNow(order);
        await().atMost(REPAIRED_MAX).until(() -> state(order) == OrderState.EXPIRED);
    }

    @Test
    void isToldTwentyTimesAtOnceAndIssuesTicketsOnce() throws Exception {
        OrderId order = ordered();
        PaymentId payment = paying(order);
        paid(payment);
        var view = payments.find(payment).orElseThrow();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var told = threads.invokeAll(Collections.nCopies(20, Executors.callable(() -> outcomes.completed(view))));
            for (var one : told) {
                one.get();
            }
        }
        assertCompletesWithOneDebit(order);
    }

    @Test
    void isGuardedByTheDatabaseToo() {
        OrderId order = ordered();
        PaymentId payment = paying(order);
        paid(payment);
        outcomes.completed(payments.find(payment).orElseThrow());
        assertThat(state(order)).isEqualTo(OrderState.COMPLETED);
        assertRefusedByTheDatabase("one_ticket_a_seat", """
                insert into orders.ticket (ticket_id, order_id, line_no, account_id, performance_id, seat_no, label, price, status)
                select gen_random_uuid(), order_id, line_no + 9, gen_random_uuid(), performance_id, seat_no, label, price, 'VALID'
                from orders.ticket where order_id = ?""", order);
        assertRefusedByTheDatabase("one_order_a_hold", """
                insert into orders.purchase
                    (order_id, account_id, hold_id, performance_id, state, total, pay_until, step_due)
                select gen_random_uuid(), account_id, hold_id, performance_id, 'CREATED', total, pay_until, pay_until
                from orders.purchase where order_id = ?""", order);
        assertRefusedByTheDatabase(
                "nothing_is_completed_unpaid",
                "update orders.purchase set payment_id = null where order_id = ?",
                order);
        assertRefusedByTheDatabase(
                "last_states_rest", "update orders.purchase set step_due = now() where order_id = ?", order);
    }

    private void assertRefusedByTheDatabase(String constraint, String sql, OrderId order) {
        assertThatThrownBy(() -> jdbc.sql(sql).param(order.value()).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining(constraint);
    }

    /** Two seats at the front, held and ordered. */
    private OrderId ordered() {
        var opened = onSale.aPerformance().open();
        var wish = new HoldSeats(
                new HoldId(ids.next()),
                opened.performance(),
                fan,
                new Wish.Seats(new TreeSet<>(List.of(new SeatNo(0), new SeatNo(1)))));
        if (!(holds.hold(wish) instanceof HoldResult.Held(HoldView held))) {
            throw new AssertionError("the test's seats were not held");
        }
        var order = new OrderId(ids.next());
        assertThat(book.insert(order, held, PROMISED)).isPresent();
        return order;
    }

    /** As far as a request to pay by wallet gets before it asks anybody for anything. */
    private PaymentId paying(OrderId order) {
        Purchase purchase = book.get(order);
        assertThat(holds.checkout(purchase.hold(), fan)).isInstanceOf(MoveResult.Moved.class);
        var payment = new PaymentId(ids.next());
        transactions.executeWithoutResult(_ -> {
            payments.prepare(new PreparePayment(
                    payment,
                    new PaymentReference(order.value()),
                    fan,
                    PaymentMethod.WALLET,
                    purchase.total(),
                    purchase.payUntil()));
            book.move(purchase, OrderMove.PAYMENT_BEGUN, OrderBook.Details.payment(payment, purchase.payUntil()));
        });
        return payment;
    }

    /** It is told of, and the order can be paid again. */
    private PaymentId paymentThatFailed(OrderId order) {
        PaymentId payment = paying(order);
        failed(payment);
        outcomes.failed(payments.find(payment).orElseThrow());
        assertThat(state(order)).isEqualTo(OrderState.CREATED);
        return payment;
    }

    /** Its process died right after the outcome was committed. */
    private void paid(PaymentId payment) {
        outcomes.mayCapture(payments.find(payment).orElseThrow());
        wallets.pay(new TransferId(payment.value()), fan, new Won(TOTAL));
        jdbc.sql("update payment.payment set state = 'COMPLETED', step_due = null where payment_id = ?")
                .param(payment.value())
                .update();
    }

    private void failed(PaymentId payment) {
        outcomes.mayCapture(payments.find(payment).orElseThrow());
        jdbc.sql("""
                        update payment.payment set state = 'FAILED', failure = 'DECLINED', step_due = null
                        where payment_id = ?""").param(payment.value()).update();
    }

    private void dueNow(OrderId order) {
        jdbc.sql("update orders.purchase set step_due = clock_timestamp() where order_id = ?")
                .param(order.value())
                .update();
    }

    private void dueNow(PaymentId payment) {
        jdbc.sql("update payment.payment set step_due = clock_timestamp() where payment_id = ?")
                .param(payment.value())
                .update();
    }

    private void assertCompletesWithOneDebit(OrderId id) {
        await().atMost(REPAIRED_MAX).until(() -> state(id) == OrderState.COMPLETED);
        OrderView order = reading.view(book.get(id));
        assertThat(order.tickets()).extracting(Ticket::place).containsExactly(new SeatNo(0), new SeatNo(1));
        assertThat(hold(id).status()).isEqualTo(HoldStatus.CONFIRMED);
        assertThat(wallets.balance(fan)).isEqualTo(new Won(START - TOTAL));
        assertThat(jdbc.sql("select count(*) from outbox.event where topic = 'order.completed.v1' and key = ?")
                        .param(id.toString())
                        .query(Integer.class)
                        .single())
                .isOne();
        assertHistoryIsLegal(id);
    }

    private void assertPayableAgain(OrderId id) {
        await().atMost(REPAIRED_MAX).until(() -> state(id) == OrderState.CREATED);
        assertThat(hold(id).status()).isEqualTo(HoldStatus.HELD);
        assertThat(wallets.balance(fan)).isEqualTo(new Won(START));
        assertHistoryIsLegal(id);
    }

    private void assertRefunded(OrderId id, PaymentId payment) {
        assertThat(state(id)).isEqualTo(OrderState.FAILED);
        assertThat(reading.view(book.get(id)).tickets()).isEmpty();
        assertThat(payments.find(payment).orElseThrow().status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(wallets.balance(fan)).isEqualTo(new Won(START));
        assertHistoryIsLegal(id);
    }

    private void assertHistoryIsLegal(OrderId id) {
        List<Boolean> moves = jdbc.sql("""
                        select from_state, to_state from orders.order_move
                        where order_id = ? and from_state is not null""")
                .param(id.value())
                .query((row, _) -> legal(
                        OrderState.valueOf(row.getString("from_state")), OrderState.valueOf(row.getString("to_state"))))
                .list();
        assertThat(moves).isNotEmpty().containsOnly(true);
    }

    private static boolean legal(OrderState from, OrderState to) {
        return List.of(OrderMove.values()).stream().anyMatch(move -> move.legalFrom(from) && move.to() == to);
    }

    private OrderState state(OrderId id) {
        return book.get(id).state();
    }

    private HoldView hold(OrderId id) {
        return holds.find(book.get(id).hold()).orElseThrow();
    }

    /** Seats that somebody else has by the time when they are to be confirmed. */
    private SeatHolds confirmingNothing() {
        return (SeatHolds) Proxy.newProxyInstance(
                SeatHolds.class.getClassLoader(), new Class<?>[] {SeatHolds.class}, (_, method, arguments) -> {
                    if (method.getName().equals("confirm")) {
                        return new MoveResult.Gone();
                    }
                    try {
                        return method.invoke(holds, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
