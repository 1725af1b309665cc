package io.grandstand.order;

import static io.grandstand.order.BuyersWhoCancel.FEE;
import static io.grandstand.order.BuyersWhoCancel.IN_FIVE_DAYS;
import static io.grandstand.order.BuyersWhoCancel.PRICE;
import static io.grandstand.order.BuyersWhoCancel.SETTLED_MAX;
import static io.grandstand.order.BuyersWhoCancel.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grandstand.catalog.FeeSchedule.Step;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import io.grandstand.testing.OnSale.Opened;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Cancelling over HTTP, all of an order and some of it. */
@GrandstandTest
class CancellingIT {

    @Autowired
    OnSale onSale;

    @Autowired
    Fans fans;

    @Autowired
    BuyersWhoCancel buyers;

    @Autowired
    MeterRegistry metrics;

    @Autowired
    JdbcClient jdbc;

    @Test
    void givesOneSeatBackForItsFeeAndKeepsTheOther() {
        Buyer buyer = buyers.one();
        UUID order = buyer.bought(3, 4);
        List<String> tickets = buyer.tickets(order);
        double before =
                metrics.counter("grandstand.cancellations", "whole", "false").count();

        Answer answer = buyer.cancel(order, List.of(tickets.getFirst()));

        assertThat(answer.status()).isEqualTo(202);
        JsonNode cancelled = answer.json();
        assertThat(cancelled.path("fee").asLong()).isEqualTo(FEE);
        assertThat(cancelled.path("refund").asLong()).isEqualTo(PRICE - FEE);
        assertThat(cancelled.path("percent").asInt()).isEqualTo(20);
        assertThat(cancelled.path("daysBefore").asInt()).isEqualTo(3);
        assertThat(cancelled.path("refunded").asBoolean()).isTrue();
        assertThat(cancelled.path("ticketIds").valueStream().map(JsonNode::asString))
                .containsExactly(tickets.getFirst());
        assertThat(buyer.balance()).isEqualTo(START - PRICE - FEE);
        assertThat(buyer.orderStatus(order)).isEqualTo("COMPLETED");
        assertThat(statuses(buyer, order)).containsExactly("CANCELLED", "VALID");
        await().atMost(SETTLED_MAX).until(() -> seatState(buyer, 3) == 0);
        assertThat(seatState(buyer, 4)).isEqualTo(2);
        assertThat(metrics.counter("grandstand.cancellations", "whole", "false").count())
                .isEqualTo(before + 1);
        buyers.assertAllMoneyIsAccountedFor();
    }

    @Test
    void givesTheWholeOrderBackAndEndsIt() {
        Buyer buyer = buyers.one();
        UUID order = buyer.bought(3, 4);

        Answer answer = buyer.cancel(order, UUID.randomUUID(), "{}");

        assertThat(answer.json().path("fee").asLong()).isEqualTo(2 * FEE);
        assertThat(answer.json().path("refund").asLong()).isEqualTo(2 * (PRICE - FEE));
        assertThat(buyer.orderStatus(order)).isEqualTo("CANCELLED");
        assertThat(statuses(buyer, order)).containsExactly("CANCELLED", "CANCELLED");
        assertThat(buyer.balance()).isEqualTo(START - 2 * FEE);
        assertThat(jdbc.sql("select from_state || '>' || to_state from orders.order_move where order_id = ? "
                                + "order by move_no desc limit 1")
                        .param(order)
                        .query(String.class)
                        .single())
                .isEqualTo("COMPLETED>CANCELLED");
        buyers.assertAllMoneyIsAccountedFor();
    }

