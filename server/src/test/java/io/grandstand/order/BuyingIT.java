package io.grandstand.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SeatNo;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import io.grandstand.testing.OnSale.Opened;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Buying over HTTP, when it goes well and when it does not. */
@GrandstandTest
class BuyingIT {

    private static final long PRICE = OnSale.FRONT_PRICE;
    private static final Duration SETTLED_MAX = Duration.ofSeconds(60);

    @Autowired
    OnSale onSale;

    @Autowired
    Fans fans;

    @Autowired
    TicketCodes codes;

    @Autowired
    JdbcClient jdbc;

    @Test
    void sellsTwoSeatsForMoneyFromTheWallet() {
        Buyer buyer = buyer(500_000);
        UUID hold = buyer.hold(3, 4);
        UUID order = UUID.randomUUID();
        JsonNode placed = buyer.order(order, hold).json();
        assertThat(placed.path("status").asString()).isEqualTo("CREATED");
        assertThat(placed.path("holdId").asString()).isEqualTo(hold.toString());
        assertThat(placed.path("total").asLong()).isEqualTo(2 * PRICE);
        assertThat(placed.path("discount").asLong()).isZero();
        assertThat(placed.path("lines")).hasSize(2);
        assertThat(placed.path("lines").get(0).path("seat").asInt()).isEqualTo(3);
        assertThat(placed.path("lines").get(0).path("price").asLong()).isEqualTo(PRICE);
        assertThat(placed.path("payUntil").asString()).isNotEmpty();

        UUID payment = UUID.randomUUID();
        Answer paying = buyer.pay(order, payment, "WALLET");
        assertThat(paying.status()).isEqualTo(202);
        assertThat(paying.json().path("status").asString()).isEqualTo("PENDING");
        awaitPayment(buyer, payment, "COMPLETED");
        assertThat(buyer.orderStatus(order)).isEqualTo("COMPLETED");
        assertThat(buyer.order(order).json().path("tickets")).hasSize(2);
        assertThat(buyer.holdStatus(hold)).isEqualTo("CONFIRMED");
        assertThat(buyer.balance()).isEqualTo(500_000 - 2 * PRICE);

        JsonNode tickets = buyer.api().get("/api/v1/me/tickets").json();
        assertThat(tickets.path("total").asLong()).isEqualTo(2);
        JsonNode ticket = tickets.path("items").get(0);
        assertThat(ticket.path("status").asString()).isEqualTo("VALID");
        assertThat(codes.read(ticket.path("code").asString()))
                .contains(new TicketCodes.Claim(
                        new TicketId(UUID.fromString(ticket.path("ticketId").asString())),
                        new PerformanceId(buyer.on().performance().value()),
                        new SeatNo(ticket.path("seat").asInt())));
        assertThat(buyer.api().get("/api/v1/me/orders").json().path("items")).hasSize(1);
        assertThat(buyer.api()
                        .get("/api/v1/me/payments")
                        .json()
                        .path("items")
                        .get(0)
                        .path("orderId")
                        .asString())
                .isEqualTo(order.toString());
    }

    @Test
    void answersTheSameAgainAndRefusesAnIdForAnythingElse() {
        Buyer buyer = buyer(500_000);
        UUID hold = buyer.hold(3);
        UUID order = UUID.randomUUID();
        String first = buyer.order(order, hold).body();
        assertThat(buyer.order(order, hold).body()).isEqualTo(first);
        assertProblem(buyer.order(order, buyer.hold(5)), 422, "id-reused");
        Answer second = buyer.order(UUID.randomUUID(), hold);
        assertProblem(second, 409, "already-ordered");
        assertThat(second.json().path("orderId").asString()).isEqualTo(order.toString());

        UUID payment = UUID.randomUUID();
        buyer.pay(order, payment, "WALLET");
        awaitPayment(buyer, payment, "COMPLETED");
        assertThat(buyer.pay(order, payment, "WALLET").status()).isEqualTo(202);
        assertProblem(buyer.pay(order, payment, "SANDBOX"), 422, "id-reused");
        assertThat(buyer.balance()).isEqualTo(500_000 - PRICE);
    }

