package io.grandstand.ranking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grandstand.kernel.Ids;
import io.grandstand.order.Buyer;
import io.grandstand.order.event.OrderCompleted;
import io.grandstand.order.event.TicketsCancelled;
import io.grandstand.outbox.IntegrationEvent;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import io.grandstand.testing.OnSale.Opened;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.listener.BatchListenerFailedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is booked most, from the sale to the list. */
@GrandstandTest
class RankingIT {

    /** A ranking is never older. */
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Of the many that other tests sell out, those that begin first stand first. */
    private static final Duration BEFORE_ALL_OTHERS = Duration.ofMinutes(5);

    /** More than any other test sells. */
    private static final int ROWS = 60;

    private static final int SEATS_IN_ROW = 50;
    private static final int MANY = ROWS * SEATS_IN_ROW;

    @Autowired
    Fans fans;

    @Autowired
    OnSale onSale;

    @Autowired
    SalesConsumer consumer;

    @Autowired
    CountingWhatWasSold soFar;

    @Autowired
    CountJob job;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Ids ids;

    @Autowired
    InstantSource clock;

    @Test
    void aPurchaseAppearsAndGivingItBackTakesItAway() {
        Opened on = onSale.aPerformance()
                .seats(2, 1)
                .standing(2)
                .startsIn(BEFORE_ALL_OTHERS)
                .open();
        Buyer buyer = buyer(on);
        UUID order = buyer.boughtPlaces(2, 0, 1);
        await().atMost(MINUTE).until(() -> place("share", on).isPresent());

        JsonNode place = place("share", on).orElseThrow();
        assertThat(place.path("share").asDouble()).isEqualTo(1.0);
        assertThat(place.path("ticketsLastHour").asInt()).isEqualTo(4);
        assertThat(place.path("rank").asInt()).isOne();
        assertThat(place.path("title").asString()).isEqualTo("Test concert");
        assertThat(place.at("/venue/name").asString()).isEqualTo("Test hall");

        buyer.cancel(order, List.of(buyer.tickets(order).getFirst()));
        await().atMost(MINUTE).until(() -> sold(on) == 3);
        buyer.cancel(order, UUID.randomUUID(), "{}");
        await().atMost(MINUTE).until(() -> place("share", on).isEmpty());
        assertThat(sold(on)).isZero();
    }

    @Test
    void anOrderThatIsNotPaidDoesNotCount() {
        Opened on = onSale.aPerformance().open();
        buyer(on).ordered(0, 1, 2);
        buyer(on).bought(3);

        await().atMost(MINUTE).until(() -> sold(on) == 1);
    }

    @Test
    void whatIsDeliveredTwiceCountsOnceAndInWhateverOrder() {
        Opened on = onSale.aPerformance().open();
        var bought = message(completed(on, 5, clock.instant()));
        var givenBack = message(cancelled(on, 2));

        consumer.onGivenBack(List.of(givenBack, givenBack));
        consumer.onBought(List.of(bought, bought));
        consumer.onGivenBack(List.of(givenBack));
        consumer.onBought(List.of(bought));

        assertThat(sold(on)).isEqualTo(3);
    }

