package io.grandstand.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Ids;
import io.grandstand.kernel.Won;
import io.grandstand.testing.GrandstandTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** One payment from step to step with a provider that fails in every way, and a process that dies between any two. */
@GrandstandTest
class TakingMoneyIT {

    @Autowired
    PaymentBook book;

    @Autowired
    RefundBook refunds;

    @Autowired
    PaymentNews news;

    @Autowired
    Ids ids;

    @Autowired
    InstantSource clock;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    MeterRegistry metrics;

    @Autowired
    EndingPayments ending;

    @Autowired
    JdbcClient jdbc;

    private final FaultyProvider provider = new FaultyProvider();
    private final Listener listener = new Listener();
    private TakingMoney taking;
    private GivingBack givingBack;
    private GivingBackInPart inPart;

    @BeforeEach
    void build() {
        ObjectProvider<PaymentOutcomes> outcomes = new ObjectProvider<>() {
            @Override
            public PaymentOutcomes getObject() {
                return listener;
            }
        };
        var providers = new Providers(List.of(provider));
        var telling = new Telling(outcomes, metrics);
        taking = new TakingMoney(book, providers, telling, ending);
        givingBack = new GivingBack(book, providers, telling, ids);
        inPart = new GivingBackInPart(refunds, book, providers, news, transactions, metrics);
    }

    @Test
    void takesMoneyOnceAndSaysSoOnce() {
        PaymentId id = atCheckout();
        taking.payerReturned(id);
        taking.payerReturned(id);
        taking.resume(id);
        assertEnded(id, PaymentState.COMPLETED, "payment.completed.v1");
        assertThat(provider.taken).hasValue(1);
        assertThat(listener.heard).containsExactly("mayCapture", "completed");
    }

    @Test
    void takesMoneyFromAPayerWhoIsBackBeforeItIsWrittenDownThatTheCheckoutIsOpen() {
        PaymentId id = begun();
        taking.payerReturned(id);
        taking.proceed(book.get(id));
        assertEnded(id, PaymentState.COMPLETED, "payment.completed.v1");
        assertThat(provider.taken).hasValue(1);
    }

    @Test
    void asksWhatBecameOfALostAnswerAndFindsThatItWasTaken() {
        provider.losingAnswers(3);
        PaymentId id = atCheckout();
        taking.payerReturned(id);
        assertThat(state(id)).isEqualTo(PaymentState.UNKNOWN);
        taking.resume(id);
        taking.resume(id);
        assertThat(state(id)).isEqualTo(PaymentState.UNKNOWN);
        assertThat(listener.heard).containsExactly("mayCapture");
        taking.resume(id);
        assertEnded(id, PaymentState.COMPLETED, "payment.completed.v1");
        assertThat(provider.taken).hasValue(1);
    }

    @Test
    void asksWhatBecameOfALostAnswerAndFindsThatItWasDeclined() {
        provider.declining().losingAnswers(1);
        PaymentId id = atCheckout();
        taking.payerReturned(id);
        assertThat(state(id)).isEqualTo(PaymentState.UNKNOWN);
        taking.resume(id);
        assertEnded(id, PaymentState.FAILED, "payment.failed.v1");
        assertThat(provider.taken).hasValue(0);
        assertThat(listener.heard).containsExactly("mayCapture", "failed");
    }

    @Test
    void waitsLongerEachTimeForAProviderThatIsAway() {
        provider.away(true);
        PaymentId id = begun();
        taking.proceed(book.get(id));
        assertThat(state(id)).isEqualTo(PaymentState.READY);
        provider.away(false);
        taking.resume(id);
        provider.away(true);
        taking.payerReturned(id);
        for (int i = 0; i < 4; i++) {
            taking.resume(id);
        }
        Payment payment = book.get(id);
        assertThat(payment.state()).isEqualTo(PaymentState.UNKNOWN);
        assertThat(payment.asked()).isGreaterThanOrEqualTo(4);
        assertThat(provider.asked).hasValue(0);
        provider.away(false);
        taking.resume(id);
        assertEnded(id, PaymentState.COMPLETED, "payment.completed.v1");
        assertThat(provider.taken).hasValue(1);
    }

    @Test
    void goesOnAfterAProcessThatDiedBeforeItAsked() {
        PaymentId id = diedInCapturing();
        taking.resume(id);
        assertEnded(id, PaymentState.COMPLETED, "payment.completed.v1");
        assertThat(provider.taken).hasValue(1);
    }

    @Test
    void goesOnAfterAProcessThatDiedWithTheAnswerInItsHand() {
        PaymentId id = diedInCapturing();
        provider.capture(book.get(id));
        taking.resume(id);
        assertEnded(id, PaymentState.COMPLETED, "payment.completed.v1");
        assertThat(provider.taken).hasValue(1);
    }

    @Test
    void goesOnAfterAProcessThatDiedBetweenPermissionAndNote() {
        PaymentId id = atCheckout();
        move(id, PaymentMove.PAYER_RETURNED);
        listener.mayCapture(book.get(id).view());
        taking.resume(id);
        assertEnded(id, PaymentState.COMPLETED, "payment.completed.v1");
        assertThat(provider.taken).hasValue(1);
    }