    @Test
    void debitsOnceWhenEightPaymentsComeAtOnce() throws Exception {
        Buyer buyer = buyer(500_000);
        UUID order = buyer.ordered(3, 4);
        List<Callable<Answer>> calls = Stream.generate(UUID::randomUUID)
                .limit(8)
                .<Callable<Answer>>map(payment -> () -> buyer.pay(order, payment, "WALLET"))
                .toList();
        List<Answer> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).filteredOn(answer -> answer.status() == 202).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 202)
                .hasSize(7)
                .allSatisfy(answer -> assertThat(answer.problem()).isIn("already-paying", "already-paid"));
        await().atMost(SETTLED_MAX).until(() -> buyer.orderStatus(order).equals("COMPLETED"));
        assertThat(buyer.balance()).isEqualTo(500_000 - 2 * PRICE);
        assertThat(debits(buyer)).isOne();
        // Having bought, the fan is no longer let in; that is not why the order cannot be paid again.
        assertProblem(buyer.pay(order, UUID.randomUUID(), "WALLET"), 409, "already-paid");
        assertThat(jdbc.sql("select sum(amount) from wallet.entry")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void takesNothingFromAWalletThatDoesNotHoldEnough() {
        Buyer buyer = buyer(PRICE);
        UUID order = buyer.ordered(3, 4);
        UUID payment = UUID.randomUUID();
        assertProblem(buyer.pay(order, payment, "WALLET"), 402, "insufficient-balance");
        assertProblem(buyer.pay(order, payment, "WALLET"), 402, "insufficient-balance");
        assertThat(buyer.balance()).isEqualTo(PRICE);
        assertThat(buyer.orderStatus(order)).isEqualTo("CREATED");
        buyer.charge(PRICE);
        UUID other = UUID.randomUUID();
        assertThat(buyer.pay(order, other, "WALLET").status()).isEqualTo(202);
        awaitPayment(buyer, other, "COMPLETED");
        assertThat(buyer.balance()).isZero();
    }

    @Test
    void leavesADeclinedOrderToBePaidAnotherWay() {
        Buyer buyer = buyer(500_000);
        UUID hold = buyer.hold(3);
        UUID order = UUID.randomUUID();
        buyer.order(order, hold);
        UUID payment = UUID.randomUUID();
        Answer paying = buyer.pay(order, payment, "SANDBOX");
        assertThat(paying.status()).isEqualTo(202);
        assertThat(paying.json().path("checkoutUrl").asString()).isEqualTo("/sandbox/checkout/" + payment);
        assertThat(buyer.orderStatus(order)).isEqualTo("PAYING");
        assertThat(buyer.holdStatus(hold)).isEqualTo("CHECKOUT");
        assertProblem(buyer.pay(order, UUID.randomUUID(), "WALLET"), 409, "already-paying");

        assertThat(buyer.choose(payment, "DECLINE").status()).isEqualTo(202);
        awaitPayment(buyer, payment, "FAILED");
        JsonNode declined = buyer.api().get("/api/v1/payments/" + payment).json();
        assertThat(declined.path("reason").asString()).isEqualTo("declined");
        assertThat(declined.path("message").asString()).isNotEmpty();
        assertThat(buyer.orderStatus(order)).isEqualTo("CREATED");
        assertThat(buyer.holdStatus(hold)).isEqualTo("HELD");

        UUID again = UUID.randomUUID();
        assertThat(buyer.pay(order, again, "SANDBOX").status()).isEqualTo(202);
        buyer.choose(again, "SUCCESS");
        awaitPayment(buyer, again, "COMPLETED");
        await().atMost(SETTLED_MAX).until(() -> buyer.orderStatus(order).equals("COMPLETED"));
        assertThat(buyer.balance()).isEqualTo(500_000);
    }

    @Test
    void letsAPayerWhoDidNotPayTakeAnotherWay() {
        Buyer buyer = buyer(500_000);
        UUID order = buyer.ordered(3);
        UUID payment = UUID.randomUUID();
        buyer.pay(order, payment, "SANDBOX");
        assertThat(buyer(1_000).abandon(payment).status()).isEqualTo(404);

        assertThat(buyer.abandon(payment).status()).isEqualTo(204);
        assertThat(buyer.abandon(payment).status()).isEqualTo(204);
        assertThat(buyer.paymentStatus(payment)).isEqualTo("FAILED");
        await().atMost(SETTLED_MAX).until(() -> buyer.orderStatus(order).equals("CREATED"));
        buyer.choose(payment, "SUCCESS");
        assertThat(buyer.orderStatus(order)).isEqualTo("CREATED");

        UUID another = UUID.randomUUID();
        assertThat(buyer.pay(order, another, "WALLET").status()).isEqualTo(202);
        awaitPayment(buyer, another, "COMPLETED");
        assertProblem(buyer.abandon(another), 409, "too-late");
        assertThat(buyer.balance()).isEqualTo(500_000 - PRICE);
    }

    @Test
    void keepsTheSeatsUntilALostAnswerIsFound() {
        Buyer buyer = buyer(1_000);
        UUID hold = buyer.hold(3);
        UUID order = UUID.randomUUID();
        buyer.order(order, hold);
        UUID payment = UUID.randomUUID();
        buyer.pay(order, payment, "SANDBOX");
        assertThat(buyer.choose(payment, "LOSE_ANSWER").json().path("status").asString())
                .isEqualTo("PENDING");
        assertThat(buyer.holdStatus(hold)).isIn("CAPTURING", "CONFIRMED");
        awaitPayment(buyer, payment, "COMPLETED");
        await().atMost(SETTLED_MAX).until(() -> buyer.orderStatus(order).equals("COMPLETED"));
        assertThat(buyer.order(order).json().path("tickets")).hasSize(1);
    }

    @Test
    void letsThePayersFirstChoiceStand() {
        Buyer buyer = buyer(1_000);
        UUID payment = UUID.randomUUID();
        UUID order = buyer.ordered(3);
        buyer.pay(order, payment, "SANDBOX");
        assertProblem(buyer.choose(payment, "PERHAPS"), 400, "malformed");
        assertThat(buyer.choose(payment, "DECLINE").status()).isEqualTo(202);
        assertThat(buyer.choose(payment, "DECLINE").status()).isEqualTo(202);
        assertProblem(buyer.choose(payment, "SUCCESS"), 409, "already-chosen");
        assertThat(buyer.paymentStatus(payment)).isEqualTo("FAILED");
    }

    @Test
    void freesTheSeatsOfAnOrderThatIsGivenUp() {
        Buyer buyer = buyer(500_000);
        UUID waiting = buyer.ordered(3);
        UUID atCheckout = buyer.ordered(4);
        UUID payment = UUID.randomUUID();
        buyer.pay(atCheckout, payment, "SANDBOX");
        for (UUID order : List.of(waiting, atCheckout)) {
            assertThat(buyer.api().delete("/api/v1/orders/" + order).status()).isEqualTo(204);
            assertThat(buyer.api().delete("/api/v1/orders/" + order).status()).isEqualTo(204);
            assertThat(buyer.orderStatus(order)).isEqualTo("CANCELLED");
            assertProblem(buyer.pay(order, UUID.randomUUID(), "WALLET"), 409, "not-payable");
        }
        assertThat(buyer.paymentStatus(payment)).isEqualTo("FAILED");
        Buyer.admitted(fans.fan(), buyer.on()).hold(3, 4);
        // The payer comes back to a checkout whose purchase is over: nothing is taken.
        buyer.choose(payment, "SUCCESS");
        assertThat(buyer.paymentStatus(payment)).isEqualTo("FAILED");
    }

    @Test
    void doesNotGiveUpWhatIsPaid() {
        Buyer buyer = buyer(500_000);
        UUID order = buyer.ordered(3);
        buyer.pay(order, UUID.randomUUID(), "WALLET");
        assertProblem(buyer.api().delete("/api/v1/orders/" + order), 409, "already-paid");
        assertThat(buyer.orderStatus(order)).isEqualTo("COMPLETED");
    }

    @Test
    void takesNoMoneyForSeatsThatAreNoLongerHeld() {
        Buyer buyer = buyer(500_000);
        UUID hold = buyer.hold(3);
        UUID order = UUID.randomUUID();
        buyer.order(order, hold);
        UUID payment = UUID.randomUUID();
        buyer.pay(order, payment, "SANDBOX");
        jdbc.sql("update booking.hold set until = clock_timestamp() - interval '1 second' where hold_id = ?")
                .param(hold)
                .update();
        buyer.choose(payment, "SUCCESS");
        assertThat(buyer.paymentStatus(payment)).isEqualTo("FAILED");
        assertThat(buyer.api()
                        .get("/api/v1/payments/" + payment)
                        .json()
                        .path("reason")
                        .asString())
                .isEqualTo("no-longer-wanted");
        await().atMost(SETTLED_MAX).until(() -> buyer.orderStatus(order).equals("EXPIRED"));
        assertThat(jdbc.sql("select state from payment.sandbox_charge where charge_id = ?")
                        .param(payment)
                        .query(String.class)
                        .single())
                .isEqualTo("OPEN");
    }

    @Test
    void doesNotOrderWhatIsNotHeldAnyMore() {
        Buyer buyer = buyer(1_000);
        UUID hold = buyer.hold(3);
        assertThat(buyer.api().delete("/api/v1/holds/" + hold).status()).isEqualTo(204);
        assertProblem(buyer.order(UUID.randomUUID(), hold), 409, "hold-gone");
        assertProblem(buyer.order(UUID.randomUUID(), UUID.randomUUID()), 404, "not-found");
    }

    @Test
    void refusesRequestsThatAreNotAsTheyMustBe() {
        Buyer buyer = buyer(1_000);
        UUID hold = buyer.hold(3);
        String order = "/api/v1/orders/" + UUID.randomUUID();
        for (String body : List.of(
                "{\"holdId\":\"%s\",\"couponIds\":[]}".formatted(hold),
                "{\"holdId\":\"%s\",\"total\":1}".formatted(hold),
                "{\"holdId\":\"no id\"}",
                "{\"holdId\":null}",
                "{}",
                "[]",
                "{",
                "")) {
            assertProblem(buyer.api().put(order, body), 400, "malformed");
        }
        assertProblem(buyer.api().put("/api/v1/orders/none", "{}"), 400, "malformed");
        UUID placed = UUID.randomUUID();
        buyer.order(placed, hold);
        for (String method : List.of("TOSS", "PORTONE", "", "wallet")) {
            assertProblem(buyer.pay(placed, UUID.randomUUID(), method), 422, "unknown-method");
        }
        String payment = "/api/v1/orders/" + placed + "/payments/" + UUID.randomUUID();
        assertProblem(buyer.api().put(payment, "{\"method\":\"WALLET\",\"amount\":1}"), 400, "malformed");
        assertProblem(buyer.api().put(payment, "{}"), 422, "unknown-method");
        for (String amount : List.of("999", "1000001", "-5", "0", "null", "9223372036854775807")) {
            assertProblem(
                    buyer.api().put("/api/v1/me/wallet/charges/" + UUID.randomUUID(), "{\"amount\":" + amount + "}"),
                    422,
                    "bad-amount");
        }
        for (String list : List.of("orders", "payments", "tickets", "wallet")) {
            assertProblem(buyer.api().get("/api/v1/me/" + list + "?size=101"), 400, "malformed");
            assertProblem(buyer.api().get("/api/v1/me/" + list + "?page=-1"), 400, "malformed");
        }
        assertThat(buyer.balance()).isEqualTo(1_000);
    }

    @Test
    void keepsEverythingFromEverybodyElse() {
        Buyer owner = buyer(500_000);
        UUID hold = owner.hold(3);
        UUID order = UUID.randomUUID();
        owner.order(order, hold);
        UUID payment = UUID.randomUUID();
        owner.pay(order, payment, "SANDBOX");
        Buyer thief = Buyer.admitted(fans.fan(), owner.on());

        assertProblem(thief.order(UUID.randomUUID(), hold), 404, "not-found");
        assertProblem(thief.order(order, thief.hold(9)), 404, "not-found");
        assertProblem(thief.order(order), 404, "not-found");
        assertProblem(thief.api().delete("/api/v1/orders/" + order), 404, "not-found");
        assertProblem(thief.pay(order, UUID.randomUUID(), "WALLET"), 404, "not-found");
        assertProblem(thief.pay(order, payment, "SANDBOX"), 404, "not-found");
        assertProblem(thief.pay(thief.ordered(10), payment, "SANDBOX"), 404, "not-found");
        assertProblem(thief.api().get("/api/v1/payments/" + payment), 404, "not-found");
        assertProblem(thief.choose(payment, "SUCCESS"), 404, "not-found");
        assertThat(thief.api().get("/api/v1/me/tickets").json().path("total").asLong())
                .isZero();
        assertThat(owner.orderStatus(order)).isEqualTo("PAYING");
        assertThat(owner.paymentStatus(payment)).isEqualTo("PENDING");
        for (String path : List.of(
                "/api/v1/orders/" + order, "/api/v1/payments/" + payment, "/api/v1/me/orders", "/api/v1/me/wallet")) {
            assertThat(fans.nobody().get(path).status()).as(path).isEqualTo(401);
        }
    }

    @Test
    void sellsOnlyToThoseWhoWereLetInToThisPerformance() {
        Buyer buyer = buyer(500_000);
        UUID hold = buyer.hold(3);
        UUID order = UUID.randomUUID();
        Buyer elsewhere = Buyer.admitted(buyer.somebody(), onSale.aPerformance().open());
        Buyer somebodyElse = Buyer.admitted(fans.fan(), buyer.on());
        var stolen = new Buyer(
                buyer.somebody(),
                buyer.on(),
                buyer.somebody()
                        .api()
                        .with("Admission", somebodyElse.api().headers().getOrDefault("Admission", "")));
        var without = new Buyer(buyer.somebody(), buyer.on(), buyer.somebody().api());
        for (Buyer outside : List.of(elsewhere, stolen, without)) {
            assertProblem(outside.order(order, hold), 403, "admission-required");
        }
        assertThat(buyer.order(order, hold).status()).isEqualTo(201);
        for (Buyer outside : List.of(elsewhere, stolen, without)) {
            assertProblem(outside.pay(order, UUID.randomUUID(), "WALLET"), 403, "admission-required");
        }
        assertThat(buyer.balance()).isEqualTo(500_000);
    }

    @Test
    void tellsAHostWhatWasSoldAndNobodyElse() {
        var host = fans.host();
        Opened opened = onSale.aPerformance().by(host.id()).open();
        Buyer buyer = Buyer.admitted(fans.fan(), opened);
        buyer.charge(500_000);
        buyer.pay(buyer.ordered(3, 4), UUID.randomUUID(), "WALLET");
        Buyer undecided = Buyer.admitted(fans.fan(), opened);
        undecided.ordered(5);
        String path = "/api/v1/host/performances/" + opened.performance() + "/sales";
        JsonNode sales = host.api().get(path).json();
        assertThat(sales.path("gross").asLong()).isEqualTo(2 * PRICE);
        assertThat(sales.path("ticketsSold").asInt()).isEqualTo(2);
        assertThat(sales.path("orders").path("COMPLETED").asInt()).isEqualTo(1);
        assertThat(sales.path("orders").path("CREATED").asInt()).isEqualTo(1);
        assertThat(sales.path("orders").path("FAILED").asInt()).isZero();
        assertThat(fans.host().api().get(path).status()).isEqualTo(404);
        assertThat(buyer.api().get(path).status()).isEqualTo(403);
    }

    /** Let in to a performance of their own, with this much in the wallet. */
    private Buyer buyer(long balance) {
        Buyer buyer = Buyer.admitted(fans.fan(), onSale.aPerformance().open());
        buyer.charge(balance);
        return buyer;
    }

    private void awaitPayment(Buyer buyer, UUID payment, String status) {
        await().atMost(SETTLED_MAX).until(() -> buyer.paymentStatus(payment).equals(status));
    }

    private int debits(Buyer buyer) {
        return jdbc.sql("select count(*) from wallet.entry where account_id = ? and amount < 0")
                .param(buyer.somebody().id().value())
                .query(Integer.class)
                .single();
    }

    private static void assertProblem(Answer answer, int status, String problem) {
        assertThat(answer.problem()).as(answer.toString()).isEqualTo(problem);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }
}
