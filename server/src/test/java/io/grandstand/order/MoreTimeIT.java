package io.grandstand.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.booking.ExtensionId;
import io.grandstand.booking.HoldId;
import io.grandstand.booking.LengthenResult;
import io.grandstand.booking.SeatHolds;
import io.grandstand.booking.Together;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** More time to pay, for a fan who asks: for the hold, and for all that hangs on it. */
@GrandstandTest
class MoreTimeIT {

    private static final Duration MORE = Duration.ofSeconds(90);
    private static final Duration SWEPT_MAX = Duration.ofSeconds(10);

    @Autowired
    OnSale onSale;

    @Autowired
    Fans fans;

    @Autowired
    SeatHolds holds;

    @Autowired
    OrderBook book;

    @Autowired
    JdbcClient jdbc;

    @Test
    void comesOnceForTheHoldItsSeatsAndItsOrder() {
        Buyer buyer = buyer();
        UUID hold = buyer.hold(1, 2);
        UUID order = UUID.randomUUID();
        Instant until = until(buyer.order(order, hold), "payUntil");
        UUID wish = UUID.randomUUID();

        Answer given = ask(buyer, hold, wish);

        assertThat(given.status()).as(given.body()).isEqualTo(200);
        assertThat(until(given, "until")).isEqualTo(until.plus(MORE));
        assertThat(given.json().required("lengthened").asBoolean()).isTrue();
        assertThat(until(buyer.order(order), "payUntil")).isEqualTo(until.plus(MORE));
        assertThat(claimedUntil(hold)).containsExactly(until.plus(MORE), until.plus(MORE));
        assertThat(ask(buyer, hold, wish).body()).as("the same wish again").isEqualTo(given.body());
        Answer another = ask(buyer, hold, UUID.randomUUID());
        assertThat(another.status()).isEqualTo(409);
        assertThat(another.problem()).isEqualTo("already-lengthened");
        assertThat(until(another, "until")).isEqualTo(until.plus(MORE));
        assertThat(claimedUntil(hold)).containsOnly(until.plus(MORE));
    }

    @Test
    void comesOnceHoweverManyAskAtOnce() throws Exception {
        Buyer buyer = buyer();
        UUID hold = buyer.hold(1);
        Instant until = until(buyer.api().get("/api/v1/holds/" + hold), "until");
        var calls = new ArrayList<Callable<Answer>>();
        IntStream.range(0, 20).forEach(_ -> calls.add(() -> ask(buyer, hold, UUID.randomUUID())));

        List<Answer> answers = Together.all(calls);

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(19);
        assertThat(claimedUntil(hold)).containsExactly(until.plus(MORE));
    }

    @Test
    void isNotForSomebodyElse() {
        Buyer buyer = buyer();
        UUID hold = buyer.hold(1);

        assertThat(ask(Buyer.admitted(fans.fan(), buyer.on()), hold, UUID.randomUUID())
                        .status())
                .isEqualTo(404);
        assertThat(fans.nobody()
                        .put("/api/v1/holds/" + hold + "/extensions/" + UUID.randomUUID(), "")
                        .status())
                .isEqualTo(401);
        assertThat(ask(buyer, hold, UUID.randomUUID()).status()).isEqualTo(200);
    }

    @Test
    void isNotThereWhereTheHostGivesNone() {
        Buyer buyer =
                Buyer.admitted(fans.fan(), onSale.aPerformance().moreSeconds(0).open());

        Answer refused = ask(buyer, buyer.hold(1), UUID.randomUUID());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("no-more-time");
    }

    @Test
    void isNotThereOnceTheTimeIsOver() {
        Buyer buyer = buyer();
        UUID hold = buyer.hold(1);
        endTime(hold);

        assertThat(ask(buyer, hold, UUID.randomUUID()).problem()).isEqualTo("hold-gone");
    }

    @Test
    void isNotThereWhileItIsPaid() {
        Buyer buyer = buyer();
        UUID hold = buyer.hold(1);
        UUID order = UUID.randomUUID();
        buyer.order(order, hold);
        buyer.pay(order, UUID.randomUUID(), "SANDBOX");

        Answer refused = ask(buyer, hold, UUID.randomUUID());

        assertThat(refused.problem()).isEqualTo("not-lengthenable");
        assertThat(refused.json().required("holdStatus").asString()).isEqualTo("CHECKOUT");
    }

    @Test
    void isNotThereWhereTheHoldLastsAsLongAsAnyMay() {
        Buyer buyer = Buyer.admitted(
                fans.fan(), onSale.aPerformance().holdSeconds(1_800).open());

        assertThat(ask(buyer, buyer.hold(1), UUID.randomUUID()).problem()).isEqualTo("longest-time");
    }

