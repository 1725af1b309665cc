package io.grandstand.order;

import static io.grandstand.order.BuyersWhoCancel.FEE;
import static io.grandstand.order.BuyersWhoCancel.PRICE;
import static io.grandstand.order.BuyersWhoCancel.SETTLED_MAX;
import static io.grandstand.order.BuyersWhoCancel.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.GrandstandTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Cancelling once, whatever comes twice, at once, or is lost on the way. */
@GrandstandTest
class CancellingOnceIT {

    @Autowired
    BuyersWhoCancel buyers;

    @Autowired
    ReadingCancellations reading;

    @Autowired
    WritingCancellation writing;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    JdbcClient jdbc;

    @Test
    void refundsOnceWhenTheSameSeatIsCancelledManyTimesAtOnce() throws Exception {
        Buyer buyer = buyers.one();
        UUID order = buyer.bought(3, 4);
        String seat = buyer.tickets(order).getFirst();
        List<Callable<Answer>> calls = Collections.nCopies(16, () -> buyer.cancel(order, List.of(seat)));

        List<Answer> answers = atOnce(calls);

        assertThat(answers).filteredOn(answer -> answer.status() == 202).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 202)
                .hasSize(15)
                .allSatisfy(answer -> assertThat(answer.problem()).isEqualTo("already-cancelled"));
        assertThat(buyer.balance()).isEqualTo(START - PRICE - FEE);
        assertThat(refunds(order)).isOne();
        buyers.assertAllMoneyIsAccountedFor();
    }

    @Test
    void hasOneEffectWhenTheSameKeyComesManyTimesAtOnce() throws Exception {
        Buyer buyer = buyers.one();
        UUID order = buyer.bought(3, 4);
        UUID key = UUID.randomUUID();
        List<Callable<Answer>> calls = Collections.nCopies(16, () -> buyer.cancel(order, key, "{}"));

        List<Answer> answers = atOnce(calls);

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(202));
        assertThat(answers)
                .extracting(answer -> answer.json().path("refund").asLong())
                .containsOnly(2 * (PRICE - FEE));
        assertThat(buyer.balance()).isEqualTo(START - 2 * FEE);
        assertThat(refunds(order)).isOne();
    }

    @Test
    void cancelsEachSeatOnceWhenTheyAreCancelledAtOnceOneByOne() throws Exception {
        Buyer buyer = buyers.one();
        int[] seats = IntStream.range(0, 8).toArray();
        UUID order = buyer.bought(seats);
        List<Callable<Answer>> calls = new ArrayList<>();
        for (String ticket : buyer.tickets(order)) {
            calls.add(() -> buyer.cancel(order, List.of(ticket)));
        }

        assertThat(atOnce(calls))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(202));

        assertThat(buyer.orderStatus(order)).isEqualTo("CANCELLED");
        assertThat(buyer.balance()).isEqualTo(START - 8 * FEE);
        await().atMost(SETTLED_MAX).until(() -> buyers.seatsTaken(buyer.on()) == 0);
        buyers.assertAllMoneyIsAccountedFor();
    }

    @Test
    void givesMoneyBackThroughTheCompanyThatTookItAlsoWhenItsAnswerIsLost() {
        Buyer buyer = buyers.one();
        UUID order = buyer.ordered(3, 4);
        UUID payment = UUID.randomUUID();
        buyer.pay(order, payment, "SANDBOX");
        buyer.choose(payment, "LOSE_ANSWER");
        await().atMost(SETTLED_MAX).until(() -> buyer.orderStatus(order).equals("COMPLETED"));
        List<String> tickets = buyer.tickets(order);

        Answer answer = buyer.cancel(order, List.of(tickets.getFirst()));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("refunded").asBoolean()).isFalse();
        await().atMost(SETTLED_MAX)
                .until(() -> buyer.offer(order).at("/cancelled/0/refunded").asBoolean());
        assertThat(jdbc.sql("select given_back from payment.sandbox_charge where charge_id = ?")
                        .param(payment)
                        .query(Long.class)
                        .single())
                .isEqualTo(PRICE - FEE);
        assertThat(buyer.balance()).isEqualTo(START);
        assertThat(buyer.api()
                        .get("/api/v1/payments/" + payment)
                        .json()
                        .path("givenBack")
                        .asLong())
                .isEqualTo(PRICE - FEE);
    }

    @Test
    void freesTheSeatAndGivesTheMoneyBackOfAProcessThatDiedRightAfterWritingItDown() {
        Buyer buyer = buyers.one();
        UUID order = buyer.bought(3);
        var command = CancelTickets.byFan(
                new CancellationId(UUID.randomUUID()),
                new OrderId(order),
                buyer.somebody().id(),
                Optional.empty(),
                Optional.empty());
        var promise = reading.promised(command.order(), command.account()).orElseThrow();
        transactions.executeWithoutResult(_ -> writing.write(command, promise));
        assertThat(buyer.orderStatus(order)).isEqualTo("CANCELLED");
        assertThat(buyers.seatsTaken(buyer.on())).isOne();
        assertThat(buyer.balance()).isEqualTo(START - PRICE);

        jdbc.sql("update orders.cancellation set step_due = clock_timestamp() where order_id = ?")
                .param(order)
                .update();
        jdbc.sql("update payment.refund set step_due = clock_timestamp() where refund_id = "
                        + "(select refund_id from orders.cancellation where order_id = ?)")
                .param(order)
                .update();

        await().atMost(SETTLED_MAX).until(() -> buyers.seatsTaken(buyer.on()) == 0 && refunds(order) == 1);
        assertThat(buyer.balance()).isEqualTo(START - FEE);
        buyers.assertAllMoneyIsAccountedFor();
    }

    @Test
    void booksARefundOnceWhoseProcessDiedWithTheAnswerInItsHand() {
        Buyer buyer = buyers.one();
        UUID order = buyer.bought(3, 4);
        buyer.cancel(order, UUID.randomUUID(), "{}");
        UUID payment = jdbc.sql("select payment_id from orders.purchase where order_id = ?")
                .param(order)
                .query(UUID.class)
                .single();
        // As it was before the answer was written down: the money is back, and nobody here knows it.
        jdbc.sql("update payment.payment set given_back = 0 where payment_id = ?")
                .param(payment)
                .update();
        jdbc.sql("""
                        update payment.refund set state = 'ASKED', step_due = clock_timestamp(), done_at = null
                        where payment_id = ?""").param(payment).update();

        await().atMost(SETTLED_MAX)
                .until(() -> buyer.offer(order).at("/cancelled/0/refunded").asBoolean());

        assertThat(buyer.balance()).isEqualTo(START - 2 * FEE);
        assertThat(refunds(order)).isOne();
        buyers.assertAllMoneyIsAccountedFor();
    }

    private List<Answer> atOnce(List<Callable<Answer>> calls) throws Exception {
        var answers = new ArrayList<Answer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    private int refunds(UUID order) {
        return jdbc.sql("""
                        select count(*) from payment.refund r join payment.payment p using (payment_id)
                        where p.reference = ? and r.state = 'DONE'""").param(order).query(Integer.class).single();
    }
}
