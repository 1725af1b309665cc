package io.grandstand.order;

import static io.grandstand.order.Giver.FREE;
import static io.grandstand.order.Giver.NOT_FOR_SALE;
import static io.grandstand.order.Giver.SOLD;
import static io.grandstand.order.Giver.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.grandstand.booking.Together;
import io.grandstand.booking.Wish;
import io.grandstand.booking.web.Admitted;
import io.grandstand.identity.Addressees;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import io.grandstand.testing.OnSale.Draft;
import io.grandstand.testing.OnSale.Opened;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A host gives tickets to guests. */
@GrandstandTest
class ComplimentaryIT {

    private static final Duration SETTLED_MAX = Duration.ofSeconds(60);

    @Autowired
    OnSale onSale;

    @Autowired
    Fans fans;

    @Autowired
    MeterRegistry metrics;

    @Autowired
    JdbcClient jdbc;

    @Test
    void areFoundByWhenTheyBeginAndNotByWhenTheyWereGiven() {
        Somebody guest = fans.fan();
        Giver soon = giver(onSale.aPerformance().startsIn(Duration.ofDays(5)));
        Giver later = giver(onSale.aPerformance().startsIn(Duration.ofDays(9)));
        UUID back = UUID.randomUUID();
        soon.give(back, wish(guest, 3));
        soon.give(guest, 1);
        later.give(guest, 2);
        soon.takeBack(back);

        assertThat(guest.api().get("/api/v1/me/tickets").json().path("items"))
                .extracting(ticket -> ticket.path("performanceId").asLong(), ticket -> ticket.path("status")
                        .asString())
                .containsExactly(
                        tuple(soon.on().performance().value(), "VALID"),
                        tuple(later.on().performance().value(), "VALID"),
                        tuple(soon.on().performance().value(), "CANCELLED"));
    }