    @Test
    void whatTheHouseGivesFillsItButIsNoTrend() {
        Opened on = onSale.aPerformance().open();
        consumer.onBought(
                List.of(message(completed(on, 5, clock.instant(), true)), message(completed(on, 2, clock.instant()))));
        consumer.onGivenBack(List.of(message(cancelled(on, 4, true))));

        assertThat(sold(on)).isEqualTo(3);
        assertThat(jdbc.sql("select sum(bought - given_back) from ranking.minute where performance_id = ?")
                        .param(on.performance().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void whatIsBeforeAMessageThatCannotBeReadCounts() {
        Opened on = onSale.aPerformance().open();
        var broken = new ConsumerRecord<>(OrderCompleted.TOPIC, 0, 1, "", "{\"seatLabels\":7}".getBytes(UTF_8));
        var after = message(completed(on, 3, clock.instant()));

        assertThatThrownBy(() -> consumer.onBought(List.of(message(completed(on, 5, clock.instant())), broken, after)))
                .isInstanceOfSatisfying(BatchListenerFailedException.class, failure -> assertThat(failure.getRecord())
                        .isSameAs(broken));
        assertThat(sold(on)).isEqualTo(5);
    }

    @Test
    void aSaleLeavesTheTrendAfterAnHourAndStaysInTheShare() {
        Opened on = onSale.aPerformance().seats(ROWS, SEATS_IN_ROW).open();
        consumer.onBought(List.of(
                message(completed(on, MANY - 10, clock.instant())),
                message(completed(on, 10, clock.instant().minus(Duration.ofMinutes(61))))));
        await().atMost(MINUTE).until(() -> place("trend", on).isPresent());
        assertThat(place("trend", on).orElseThrow().path("ticketsLastHour").asInt())
                .isEqualTo(MANY - 10);

        jdbc.sql("update ranking.minute set minute = minute - interval '1 hour' where performance_id = ?")
                .param(on.performance().value())
                .update();
        await().atMost(MINUTE).until(() -> place("trend", on).isEmpty());
        assertThat(sold(on)).isEqualTo(MANY);

        job.drop();
        assertThat(jdbc.sql("select count(*) from ranking.minute where performance_id = ?")
                        .param(on.performance().value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatIsNotVisibleYetOrHasBegunIsNotRanked() {
        Opened hidden =
                onSale.aPerformance().seats(ROWS, SEATS_IN_ROW).notYetVisible().open();
        Opened begun = onSale.aPerformance()
                .seats(ROWS, SEATS_IN_ROW)
                .startsIn(Duration.ofMinutes(-30))
                .open();
        Opened ahead = onSale.aPerformance()
                .seats(ROWS, SEATS_IN_ROW)
                .startsIn(BEFORE_ALL_OTHERS)
                .open();
        consumer.onBought(Stream.of(hidden, begun, ahead)
                .map(on -> message(completed(on, MANY, clock.instant())))
                .toList());
        await().atMost(MINUTE).until(() -> place("share", ahead).isPresent());

        for (String by : List.of("share", "trend")) {
            assertThat(place(by, ahead)).isPresent();
            assertThat(place(by, hidden)).isEmpty();
            assertThat(place(by, begun)).isEmpty();
        }
    }

    @Test
    void whatWasSoldBeforeThereWereRankingsIsCountedOnce() {
        Opened on = onSale.aPerformance().open();
        Buyer buyer = buyer(on);
        UUID order = buyer.bought(0, 1, 2);
        buyer.cancel(order, List.of(buyer.tickets(order).getFirst()));
        await().atMost(MINUTE).until(() -> sold(on) == 2);
        forget(on, order);

        soFar.countAll();
        soFar.countAll();

        assertThat(sold(on)).isEqualTo(2);
    }

    /** As if it had been sold while there was nobody who counts. */
    private void forget(Opened on, UUID order) {
        int forgotten = jdbc.sql("""
                        delete from outbox.inbox
                        where (consumer = 'ranking.order-completed' and event_id = :order)
                            or (consumer = 'ranking.tickets-cancelled' and event_id in (
                                select cancellation_id from orders.cancellation where order_id = :order))
                        """).param("order", order).update();
        assertThat(forgotten).isEqualTo(2);
        for (String table : List.of("performance", "minute")) {
            jdbc.sql("delete from ranking." + table + " where performance_id = ?")
                    .param(on.performance().value())
                    .update();
        }
    }

    @Test
    void aRankingIsForEveryoneAndKeptForSecondsAlone() {
        Answer answer = fans.nobody().get("/api/v1/rankings");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("by").asString()).isEqualTo("share");
        assertThat(answer.json().path("items").size()).isBetween(0, Rankings.PLACES_MAX);
        assertThat(answer.header("Cache-Control")).isEqualTo("max-age=5, public");
    }

    @Test
    void aMeasureThatThereIsNotIsRefused() {
        Answer answer = fans.nobody().get("/api/v1/rankings?by=money");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("malformed");
        assertThat(answer.json().path("field").asString()).isEqualTo("by");
    }

    private Buyer buyer(Opened on) {
        Buyer buyer = Buyer.admitted(fans.fan(), on);
        buyer.charge(1_000_000);
        return buyer;
    }

    private Optional<JsonNode> place(String by, Opened on) {
        return fans.nobody()
                .get("/api/v1/rankings?by=" + by)
                .json()
                .path("items")
                .valueStream()
                .filter(item ->
                        item.path("performanceId").asLong() == on.performance().value())
                .findFirst();
    }

    /** As the whole is counted, in the first fifty or not. */
    private int sold(Opened on) {
        return jdbc.sql("select bought - given_back from ranking.performance where performance_id = ?")
                .param(on.performance().value())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private static ConsumerRecord<String, byte[]> message(IntegrationEvent event) {
        return new ConsumerRecord<>(
                event.topic(), 0, 0, event.key(), JsonMapper.shared().writeValueAsBytes(event));
    }

    private OrderCompleted completed(Opened on, int tickets, Instant at) {
        return completed(on, tickets, at, false);
    }

    private OrderCompleted completed(Opened on, int tickets, Instant at, boolean complimentary) {
        return new OrderCompleted(
                ids.next(),
                at,
                ids.next(),
                ids.next(),
                on.performance().value(),
                "Test concert",
                at,
                Collections.nCopies(tickets, "A1"),
                complimentary ? 0 : tickets * OnSale.FRONT_PRICE,
                complimentary);
    }

    private TicketsCancelled cancelled(Opened on, int tickets) {
        return cancelled(on, tickets, false);
    }

    private TicketsCancelled cancelled(Opened on, int tickets, boolean complimentary) {
        return new TicketsCancelled(
                ids.next(),
                clock.instant(),
                ids.next(),
                ids.next(),
                ids.next(),
                on.performance().value(),
                "Test concert",
                clock.instant(),
                Stream.generate(ids::next).limit(tickets).toList(),
                Collections.nCopies(tickets, "A1"),
                0,
                complimentary ? 0 : tickets * OnSale.FRONT_PRICE,
                false,
                complimentary,
                false);
    }
}
