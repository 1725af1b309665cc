package io.grandstand.order;

import static io.grandstand.order.Giver.FREE;
import static io.grandstand.order.Giver.NOT_FOR_SALE;
import static io.grandstand.order.Giver.SOLD;
import static io.grandstand.order.Giver.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.grandstand.booking.HoldResult;
import io.grandstand.booking.SeatGifts;
import io.grandstand.booking.Wish;
import io.grandstand.booking.web.Admitted;
import io.grandstand.catalog.SeatNo;
import io.grandstand.identity.EmailAddress;
import io.grandstand.kernel.AccountId;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import io.grandstand.testing.OnSale.Draft;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Complimentary tickets go back to the house, and what a process leaves half done is done by the jobs. */
@GrandstandTest
class ComplimentaryBackIT {

    private static final Duration SETTLED_MAX = Duration.ofSeconds(60);

    @Autowired
    OnSale onSale;

    @Autowired
    Fans fans;

    @Autowired
    SeatGifts seats;

    @Autowired
    GiftBook gifts;

    @Autowired
    MeterRegistry metrics;

    @Autowired
    JdbcClient jdbc;

    @Test
    void areGivenBackForNothingAndTheHousesSeatsAreTheHousesAgain() {
        Giver giver = giver(onSale.aPerformance().standing(5));
        Buyer guest = Buyer.admitted(fans.fan(), giver.on());
        giver.block("press", 3, 4);
        UUID order = Giver.order(giver.give(guest.somebody(), 2, new int[] {3, 5}));
        JsonNode offer = guest.offer(order);
        assertThat(offer.at("/now/percent").asInt()).isZero();
        assertThat(offer.path("tickets")).hasSize(4);

        Answer some = guest.cancel(order, List.of(guest.tickets(order).getFirst()));

        assertThat(some.status()).as(some.body()).isEqualTo(202);
        assertThat(some.json().path("fee").asLong()).isZero();
        assertThat(some.json().path("refund").asLong()).isZero();
        assertThat(some.json().path("refunded").asBoolean()).isTrue();
        await().atMost(SETTLED_MAX).until(() -> giver.state(3) == NOT_FOR_SALE);
        assertThat(giver.state(5)).isEqualTo(SOLD);
        assertThat(giver.list().at("/items/0/status").asString()).isEqualTo("GIVEN");

        guest.cancel(order, UUID.randomUUID(), "{}");

        await().atMost(SETTLED_MAX).until(() -> giver.state(5) == FREE);
        assertThat(guest.orderStatus(order)).isEqualTo("CANCELLED");
        assertThat(giver.list().at("/items/0/status").asString()).isEqualTo("RETURNED");
        assertThat(giver.blocked())
                .extracting(seat -> seat.path("seat").asInt(), seat -> seat.path("reason")
                        .asString())
                .containsExactly(tuple(3, "press"), tuple(4, "press"));
        assertThat(jdbc.sql("select taken from booking.area where performance_id = ?")
                        .param(giver.on().performance().value())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertNoMoneyIn(order, guest.somebody());
        await().atMost(SETTLED_MAX).until(() -> notices(guest.somebody()).contains("tickets-returned"));
        assertThat(notices(guest.somebody())).doesNotContain("tickets-cancelled", "tickets-taken-back");
    }

    @Test
    void areTakenBackByTheirHostOnceHoweverOften() {
        Giver giver = giver(onSale.aPerformance());
        Somebody guest = fans.fan();
        UUID id = UUID.randomUUID();
        UUID order = Giver.order(giver.give(id, wish(guest, 1, 2)));

        assertThat(giver.takeBack(id).status()).isEqualTo(204);
        assertThat(giver.takeBack(id).status()).isEqualTo(204);

        await().atMost(SETTLED_MAX).until(() -> giver.state(1) == FREE && giver.state(2) == FREE);
        assertThat(guest.api().get("/api/v1/me/tickets").json().path("items"))
                .extracting(ticket -> ticket.path("status").asString())
                .containsExactly("CANCELLED", "CANCELLED");
        assertThat(guest.api()
                        .get("/api/v1/orders/" + order + "/history")
                        .json()
                        .path("items"))
                .extracting(step -> step.path("what").asString())
                .containsExactly("GIVEN", "TAKEN_BACK");
        assertThat(giver.list().at("/items/0/status").asString()).isEqualTo("TAKEN_BACK");
        assertThat(jdbc.sql("select taken_back_by from orders.cancellation where order_id = ?")
                        .param(order)
                        .query(UUID.class)
                        .list())
                .containsExactly(giver.host().id().value());
        assertNoMoneyIn(order, guest);
        assertThat(giver.give(id, wish(guest, 1, 2)).json().path("status").asString())
                .as("the id stands for what it was")
                .isEqualTo("TAKEN_BACK");
        assertThat(giver.give(guest, 1, 2).status()).isEqualTo(201);
        assertThat(giver.sales().path("ticketsGiven").asInt()).isEqualTo(2);
        await().atMost(SETTLED_MAX).until(() -> notices(guest).contains("tickets-taken-back"));
    }

    @Test
    void areNoSalesThatWereUndone() {
        Giver giver = giver(onSale.aPerformance());
        Buyer guest = Buyer.admitted(fans.fan(), giver.on());
        UUID id = UUID.randomUUID();
        UUID order = Giver.order(giver.give(id, wish(guest.somebody(), 1, 2)));
        double partly = counted("grandstand.cancellations", "whole", "false");
        double whole = counted("grandstand.cancellations", "whole", "true");
        double cancelled = counted("grandstand.orders", "outcome", "CANCELLED");
        double takenBack = counted("grandstand.gifts", "outcome", "taken-back");

        assertThat(guest.cancel(order, List.of(guest.tickets(order).getFirst())).status())
                .isEqualTo(202);
        assertThat(giver.takeBack(id).status()).isEqualTo(204);

        assertThat(counted("grandstand.cancellations", "whole", "false")).isEqualTo(partly);
        assertThat(counted("grandstand.cancellations", "whole", "true")).isEqualTo(whole);
        assertThat(counted("grandstand.orders", "outcome", "CANCELLED")).isEqualTo(cancelled);
        assertThat(counted("grandstand.gifts", "outcome", "taken-back")).isEqualTo(takenBack + 1);
    }

    private double counted(String counter, String tag, String value) {
        return metrics.counter(counter, tag, value).count();
    }

    @Test
    void stayTheGuestsOnceSomebodyWasLetIn() {
        Giver giver = giver(onSale.aPerformance());
        UUID id = UUID.randomUUID();
        UUID order = Giver.order(giver.give(id, wish(fans.fan(), 1, 2)));
        jdbc.sql("update orders.ticket set status = 'USED' where order_id = ? and seat_no = 1")
                .param(order)
                .update();

        Answer answer = giver.takeBack(id);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("already-used");
        assertThat(giver.state(2)).isEqualTo(SOLD);
    }

    @Test
    void areFinishedWhereAProcessDiedBetweenSeatsAndTickets() {
        Giver giver = giver(onSale.aPerformance());
        Somebody guest = fans.fan();
        Gift gift = asked(giver, guest.id(), 1);
        assertThat(seats.give(gift.seats(), gift.host())).isInstanceOf(HoldResult.Held.class);

        due(gift, "");

        await().atMost(SETTLED_MAX)
                .until(() -> guest.api()
                                .get("/api/v1/me/tickets")
                                .json()
                                .path("total")
                                .asInt()
                        == 1);
        assertThat(giver.list().at("/items/0/orderId").asString())
                .isEqualTo(gift.order().toString());
    }

    @Test
    void areForgottenWhereTheirTimeIsOverAndNeverGivenAfterwards() {
        Giver giver = giver(onSale.aPerformance());
        Gift gift = asked(giver, fans.fan().id(), 1);

        due(gift, ", decide_by = clock_timestamp() - interval '1 second'");

        await().atMost(SETTLED_MAX).until(() -> gifts.find(gift.id()).isEmpty());
        assertThat(giver.state(1)).isEqualTo(FREE);
        assertThat(giver.list().path("total").asInt()).isZero();
        assertThat(giver.takeBack(gift.id().value()).status()).isEqualTo(404);
    }

    @Test
    void areNotGivenByTakingBackWhatWasRefused() {
        Giver giver = giver(onSale.aPerformance());
        Somebody guest = fans.fan();
        UUID id = UUID.randomUUID();
        UUID hold = UUID.randomUUID();
        var first = Admitted.to(giver.on().performance(), fans.fan());
        assertThat(first.hold(hold, 1).status()).isEqualTo(201);
        assertThat(giver.give(id, wish(guest, 1)).status()).isEqualTo(409);
        assertThat(first.release(hold).status()).isEqualTo(204);

        Answer early = giver.takeBack(id);

        assertThat(early.status()).as(early.body()).isEqualTo(503);
        assertThat(early.problem()).isEqualTo("busy");
        assertThat(early.json().path("retryAfterMs").asLong()).isBetween(1L, 20_000L);
        jdbc.sql("update orders.gift set decide_by = clock_timestamp() where gift_id = ?")
                .param(id)
                .update();
        assertThat(giver.takeBack(id).status()).isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from booking.hold where performance_id = ? and given")
                        .param(giver.on().performance().value())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(guest.api().get("/api/v1/me/tickets").json().path("total").asInt())
                .isZero();
    }

    @Test
    void areTakenBackWhereOnlyTheSeatsWereGiven() {
        Giver giver = giver(onSale.aPerformance());
        Somebody guest = fans.fan();
        Gift gift = asked(giver, guest.id(), 1);
        assertThat(seats.give(gift.seats(), gift.host())).isInstanceOf(HoldResult.Held.class);

        assertThat(giver.takeBack(gift.id().value()).status()).isEqualTo(204);

        assertThat(guest.api().get("/api/v1/me/tickets").json().path("items"))
                .extracting(ticket -> ticket.path("status").asString())
                .containsExactly("CANCELLED");
        await().atMost(SETTLED_MAX).until(() -> giver.state(1) == FREE);
    }

    @Test
    void areGuardedByTheDatabaseToo() {
        UUID order = Giver.order(giver(onSale.aPerformance()).give(fans.fan(), 1));

        for (String change : List.of("total = 1", "payment_id = gen_random_uuid()", "given_by = null")) {
            assertThatThrownBy(() -> jdbc.sql("update orders.purchase set " + change + " where order_id = ?")
                            .param(order)
                            .update())
                    .as(change)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
        assertThatThrownBy(() -> jdbc.sql("update orders.ticket set price = 1 where order_id = ?")
                        .param(order)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("given_tickets_cost_nothing");
    }

    private Giver giver(Draft draft) {
        Somebody host = fans.host();
        return Giver.of(fans, host, draft.by(host.id()).open());
    }

    private Gift asked(Giver giver, AccountId guest, int seat) {
        var wish = new Wish.Seats(new TreeSet<>(List.of(new SeatNo(seat))));
        var command = new GiveTickets(
                new GiftId(UUID.randomUUID()),
                giver.on().performance(),
                giver.host().id(),
                new EmailAddress("guest@example.org"),
                wish,
                Optional.empty());
        return gifts.insert(command, guest).orElseThrow();
    }

    private void due(Gift gift, String besides) {
        jdbc.sql("update orders.gift set step_due = clock_timestamp()" + besides + " where gift_id = ?")
                .param(gift.id().value())
                .update();
    }

    private void assertNoMoneyIn(UUID order, Somebody guest) {
        for (String money : List.of(
                "select count(*) from payment.payment where reference = ?",
                "select count(*) from payment.refund r join payment.payment p using (payment_id) where p.reference = ?")) {
            assertThat(jdbc.sql(money).param(order).query(Integer.class).single())
                    .as(money)
                    .isZero();
        }
        assertThat(jdbc.sql("select count(*) from wallet.transfer where ? in (from_account, to_account)")
                        .param(guest.id().value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static String notices(Somebody somebody) {
        return somebody.api().get("/api/v1/me/notices").body();
    }
}