    @Test
    void letsThePaymentBeginInIt() {
        Buyer buyer = buyer();
        UUID hold = buyer.hold(1);
        UUID order = UUID.randomUUID();
        buyer.order(order, hold);
        ask(buyer, hold, UUID.randomUUID());

        buyer.charge(OnSale.FRONT_PRICE);
        buyer.pay(order, UUID.randomUUID(), "WALLET");

        await().atMost(Duration.ofSeconds(60))
                .until(() -> buyer.orderStatus(order).equals("COMPLETED"));
        assertThat(moves(hold)).startsWith("HOLD LENGTHEN CHECKOUT");
    }

    /** A process that dies in between has told nobody: whoever keeps the time looks for itself, and gives nothing away. */
    @Test
    void isFoundByAnOrderThatWasNotTold() {
        Buyer buyer = buyer();
        UUID hold = buyer.hold(1);
        UUID order = UUID.randomUUID();
        buyer.order(order, hold);
        assertThat(holds.lengthen(new HoldId(hold), buyer.somebody().id(), new ExtensionId(UUID.randomUUID())))
                .isInstanceOf(LengthenResult.Lengthened.class);
        Instant until = until(buyer.api().get("/api/v1/holds/" + hold), "until");
        jdbc.sql("""
                        update orders.purchase set pay_until = clock_timestamp(), step_due = clock_timestamp()
                        where order_id = ?""").param(order).update();

        await().atMost(SWEPT_MAX).untilAsserted(() -> assertThat(until(buyer.order(order), "payUntil"))
                .isEqualTo(until));
        assertThat(buyer.orderStatus(order)).isEqualTo("CREATED");
    }

    /** Whoever looked at the hold before it got more time, and comes to write only after it, does not take the time back. */
    @Test
    void isNotTakenBackByWhoLookedBefore() {
        Buyer buyer = buyer();
        UUID hold = buyer.hold(1);
        UUID order = UUID.randomUUID();
        Instant before = until(buyer.order(order, hold), "payUntil");
        Purchase read = book.get(new OrderId(order));
        ask(buyer, hold, UUID.randomUUID());

        book.extend(read, before);

        assertThat(until(buyer.order(order), "payUntil")).isEqualTo(before.plus(MORE));
    }

    @Test
    void letsTheAdmissionLastAsLong() {
        Buyer buyer = Buyer.admitted(
                fans.fan(),
                onSale.aPerformance()
                        .concurrency(5)
                        .holdSeconds(290)
                        .moreSeconds(600)
                        .open());
        UUID hold = buyer.hold(1);
        Instant right = rightUntil(buyer);

        Instant until = until(ask(buyer, hold, UUID.randomUUID()), "until");

        assertThat(until).isAfter(right);
        assertThat(rightUntil(buyer)).isBetween(until.minusSeconds(2), until.plusSeconds(2));
    }

    private Instant rightUntil(Buyer buyer) {
        Answer again = buyer.somebody()
                .api()
                .with("Entry", entry(buyer))
                .post("/api/v1/performances/" + buyer.on().performance() + "/waiting-room/admissions", "");
        assertThat(again.status()).as(again.body()).isEqualTo(201);
        return until(again, "rightUntil");
    }

    private static String entry(Buyer buyer) {
        return buyer.somebody()
                .api()
                .post("/api/v1/performances/" + buyer.on().performance() + "/waiting-room/entries", "")
                .json()
                .required("entry")
                .asString();
    }

    private Buyer buyer() {
        return Buyer.admitted(
                fans.fan(),
                onSale.aPerformance().moreSeconds((int) MORE.toSeconds()).open());
    }

    private static Answer ask(Buyer buyer, UUID hold, UUID wish) {
        return buyer.api().put("/api/v1/holds/" + hold + "/extensions/" + wish, "");
    }

    private static Instant until(Answer answer, String field) {
        return Instant.parse(answer.json().required(field).asString());
    }

    private void endTime(UUID hold) {
        for (String table : List.of("hold", "seat_claim")) {
            jdbc.sql("update booking." + table + " set until = clock_timestamp() where hold_id = ?")
                    .param(hold)
                    .update();
        }
    }

    private List<Instant> claimedUntil(UUID hold) {
        return jdbc.sql("select until from booking.seat_claim where hold_id = ?")
                .param(hold)
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .list();
    }

    private String moves(UUID hold) {
        return String.join(
                " ",
                jdbc.sql("select move from booking.hold_history where hold_id = ? order by move_no")
                        .param(hold)
                        .query(String.class)
                        .list());
    }
}