    @Test
    void givesAllBackInPartsWithoutEverGivingBackMoreThanWasPaid() {
        Buyer buyer = buyers.one();
        UUID order = buyer.bought(3, 4, 5);
        List<String> tickets = buyer.tickets(order);

        buyer.cancel(order, List.of(tickets.get(1)));
        buyer.cancel(order, UUID.randomUUID(), "{}");

        assertThat(buyer.balance()).isEqualTo(START - 3 * FEE);
        assertThat(buyer.orderStatus(order)).isEqualTo("CANCELLED");
        JsonNode offer = buyer.offer(order);
        assertThat(offer.path("tickets")).isEmpty();
        assertThat(offer.path("cancelled")).hasSize(2);
        assertThatThrownBy(() -> jdbc.sql("""
                        update payment.payment set to_give_back = amount + 1
                        where reference = ? and state = 'COMPLETED'""").param(order).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("no_more_back_than_was_paid");
    }

    @Test
    void chargesNothingOnTheDayOfBuyingAndSaysSoBefore() {
        Buyer buyer = buyers.of(onSale.aPerformance().startsIn(IN_FIVE_DAYS).open());
        UUID order = buyer.bought(3);

        JsonNode offer = buyer.offer(order);
        assertThat(offer.path("now").path("percent").asInt()).isZero();
        assertThat(offer.path("now").has("daysBefore")).isFalse();
        assertThat(offer.at("/tickets/0/refund").asLong()).isEqualTo(PRICE);
        assertThat(offer.at("/terms/timeZone").asString()).isEqualTo("Asia/Seoul");
        assertThat(offer.at("/terms/freeHours").asInt()).isEqualTo(24);

        buyer.cancel(order, UUID.randomUUID(), "{\"fee\":0}");

        assertThat(buyer.balance()).isEqualTo(START);
        assertThat(buyer.api()
                        .get("/api/v1/me/payments")
                        .json()
                        .at("/items/0/status")
                        .asString())
                .isEqualTo("REFUNDED");
    }

    @Test
    void chargesByTheDaysThatAreLeftOnceTheFreeTimeIsOver() {
        Buyer buyer = buyers.of(onSale.aPerformance().startsIn(IN_FIVE_DAYS).open());
        UUID order = buyer.bought(3);
        jdbc.sql("update orders.ticket set issued_at = issued_at - interval '24 hours' where order_id = ?")
                .param(order)
                .update();

        assertThat(buyer.offer(order).at("/now/percent").asInt()).isEqualTo(20);
        assertProblem(buyer.cancel(order, UUID.randomUUID(), "{\"fee\":0}"), 409, "other-fee");
        assertThat(buyer.orderStatus(order)).isEqualTo("COMPLETED");
        assertThat(buyer.cancel(order, UUID.randomUUID(), "{\"fee\":" + FEE + "}")
                        .status())
                .isEqualTo(202);
    }

    @Test
    void keepsToWhatWasPromisedWhenTheHostChangesTheFeesLater() {
        Fans.Somebody host = fans.host();
        Opened on = onSale.aPerformance()
                .by(host.id())
                .startsIn(IN_FIVE_DAYS)
                .freeHours(0)
                .open();
        Buyer early = buyers.of(on);
        UUID before = early.bought(3);

        Answer changed = host.api()
                .patch(
                        "/api/v1/host/performances/" + on.performance(),
                        "{\"cancellation\":{\"freeHours\":0,\"fees\":[{\"daysBefore\":0,\"percent\":100}]}}");

        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        Buyer late = buyers.of(on);
        UUID after = late.bought(4);
        assertThat(early.cancel(before, UUID.randomUUID(), "{}")
                        .json()
                        .path("fee")
                        .asLong())
                .isEqualTo(FEE);
        Answer nothing = late.cancel(after, UUID.randomUUID(), "{}");
        assertThat(nothing.json().path("fee").asLong()).isEqualTo(PRICE);
        assertThat(nothing.json().path("refund").asLong()).isZero();
        assertThat(late.balance()).isEqualTo(START - PRICE);
    }

    @Test
    void freesPlacesInAnAreaAndWhatTheFanMayHave() {
        Opened on = onSale.aPerformance()
                .standing(5)
                .ticketsMax(3)
                .startsIn(IN_FIVE_DAYS)
                .freeHours(0)
                .open();
        Buyer buyer = buyers.of(on);
        UUID order = buyer.boughtPlaces(2, 3);
        List<String> tickets = buyer.tickets(order);

        assertThat(buyer.cancel(order, List.of(tickets.getLast())).status()).isEqualTo(202);

        assertThat(taken(on)).isOne();
        Buyer again = Buyer.admitted(buyer.somebody(), on);
        UUID second = again.boughtPlaces(1);
        assertThat(taken(on)).isEqualTo(2);
        assertThat(again.cancel(order, UUID.randomUUID(), "{}").status()).isEqualTo(202);
        assertThat(again.cancel(second, UUID.randomUUID(), "{}").status()).isEqualTo(202);
        assertThat(taken(on)).isZero();
        assertThat(buyers.seatsTaken(on)).isZero();
    }

    @Test
    void sellsTheSeatToTheNext() {
        Opened on = onSale.aPerformance().startsIn(IN_FIVE_DAYS).open();
        Buyer first = buyers.of(on);
        UUID order = first.bought(3);
        first.cancel(order, UUID.randomUUID(), "{}");

        Buyer second = buyers.of(on);
        UUID next = second.bought(3);

        assertThat(statuses(second, next)).containsExactly("VALID");
        assertThat(first.cancel(order, UUID.randomUUID(), "{}").problem()).isEqualTo("already-cancelled");
        assertThat(statuses(second, next)).containsExactly("VALID");
    }

    @Test
    void showsACancelledTicketAsOneAndGivesItNoCode() {
        Buyer buyer = buyers.one();
        UUID order = buyer.bought(3);

        buyer.cancel(order, UUID.randomUUID(), "{}");

        JsonNode ticket = buyer.api().get("/api/v1/me/tickets").json().at("/items/0");
        assertThat(ticket.path("status").asString()).isEqualTo("CANCELLED");
        assertThat(ticket.path("code").isNull() || ticket.path("code").isMissingNode())
                .isTrue();
    }

    @Test
    void answersTheSameAgainAndRefusesAKeyForAnythingElse() {
        Buyer buyer = buyers.one();
        UUID order = buyer.bought(3, 4);
        List<String> tickets = buyer.tickets(order);
        UUID key = UUID.randomUUID();
        String one = "{\"ticketIds\":[\"" + tickets.getFirst() + "\"]}";

        String first = buyer.cancel(order, key, one).body();

        assertThat(buyer.cancel(order, key, one).body()).isEqualTo(first);
        assertProblem(buyer.cancel(order, key, "{}"), 422, "id-reused");
        assertProblem(buyer.cancel(order, key, "{\"ticketIds\":[\"" + tickets.getLast() + "\"]}"), 422, "id-reused");
        UUID other = buyers.of(buyer.on()).bought(9);
        assertThat(buyer.balance()).isEqualTo(START - PRICE - FEE);
        UUID all = UUID.randomUUID();
        String rest = buyer.cancel(order, all, "{}").body();
        assertThat(buyer.cancel(order, all, "{}").body()).isEqualTo(rest);
        assertProblem(buyer.cancel(other, all, "{}"), 404, "not-found");
    }

    @Test
    void saysWhatSpeaksAgainstIt() {
        Buyer buyer = buyers.one();
        UUID order = buyer.bought(3, 4);
        List<String> tickets = buyer.tickets(order);
        Buyer other = buyers.of(buyer.on());
        assertProblem(other.cancel(order, UUID.randomUUID(), "{}"), 404, "not-found");
        assertThat(other.api().get("/api/v1/orders/" + order + "/cancellation").status())
                .isEqualTo(404);
        assertProblem(fans.nobody().post("/api/v1/orders/" + order + "/cancellation", "{}"), 401, "unauthenticated");
        assertProblem(buyer.cancel(order, List.of(UUID.randomUUID().toString())), 404, "not-found");
        assertProblem(buyer.cancel(order, List.of()), 400, "malformed");
        assertProblem(buyer.cancel(order, UUID.randomUUID(), "{\"fee\":-1}"), 400, "malformed");
        assertProblem(buyer.cancel(order, UUID.randomUUID(), "{\"tickets\":[]}"), 400, "malformed");
        Buyer third = buyers.of(buyer.on());
        assertProblem(third.cancel(third.ordered(7), UUID.randomUUID(), "{}"), 409, "not-bought");

        use(tickets.getFirst());
        Answer used = buyer.cancel(order, UUID.randomUUID(), "{}");
        assertProblem(used, 409, "already-used");
        assertThat(used.json().at("/ticketIds/0").asString()).isEqualTo(tickets.getFirst());
        assertThat(buyer.cancel(order, List.of(tickets.getLast())).status()).isEqualTo(202);
        assertProblem(buyer.cancel(order, List.of(tickets.getLast())), 409, "already-cancelled");
        assertThat(buyer.balance()).isEqualTo(START - PRICE - FEE);
    }

    @Test
    void takesNothingBackWhenItIsTooLate() {
        Opened on = onSale.aPerformance()
                .startsIn(IN_FIVE_DAYS)
                .fees(24, new Step(10, 0), new Step(7, 10))
                .open();
        Buyer buyer = buyers.of(on);
        UUID order = buyer.bought(3);

        Answer answer = buyer.cancel(order, UUID.randomUUID(), "{}");

        assertProblem(answer, 409, "too-late");
        assertThat(answer.json().path("since").asString()).isNotEmpty();
        assertThat(buyer.offer(order).has("now")).isFalse();
        assertThat(buyer.orderStatus(order)).isEqualTo("COMPLETED");
        assertThat(buyer.balance()).isEqualTo(START - PRICE);
    }

    @Test
    void tellsTheFanAndTheHost() {
        Fans.Somebody seller = fans.host();
        Opened on = onSale.aPerformance()
                .by(seller.id())
                .startsIn(IN_FIVE_DAYS)
                .freeHours(0)
                .open();
        Buyer buyer = buyers.of(on);
        UUID order = buyer.bought(3, 4);
        List<String> tickets = buyer.tickets(order);

        buyer.cancel(order, List.of(tickets.getFirst()));

        JsonNode sales = seller.api()
                .get("/api/v1/host/performances/" + on.performance() + "/sales")
                .json();
        assertThat(sales.path("ticketsSold").asInt()).isOne();
        assertThat(sales.path("gross").asLong()).isEqualTo(PRICE);
        assertThat(sales.path("ticketsCancelled").asInt()).isOne();
        assertThat(sales.path("fees").asLong()).isEqualTo(FEE);
        assertThat(sales.path("refunds").asLong()).isEqualTo(PRICE - FEE);
        await().atMost(SETTLED_MAX).until(() -> notices(buyer).contains("tickets-cancelled"));
        assertThat(events("order.tickets-cancelled.v1", order)).isOne();
        assertThat(events("payment.refunded.v1", order)).isOne();
    }

    /** Its orders name it for ever. */
    @Test
    void keepsAPerformanceOfWhichEverythingWasGivenBack() {
        Fans.Somebody seller = fans.host();
        Opened on = onSale.aPerformance().by(seller.id()).startsIn(IN_FIVE_DAYS).open();
        Buyer buyer = buyers.of(on);
        UUID order = buyer.bought(3);
        buyer.cancel(order, UUID.randomUUID(), "{}");
        await().atMost(SETTLED_MAX).until(() -> buyers.seatsTaken(on) == 0);

        assertProblem(seller.api().delete("/api/v1/host/performances/" + on.performance()), 409, "already-sold");
    }

    @Test
    void isGuardedByTheDatabaseToo() {
        Buyer buyer = buyers.one();
        UUID order = buyer.bought(3);
        for (String change : List.of(
                "status = 'CANCELLED'",
                "status = 'CANCELLED', fee = 0",
                "fee = 1",
                "cancellation_id = gen_random_uuid()")) {
            assertThatThrownBy(() -> jdbc.sql("update orders.ticket set " + change + " where order_id = ?")
                            .param(order)
                            .update())
                    .as(change)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    private static void assertProblem(Answer answer, int status, String problem) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
    }

    private List<String> statuses(Buyer buyer, UUID order) {
        return buyer.order(order)
                .json()
                .path("tickets")
                .valueStream()
                .map(ticket -> ticket.path("status").asString())
                .toList();
    }

    private String notices(Buyer buyer) {
        return buyer.api().get("/api/v1/me/notices").body();
    }

    private void use(String ticket) {
        jdbc.sql("update orders.ticket set status = 'USED' where ticket_id = ?")
                .param(UUID.fromString(ticket))
                .update();
    }

    private int seatState(Buyer buyer, int seat) {
        String states = fans.nobody()
                .get("/api/v1/performances/" + buyer.on().performance() + "/availability")
                .json()
                .path("states")
                .asString();
        return (Base64.getDecoder().decode(states)[seat / 4] >> (2 * (seat % 4))) & 3;
    }

    private int taken(Opened on) {
        return jdbc.sql("select taken from booking.area where performance_id = ?")
                .param(on.performance().value())
                .query(Integer.class)
                .single();
    }

    private int events(String topic, UUID key) {
        return jdbc.sql("select count(*) from outbox.event where topic = ? and key = ?")
                .param(topic)
                .param(key.toString())
                .query(Integer.class)
                .single();
    }
}