    @Test
    void takesNothingThatIsNoLongerWanted() {
        listener.permission = CapturePermission.REFUSED;
        PaymentId id = atCheckout();
        taking.payerReturned(id);
        assertEnded(id, PaymentState.FAILED, "payment.failed.v1");
        assertThat(provider.asked).hasValue(0);
        assertThat(book.get(id).failure()).contains(PaymentFailure.NO_LONGER_WANTED);
    }

    @Test
    void asksAgainForAPermissionThatCouldNotBeGivenNow() {
        listener.permission = CapturePermission.ASK_AGAIN;
        PaymentId id = atCheckout();
        taking.payerReturned(id);
        assertThat(state(id)).isEqualTo(PaymentState.AUTHORIZING);
        listener.permission = CapturePermission.ALLOWED;
        taking.resume(id);
        assertEnded(id, PaymentState.COMPLETED, "payment.completed.v1");
    }

    @Test
    void takesMoneyOnceWhenManyGoOnAtOnce() throws Exception {
        PaymentId id = atCheckout();
        Callable<Void> returning = () -> {
            taking.payerReturned(id);
            return null;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(Collections.nCopies(20, returning))) {
                done.get();
            }
        }
        assertEnded(id, PaymentState.COMPLETED, "payment.completed.v1");
        assertThat(provider.asked).hasValue(1);
        assertThat(listener.heard).filteredOn("completed"::equals).hasSize(1);
    }

    @Test
    void failsByItselfWhenThePayerDoesNotCome() {
        PaymentId id = atCheckout();
        taking.resume(id);
        taking.payerReturned(id);
        assertEnded(id, PaymentState.FAILED, "payment.failed.v1");
        assertThat(book.get(id).failure()).contains(PaymentFailure.PAYER_TOO_LATE);
        assertThat(provider.asked).hasValue(0);
    }

    @Test
    void isGivenUpOnlyAsLongAsNoMoneyMayBeTaken() {
        PaymentId early = atCheckout();
        assertThat(taking.abandon(early)).isEqualTo(AbandonResult.ABANDONED);
        assertThat(taking.abandon(early)).isEqualTo(AbandonResult.ABANDONED);
        assertEnded(early, PaymentState.FAILED, "payment.failed.v1");
        PaymentId late = atCheckout();
        provider.losingAnswers(1);
        taking.payerReturned(late);
        assertThat(taking.abandon(late)).isEqualTo(AbandonResult.TOO_LATE);
        taking.resume(late);
        assertThat(taking.abandon(late)).isEqualTo(AbandonResult.TOO_LATE);
    }

    @Test
    void givesMoneyBackOnceAlsoWhenTheAnswerIsLost() {
        PaymentId id = atCheckout();
        taking.payerReturned(id);
        provider.losingAnswers(2);
        givingBack.refund(id);
        givingBack.refund(id);
        assertThat(state(id)).isEqualTo(PaymentState.REFUNDING);
        givingBack.resume(id);
        givingBack.resume(id);
        givingBack.resume(id);
        assertThat(state(id)).isEqualTo(PaymentState.REFUNDED);
        assertThat(provider.refunded()).isEqualTo(1);
        assertThat(listener.heard).containsExactly("mayCapture", "completed", "refunded");
    }

    @Test
    void givesPartsBackOnceEachAlsoWhenTheAnswerIsLost() {
        PaymentId id = atCheckout();
        taking.payerReturned(id);
        RefundId first = part(id, 20_000);
        RefundId second = part(id, 30_000);
        provider.losingAnswers(2);

        assertThat(inPart.proceed(first).done()).isFalse();
        assertThat(inPart.proceed(first).done()).isFalse();
        assertThat(book.get(id).givenBack()).isEqualTo(Won.ZERO);
        assertThat(inPart.proceed(first).done()).isTrue();
        inPart.proceed(first);
        inPart.proceed(second);

        assertThat(provider.givenBack())
                .containsOnly(Map.entry(first.value(), 20_000L), Map.entry(second.value(), 30_000L));
        assertThat(book.get(id).view().status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(state(id)).isEqualTo(PaymentState.COMPLETED);
        assertThat(told(id, "payment.refunded.v1")).isEqualTo(2);
    }

    @Test
    void givesAPartBackOnceWhenManyAskForItAtOnce() throws Exception {
        PaymentId id = atCheckout();
        taking.payerReturned(id);
        RefundId part = part(id, 20_000);
        Callable<Refund> asking = () -> inPart.proceed(part);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(Collections.nCopies(20, asking))) {
                assertThat(done.get().done()).isTrue();
            }
        }

        assertThat(book.get(id).givenBack()).isEqualTo(new Won(20_000));
        assertThat(told(id, "payment.refunded.v1")).isOne();
    }

    @Test
    void givesBackNoMoreThanWasPaidHoweverItIsAskedFor() {
        PaymentId id = atCheckout();
        assertThatThrownBy(() -> part(id, 1)).isInstanceOf(IllegalStateException.class);
        taking.payerReturned(id);
        part(id, 49_999);

        assertThatThrownBy(() -> part(id, 2)).isInstanceOf(IllegalStateException.class);
        part(id, 1);

        assertThatThrownBy(() -> part(id, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> givingBack.refund(id)).isInstanceOf(DataIntegrityViolationException.class);
    }

    private RefundId part(PaymentId id, long amount) {
        return transactions.execute(_ -> refunds.insert(id, new Won(amount)));
    }

    private int told(PaymentId id, String topic) {
        return jdbc.sql("select count(*) from outbox.event where key = ? and topic = ?")
                .param(book.get(id).reference().toString())
                .param(topic)
                .query(Integer.class)
                .single();
    }

    @Test
    void keepsItsOutcomeWhenNobodyHearsIt() {
        listener.deaf = true;
        PaymentId id = atCheckout();
        taking.payerReturned(id);
        assertEnded(id, PaymentState.COMPLETED, "payment.completed.v1");
    }

    @Test
    void isGuardedByTheDatabaseToo() {
        PreparePayment first = wish();
        book.insert(List.of(first));
        var second = new PreparePayment(
                new PaymentId(ids.next()),
                first.reference(),
                first.account(),
                first.method(),
                first.amount(),
                first.payUntil());
        assertThatThrownBy(() -> book.insert(List.of(second)))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("one_payment_a_reference");
        for (String change : List.of(
                "state = 'FAILED', step_due = null",
                "state = 'REFUNDED', step_due = null",
                "currency = 'USD'",
                "amount = -1",
                "state = 'PAID'")) {
            assertThatThrownBy(() -> jdbc.sql("update payment.payment set " + change + " where payment_id = ?")
                            .param(first.id().value())
                            .update())
                    .as(change)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    /** A process got as far as the permission and its note, and died. */
    private PaymentId diedInCapturing() {
        PaymentId id = atCheckout();
        move(id, PaymentMove.PAYER_RETURNED);
        move(id, PaymentMove.CAPTURE_ALLOWED);
        return id;
    }

    private void move(PaymentId id, PaymentMove move) {
        Payment payment = book.get(id);
        book.move(payment, move, PaymentBook.Details.NONE);
    }

    private PaymentId atCheckout() {
        PaymentId id = begun();
        taking.proceed(book.get(id));
        assertThat(state(id)).isEqualTo(PaymentState.AWAITING_PAYER);
        return id;
    }

    private PaymentId begun() {
        PreparePayment wish = wish();
        assertThat(book.insert(List.of(wish))).hasSize(1);
        assertThat(book.insert(List.of(wish))).isEmpty();
        return wish.id();
    }

    private PreparePayment wish() {
        return new PreparePayment(
                new PaymentId(ids.next()),
                new PaymentReference(ids.next()),
                new AccountId(ids.next()),
                PaymentMethod.SANDBOX,
                new Won(50_000),
                clock.instant().plus(Duration.ofMinutes(5)));
    }

    private PaymentState state(PaymentId id) {
        return book.get(id).state();
    }

    /** In this state, its last event told once, and every move of its history one of the table. */
    private void assertEnded(PaymentId id, PaymentState state, String topic) {
        Payment payment = book.get(id);
        assertThat(payment.state()).isEqualTo(state);
        assertThat(jdbc.sql("select topic from outbox.event where key = ? order by id")
                        .param(payment.reference().toString())
                        .query(String.class)
                        .list())
                .containsExactly(topic);
        List<Moved> moves = jdbc.sql("""
                        select from_state, to_state from payment.payment_move
                        where payment_id = ? and from_state is not null order by move_no""")
                .param(id.value())
                .query((row, _) -> new Moved(
                        PaymentState.valueOf(row.getString("from_state")),
                        PaymentState.valueOf(row.getString("to_state"))))
                .list();
        assertThat(moves).isNotEmpty().allSatisfy(move -> assertThat(PaymentMove.values())
                .anyMatch(legal -> legal.legalFrom(move.from) && legal.to() == move.to));
    }

    private record Moved(PaymentState from, PaymentState to) {}

    /** Whoever asked for the money. */
    private static final class Listener implements PaymentOutcomes {

        private final List<String> heard = new CopyOnWriteArrayList<>();
        private volatile CapturePermission permission = CapturePermission.ALLOWED;
        private volatile boolean deaf;

        @Override
        public CapturePermission mayCapture(PaymentView payment) {
            heard.add("mayCapture");
            return permission;
        }

        @Override
        public void completed(PaymentView payment) {
            hear("completed");
        }

        @Override
        public void failed(PaymentView payment) {
            hear("failed");
        }

        @Override
        public void refunded(PaymentView payment) {
            hear("refunded");
        }

        private void hear(String what) {
            if (deaf) {
                throw new IllegalStateException("the listener's process is gone");
            }
            heard.add(what);
        }
    }
}
