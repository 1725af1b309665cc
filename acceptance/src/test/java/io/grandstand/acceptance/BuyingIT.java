package io.grandstand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From a hold to tickets, and every way in which that can fail, over HTTP. */
class BuyingIT {

    private final UUID hold = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();
    private final UUID payment = UUID.randomUUID();

    @Test
    void payingWithTheWalletGivesTicketsAndTakesThePriceOnce() {
        Fan fan = ordered(Grandstand.sale().open(Sale.Terms.ofSeats(10)), 3, 4);
        long before = fan.balance();

        assertThat(fan.pay(order, payment, "WALLET").status()).isEqualTo(202);

        assertThat(fan.outcome(payment)).isEqualTo("COMPLETED");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(fan.orderStatus(order)).isEqualTo("COMPLETED"));
        assertThat(fan.http().get("/api/v1/orders/" + order).json().get("tickets"))
                .hasSize(2);
        assertThat(fan.balance()).isEqualTo(before - 2 * Sale.PRICE);
        assertThat(fan.http().get("/api/v1/me/tickets").body()).contains("\"code\"");
    }

    @Test
    void eightPaymentsOfOneOrderAtOnceDebitOnce() {
        Fan fan = ordered(Grandstand.sale().open(Sale.Terms.ofSeats(10)), 3);
        long before = fan.balance();

        List<Answer> answers = Crowd.atOnce(8, i -> () -> fan.pay(order, UUID.randomUUID(), "WALLET"));

        assertThat(answers).filteredOn(answer -> answer.status() == 202).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 202)
                .hasSize(7)
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(409);
                    assertThat(answer.problem()).isIn("already-paying", "already-paid");
                });
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(fan.orderStatus(order)).isEqualTo("COMPLETED"));
        assertThat(fan.balance()).isEqualTo(before - Sale.PRICE);
    }

    @Test
    void aDeclinedPaymentLeavesTheHoldAndTheFanPaysAgainAnotherWay() {
        Fan fan = ordered(Grandstand.sale().open(Sale.Terms.ofSeats(10)), 3);
        assertThat(fan.pay(order, payment, "SANDBOX").status()).isEqualTo(202);
        assertThat(fan.choose(payment, "DECLINE").status()).isBetween(200, 299);
        assertThat(fan.outcome(payment)).isEqualTo("FAILED");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(fan.orderStatus(order)).isEqualTo("CREATED");
            assertThat(fan.http()
                            .get("/api/v1/holds/" + hold)
                            .json()
                            .get("status")
                            .asString())
                    .isEqualTo("HELD");
        });

        UUID again = UUID.randomUUID();
        assertThat(fan.pay(order, again, "WALLET").status()).isEqualTo(202);

        assertThat(fan.outcome(again)).isEqualTo("COMPLETED");
    }

    @Test
    void aPaymentWhoseAnswerIsLostIsResolvedByAskingAndItsSeatsAreKeptUntilThen() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(10));
        Fan fan = ordered(performance, 3);
        Fan other = Grandstand.fan().admittedTo(performance);
        assertThat(fan.pay(order, payment, "SANDBOX").status()).isEqualTo(202);

        assertThat(fan.choose(payment, "LOSE_ANSWER").status()).isBetween(200, 299);
        assertThat(other.hold(performance, UUID.randomUUID(), 3).problem()).isEqualTo("seats-taken");

        assertThat(fan.outcome(payment)).isEqualTo("COMPLETED");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(fan.orderStatus(order)).isEqualTo("COMPLETED"));
        assertThat(other.hold(performance, UUID.randomUUID(), 3).problem()).isEqualTo("seats-taken");
    }

    @Test
    void givingUpFreesTheSeats() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(10));
        Fan fan = ordered(performance, 3);
        Fan other = Grandstand.fan().admittedTo(performance);

        assertThat(fan.http().delete("/api/v1/orders/" + order).status()).isEqualTo(204);

        assertThat(fan.orderStatus(order)).isEqualTo("CANCELLED");
        assertThat(other.hold(performance, UUID.randomUUID(), 3).status()).isEqualTo(201);
    }

    @Test
    void whatABuyerOwnsCountsAgainstTheLimit() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(10).ticketsMaxPerFan(2));
        Fan fan = ordered(performance, 3, 4);
        fan.pay(order, payment, "WALLET");
        assertThat(fan.outcome(payment)).isEqualTo("COMPLETED");

        Answer more = fan.admittedAnewTo(performance).hold(performance, UUID.randomUUID(), 5);

        assertThat(more.status()).isEqualTo(422);
        assertThat(more.problem()).isEqualTo("limit-reached");
        assertThat(more.json().get("already").asInt()).isEqualTo(2);
    }

    @Test
    void anotherFansThingsAreNotThereInAnyVerb() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(10));
        Fan owner = ordered(performance, 3);
        owner.pay(order, payment, "SANDBOX");
        Fan thief = Grandstand.fan().admittedTo(performance);

        assertThat(thief.http().get("/api/v1/holds/" + hold).status()).isEqualTo(404);
        assertThat(thief.http().delete("/api/v1/holds/" + hold).status()).isIn(403, 404);
        assertThat(thief.order(UUID.randomUUID(), hold).status()).isEqualTo(404);
        assertThat(thief.order(order, hold).status()).isEqualTo(404);
        assertThat(thief.http().get("/api/v1/orders/" + order).status()).isEqualTo(404);
        assertThat(thief.http().delete("/api/v1/orders/" + order).status()).isIn(403, 404);
        assertThat(thief.pay(order, UUID.randomUUID(), "WALLET").status()).isEqualTo(404);
        assertThat(thief.http().get("/api/v1/payments/" + payment).status()).isEqualTo(404);
        assertThat(thief.http().delete("/api/v1/payments/" + payment).status()).isEqualTo(404);
        assertThat(thief.choose(payment, "SUCCESS").status()).isEqualTo(404);
        assertThat(thief.hold(performance, hold, 3).problem())
                .as("an id is taken, and no word of whose it is")
                .isEqualTo("id-reused");
        assertThat(thief.http().get("/api/v1/me/orders").body()).doesNotContain(order.toString());
        assertThat(owner.orderStatus(order)).isEqualTo("PAYING");
    }

    @Test
    void salesCallsNeedTheAdmissionOfThisFanForThisPerformance() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(10));
        long elsewhere = Grandstand.sale().open(Sale.Terms.ofSeats(10));
        Fan fan = Grandstand.fan();
        Fan admitted = fan.admittedTo(performance);
        String admission = Objects.requireNonNull(admitted.http().headers().get("Admission"));

        assertThat(fan.hold(performance, hold, 1).problem()).isEqualTo("admission-required");
        assertThat(admitted.hold(elsewhere, hold, 1).problem()).isEqualTo("admission-required");
        Fan somebodyElse = Grandstand.fan();
        assertThat(new Fan(somebodyElse.http().with("Admission", admission))
                        .hold(performance, hold, 1)
                        .problem())
                .isEqualTo("admission-required");
        assertThat(new Fan(fan.http().with("Admission", admission + "x"))
                        .hold(performance, hold, 1)
                        .status())
                .isEqualTo(403);
        assertThat(admitted.hold(performance, hold, 1).status()).isEqualTo(201);
        assertThat(fan.order(order, hold).status()).isEqualTo(403);
    }

    @Test
    void aHostsCallsAreNotAFans() {
        Fan fan = Grandstand.fan();

        assertThat(fan.http().post("/api/v1/host/shows", "{}").status()).isEqualTo(403);
        assertThat(fan.http().post("/api/v1/host/performances", "{}").status()).isEqualTo(403);
        assertThat(fan.http().post("/api/v1/host/venues:import", "{}").status()).isEqualTo(403);
        assertThat(fan.http().get("/api/v1/admin/dead-letters").status()).isEqualTo(403);
    }

    @Test
    void forgedIdentityHeadersChangeNothing() {
        Fan fan = Grandstand.fan();
        String me = fan.http().get("/api/v1/me").json().get("accountId").asString();

        for (String header : List.of("X-Account-Id", "X-User-Id", "X-Forwarded-User", "X-Roles", "Remote-User")) {
            assertThat(fan.http()
                            .with(header, "host@grandstand.test")
                            .get("/api/v1/me")
                            .json()
                            .get("accountId")
                            .asString())
                    .isEqualTo(me);
            assertThat(Grandstand.anonymous().with(header, me).get("/api/v1/me").status())
                    .isEqualTo(401);
            assertThat(fan.http()
                            .with(header, "HOST")
                            .post("/api/v1/host/shows", "{}")
                            .status())
                    .isEqualTo(403);
        }
    }

    /** A fan who holds these seats and has ordered them. */
    private Fan ordered(long performance, int... seats) {
        Fan fan = Grandstand.fan().admittedTo(performance);
        assertThat(fan.hold(performance, hold, seats).status()).isEqualTo(201);
        assertThat(fan.order(order, hold).status()).isEqualTo(201);
        return fan;
    }
}