    @Test
    void areTheGuestsTicketsLikeAnyAndCostNothing() {
        Giver giver = giver(onSale.aPerformance().standing(5).ticketsMax(1));
        Somebody guest = fans.fan();
        giver.block("press", 3, 4);
        double before = metrics.counter("grandstand.gifts", "outcome", "given").count();

        Answer given = giver.give(UUID.randomUUID(), """
                {"guest": " %s ", "seats": [3, 5], "area": {"sectionId": %d, "count": 2}, "reason": "sponsor"}""".formatted(
                guest.email().toUpperCase(Locale.ROOT), giver.on().area().section()));

        UUID order = Giver.order(given);
        assertThat(given.json().path("status").asString()).isEqualTo("GIVEN");
        assertThat(given.json().path("guest").asString()).isEqualTo(guest.email());
        assertThat(given.json().path("tickets")).hasSize(4);
        JsonNode theirs = guest.api().get("/api/v1/orders/" + order).json();
        assertThat(theirs.path("status").asString()).isEqualTo("COMPLETED");
        assertThat(theirs.path("total").asLong()).isZero();
        assertThat(theirs.path("complimentary").asBoolean()).isTrue();
        assertThat(guest.api()
                        .get("/api/v1/orders/" + order + "/history")
                        .json()
                        .path("items"))
                .extracting(step -> step.path("what").asString())
                .containsExactly("GIVEN");
        assertThat(guest.api().get("/api/v1/me/tickets").json().path("items"))
                .hasSize(4)
                .allSatisfy(ticket -> {
                    assertThat(ticket.path("status").asString()).isEqualTo("VALID");
                    assertThat(ticket.path("code").asString()).startsWith("G1.");
                });
        assertThat(guest.api().get("/orders/" + order + "/calendar.ics").status())
                .isEqualTo(200);
        assertThat(giver.state(3)).isEqualTo(SOLD);
        assertThat(giver.state(4)).isEqualTo(NOT_FOR_SALE);
        assertThat(metrics.counter("grandstand.gifts", "outcome", "given").count())
                .isEqualTo(before + 1);
        assertThat(jdbc.sql("select given_by from orders.purchase where order_id = ?")
                        .param(order)
                        .query(UUID.class)
                        .single())
                .isEqualTo(giver.host().id().value());
        await().atMost(SETTLED_MAX).until(() -> notices(guest).contains("tickets-given"));
        assertThat(notices(guest)).doesNotContain("ticket-bought");
        assertThat(jdbc.sql("select count(*) from outbox.event where topic = 'order.completed.v1' and key = ?")
                        .param(order.toString())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void countForNoLimitAndForNoRevenue() {
        Giver giver = giver(onSale.aPerformance().ticketsMax(1));
        Buyer guest = Buyer.admitted(fans.fan(), giver.on());
        guest.charge(1_000_000);
        giver.give(guest.somebody(), 0, 1, 2);

        guest.bought(3);

        assertThat(giver.give(guest.somebody(), 4, 5).status()).isEqualTo(201);
        JsonNode sales = giver.sales();
        assertThat(sales.path("ticketsGiven").asInt()).isEqualTo(5);
        assertThat(sales.path("ticketsSold").asInt()).isOne();
        assertThat(sales.path("gross").asLong()).isEqualTo(OnSale.FRONT_PRICE);
        assertThat(sales.path("purchasesLastTenMinutes").asInt()).isOne();
        assertThat(sales.at("/orders/COMPLETED").asInt()).isOne();
    }

    @Test
    void areGivenOnceUnderTheirIdAndNothingElseIs() throws Exception {
        Giver giver = giver(onSale.aPerformance());
        Somebody guest = fans.fan();
        UUID id = UUID.randomUUID();
        String wish = wish(guest, 0, 1);
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int call = 0; call < 8; call++) {
            calls.add(() -> giver.give(id, wish));
        }

        List<Answer> answers = Together.all(calls);

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(guest.api().get("/api/v1/me/tickets").json().path("items")).hasSize(2);
        assertProblem(giver.give(id, wish(guest, 0, 2)), 422, "id-reused");
        assertProblem(giver.give(id, wish(fans.fan(), 0, 1)), 422, "id-reused");
        assertProblem(giver(onSale.aPerformance()).give(id, wish), 422, "id-reused");
    }

    @Test
    void areForThoseWhoHaveProvenThatTheAddressIsTheirs() {
        Giver giver = giver(onSale.aPerformance());
        Somebody newcomer = fans.newcomer();
        UUID id = UUID.randomUUID();

        assertProblem(giver.give(id, wish(newcomer, 1)), 422, "unconfirmed-guest");
        assertThat(giver.state(1)).isEqualTo(FREE);

        confirm(newcomer, "clock_timestamp()");
        assertThat(giver.give(id, wish(newcomer, 1)).status()).isEqualTo(201);
    }

    @Test
    void areTheSameAnswerWhateverBecameOfTheGuestsAddress() {
        Giver giver = giver(onSale.aPerformance());
        Somebody guest = fans.fan();
        UUID id = UUID.randomUUID();
        Answer given = giver.give(id, wish(guest, 1));

        confirm(guest, "null");

        Answer again = giver.give(id, wish(guest, 1));
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(given.body());
        assertProblem(giver.give(id, "{\"guest\":\"nobody@example.org\",\"seats\":[1]}"), 422, "id-reused");
    }

    @Test
    void findOutForAHostOnlySoManyTimesWhoHasNoAccount() {
        Giver giver = giver(onSale.aPerformance());
        Somebody guest = fans.fan();
        String nobodys = "{\"guest\":\"nobody@example.org\",\"seats\":[1]}";
        for (int tried = 0; tried < Addressees.UNKNOWN_MAX; tried++) {
            if (tried == 1) {
                assertThat(giver.give(guest, 1).status())
                        .as("somebody, who does not count")
                        .isEqualTo(201);
            }
            assertProblem(giver.give(UUID.randomUUID(), nobodys), 422, "unknown-guest");
        }

        Answer wait = giver.give(UUID.randomUUID(), nobodys);

        assertProblem(wait, 429, "too-many-attempts");
        assertThat(wait.header("Retry-After")).matches("[1-9]\\d*");
        assertProblem(giver.give(guest, 2), 429, "too-many-attempts");
        assertThat(giver(onSale.aPerformance()).give(guest, 1).status())
                .as("another host")
                .isEqualTo(201);
    }

    @Test
    void areRefusedWholeAndChangeNothing() {
        Giver giver = giver(onSale.aPerformance().frontOnly().standing(2));
        Somebody guest = fans.fan();
        Admitted.to(giver.on().performance(), fans.fan()).hold(UUID.randomUUID(), 7);
        giver.block("press", 6);

        Answer taken = giver.give(guest, 6, 7, 8);
        assertProblem(taken, 409, "seats-taken");
        assertThat(taken.json().path("taken").toString()).isEqualTo("[7]");
        assertProblem(
                giver.give(UUID.randomUUID(), "{\"guest\":\"nobody@example.org\",\"seats\":[6]}"),
                422,
                "unknown-guest");
        assertProblem(giver.give(guest, 49), 422, "unknown-seats");
        assertProblem(giver.give(guest, 5000), 422, "unknown-seats");
        assertProblem(
                giver.give(
                        UUID.randomUUID(),
                        "{\"guest\":\"%s\",\"area\":{\"sectionId\":0,\"count\":1}}".formatted(guest.email())),
                422,
                "unknown-area");
        Answer full = giver.give(guest, 3, new int[] {8});
        assertProblem(full, 409, "area-full");
        assertThat(full.json().path("left").asInt()).isEqualTo(2);

        assertThat(guest.api().get("/api/v1/me/orders").json().path("total").asInt())
                .isZero();
        assertThat(giver.state(6)).isEqualTo(NOT_FOR_SALE);
        assertThat(giver.state(8)).isEqualTo(FREE);
        assertThat(giver.list().path("total").asInt()).isZero();
    }

    @Test
    void areForPerformancesThatFansSee() {
        Somebody guest = fans.fan();
        Giver early = giver(onSale.aPerformance().opensIn(Duration.ofHours(1)));

        assertProblem(giver(onSale.aPerformance().notYetVisible()).give(guest, 1), 409, "not-givable");
        assertThat(early.give(guest, 1).status()).isEqualTo(201);
        assertThat(giver(onSale.aPerformance().salesClosed()).give(guest, 1).status())
                .isEqualTo(201);
        assertProblem(
                early.host()
                        .api()
                        .delete("/api/v1/host/performances/" + early.on().performance()),
                409,
                "already-sold");
    }

    @Test
    void areTheirHostsAlone() {
        Giver giver = giver(onSale.aPerformance());
        Somebody guest = fans.fan();
        UUID id = UUID.randomUUID();
        var other = new Giver(fans.host(), giver.on(), fans.nobody());
        var fan = new Giver(guest, giver.on(), fans.nobody());

        assertThat(other.give(id, wish(guest, 1)).status()).isEqualTo(404);
        assertThat(fan.give(id, wish(guest, 1)).status()).isEqualTo(403);
        assertThat(fans.nobody().put(giver.path() + "/" + id, wish(guest, 1)).status())
                .isEqualTo(401);
        assertThat(other.host().api().get(giver.path()).status()).isEqualTo(404);
        assertThat(guest.api().get(giver.path()).status()).isEqualTo(403);
        giver.give(id, wish(guest, 1));
        assertThat(other.takeBack(id).status()).isEqualTo(404);
        assertThat(fan.takeBack(id).status()).isEqualTo(403);
        assertThat(giver.takeBack(UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(giver.state(1)).isEqualTo(SOLD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"seats\":[1]}",
                "{\"guest\":\" \",\"seats\":[1]}",
                "{\"guest\":\"nobody\",\"seats\":[1]}",
                "{\"guest\":\"a\\u0000@example.org\",\"seats\":[1]}",
                "{\"guest\":\"a@example\\u0000.org\",\"seats\":[1]}",
                "{\"guest\":\"a@example.org\"}",
                "{\"guest\":\"a@example.org\",\"seats\":[]}",
                "{\"guest\":\"a@example.org\",\"seats\":[1,1]}",
                "{\"guest\":\"a@example.org\",\"seats\":[-1]}",
                "{\"guest\":\"a@example.org\",\"seats\":[null]}",
                "{\"guest\":\"a@example.org\",\"area\":{\"sectionId\":1}}",
                "{\"guest\":\"a@example.org\",\"area\":{\"sectionId\":1,\"count\":21}}",
                "{\"guest\":\"a@example.org\",\"seats\":[1],\"area\":{\"sectionId\":1,\"count\":20}}",
                "{\"guest\":\"a@example.org\",\"seats\":[1],\"reason\":\" \"}",
                "{\"guest\":\"a@example.org\",\"seats\":[1],"
                        + "\"reason\":\"0123456789012345678901234567890123456789012345678901234567890\"}",
                "{\"guest\":\"a@example.org\",\"seats\":[1],\"more\":1}"
            })
    void areNotGivenByWhatSaysNotWhatOrToWhom(String body) {
        assertProblem(giver(onSale.aPerformance().standing(30)).give(UUID.randomUUID(), body), 400, "malformed");
    }

    @Test
    void areNoMoreThanACallMayName() {
        Giver giver = giver(onSale.aPerformance());
        Somebody guest = fans.fan();

        assertProblem(giver.give(guest, IntStream.rangeClosed(0, Wish.SEATS_MAX).toArray()), 400, "malformed");
        assertThat(giver.give(guest, IntStream.range(0, Wish.SEATS_MAX).toArray())
                        .status())
                .isEqualTo(201);
    }

    @Test
    void haveOneOwnerWhenFansAndTheirHostWantThemAtOnce() throws Exception {
        Giver giver = giver(onSale.aPerformance());
        Somebody guest = fans.fan();
        var calls = new ArrayList<Callable<Answer>>();
        for (Somebody somebody : fans.fans(10)) {
            var fan = Admitted.to(giver.on().performance(), somebody);
            int seat = calls.size() / 2;
            calls.add(() -> fan.hold(UUID.randomUUID(), seat));
            calls.add(() -> giver.give(guest, seat));
        }

        List<Answer> answers = Together.all(calls);

        for (int seat = 0; seat < 10; seat++) {
            assertThat(List.of(answers.get(2 * seat), answers.get(2 * seat + 1)))
                    .as("seat " + seat)
                    .extracting(Answer::status)
                    .containsExactlyInAnyOrder(201, 409);
        }
        long given = IntStream.range(0, 10)
                .filter(seat -> answers.get(2 * seat + 1).status() == 201)
                .count();
        assertThat(guest.api().get("/api/v1/me/tickets").json().path("total").asLong())
                .isEqualTo(given);
    }

    @Test
    void areListedNewestFirstPageByPage() {
        Giver giver = giver(onSale.aPerformance());
        List<String> given = IntStream.range(0, 3)
                .mapToObj(seat -> giver.give(fans.fan(), seat)
                        .json()
                        .path("complimentaryId")
                        .asString())
                .toList();

        JsonNode first = giver.host().api().get(giver.path() + "?size=2").json();
        JsonNode second =
                giver.host().api().get(giver.path() + "?size=2&page=1").json();

        assertThat(first.path("total").asInt()).isEqualTo(3);
        assertThat(first.path("items"))
                .extracting(gift -> gift.path("complimentaryId").asString())
                .containsExactly(given.get(2), given.get(1));
        assertThat(second.path("items"))
                .extracting(gift -> gift.path("complimentaryId").asString())
                .containsExactly(given.getFirst());
        assertThat(giver.host().api().get(giver.path() + "?size=1000").status()).isEqualTo(400);
    }

    private Giver giver(Draft draft) {
        Somebody host = fans.host();
        Opened on = draft.by(host.id()).open();
        return Giver.of(fans, host, on);
    }

    private void confirm(Somebody somebody, String when) {
        jdbc.sql("update identity.account set email_confirmed_at = " + when + " where account_id = ?")
                .param(somebody.id().value())
                .update();
    }

    private static void assertProblem(Answer answer, int status, String problem) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
    }

    private static String notices(Somebody somebody) {
        return somebody.api().get("/api/v1/me/notices").body();
    }
}
