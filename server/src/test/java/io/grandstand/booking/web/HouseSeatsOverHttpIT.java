package io.grandstand.booking.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.grandstand.booking.CaptureId;
import io.grandstand.booking.HoldId;
import io.grandstand.booking.HouseResult;
import io.grandstand.booking.HouseSeats;
import io.grandstand.booking.SeatHolds;
import io.grandstand.booking.Together;
import io.grandstand.catalog.SeatNo;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import io.grandstand.testing.OnSale.Opened;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GrandstandTest
class HouseSeatsOverHttpIT {

    private static final int NOT_FOR_SALE = 3;
    private static final Duration SHOWN_MAX = Duration.ofSeconds(10);

    @Autowired
    Fans fans;

    @Autowired
    OnSale onSale;

    @Autowired
    SeatHolds holds;

    @Autowired
    HouseSeats house;

    @Autowired
    JdbcClient jdbc;

    @Test
    void areNotForSaleUntilTheyAreFreed() {
        Somebody host = fans.host();
        Opened sale = onSale.aPerformance().by(host.id()).open();
        var fan = Admitted.to(sale.performance(), fans.fan());

        Answer blocked = act(host, sale, "block", "{\"seats\":[3,4,5],\"reason\":\"press\"}");

        assertThat(blocked.status()).as(blocked.body()).isEqualTo(200);
        assertThat(blocked.json().required("done").toString()).isEqualTo("[3,4,5]");
        assertThat(blocked.json().required("refused").size()).isZero();
        assertThat(availability(sale).json().required("left").asInt()).isEqualTo(47);
        assertThat(state(sale, 4)).isEqualTo(NOT_FOR_SALE);
        assertThat(fans.nobody()
                        .get("/api/v1/performances/" + sale.performance())
                        .json()
                        .at("/seatsLeft")
                        .asInt())
                .isEqualTo(47);
        Answer refused = fan.hold(UUID.randomUUID(), 2, 3);
        assertThat(refused.problem()).isEqualTo("seats-taken");
        assertThat(refused.json().required("taken").toString()).isEqualTo("[3]");
        assertThat(list(host, sale).json().required("seats"))
                .extracting(
                        seat -> seat.required("seat").asInt(),
                        seat -> seat.required("label").asString(),
                        seat -> seat.required("reason").asString())
                .contains(tuple(3, sale.plan().seat(new SeatNo(3)).label(), "press"))
                .hasSize(3);

        Answer freed = act(host, sale, "free", "{\"seats\":[3,4,6]}");

        assertThat(freed.json().required("done").toString()).isEqualTo("[3,4,6]");
        assertThat(availability(sale).json().required("left").asInt()).isEqualTo(49);
        assertThat(fan.hold(UUID.randomUUID(), 3, 4).status()).isEqualTo(201);
        assertThat(list(host, sale).json().required("seats").size()).isOne();
    }

    @Test
    void tellTheHostWhichSeatsAFanHad() {
        Somebody host = fans.host();
        Opened sale = onSale.aPerformance().by(host.id()).frontOnly().open();
        var fan = Admitted.to(sale.performance(), fans.fan());
        fan.hold(UUID.randomUUID(), 1);
        var bought = UUID.randomUUID();
        fan.hold(bought, 2);
        holds.capture(new HoldId(bought), fan.fan().id(), new CaptureId(UUID.randomUUID()));
        holds.confirm(new HoldId(bought), fan.fan().id());

        Answer answer = act(host, sale, "block", "{\"seats\":[0,1,2,49,5000],\"reason\":\"sight line\"}");

        assertThat(answer.json().required("done").toString()).isEqualTo("[0]");
        assertThat(answer.json().required("refused"))
                .extracting(seat -> seat.required("seat").asInt(), seat -> seat.required("why")
                        .asString())
                .containsExactly(
                        tuple(1, "HELD"), tuple(2, "SOLD"), tuple(49, "NOT_FOR_SALE"), tuple(5000, "NOT_FOR_SALE"));
    }

    @Test
    void haveOneOwnerWhenFansAndTheirHostWantThemAtOnce() throws Exception {
        Somebody host = fans.host();
        Opened sale = onSale.aPerformance().by(host.id()).open();
        var calls = new ArrayList<Callable<Answer>>();
        for (Somebody somebody : fans.fans(40)) {
            var fan = Admitted.to(sale.performance(), somebody);
            int seat = calls.size() % 10;
            calls.add(() -> fan.hold(UUID.randomUUID(), seat));
            if (calls.size() == 20) {
                calls.add(() -> act(host, sale, "block", "{\"seats\":[0,1,2,3,4,5,6,7,8,9],\"reason\":\"guests\"}"));
            }
        }

        List<Answer> answers = Together.all(calls);

        long held = answers.stream().filter(answer -> answer.status() == 201).count();
        Answer block = answers.stream()
                .filter(answer -> answer.status() == 200)
                .findFirst()
                .orElseThrow();
        assertThat(held + block.json().required("done").size()).isEqualTo(10);
        assertThat(block.json().required("refused").size()).isEqualTo((int) held);
        assertThat(availability(sale).json().required("left").asInt()).isEqualTo(40);
    }

    @Test
    void areTheirHostsAlone() {
        Somebody host = fans.host();
        Opened sale = onSale.aPerformance().by(host.id()).open();
        String wish = "{\"seats\":[1],\"reason\":\"press\"}";

        assertThat(act(fans.host(), sale, "block", wish).status()).isEqualTo(404);
        assertThat(list(fans.host(), sale).status()).isEqualTo(404);
        assertThat(act(fans.fan(), sale, "block", wish).status()).isEqualTo(403);
        assertThat(fans.nobody().post(path(sale) + "/block", wish).status()).isEqualTo(401);
        act(host, sale, "block", wish);
        assertThat(act(fans.host(), sale, "free", "{\"seats\":[1]}").status()).isEqualTo(404);
        assertThat(state(sale, 1)).isEqualTo(NOT_FOR_SALE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"seats\":[],\"reason\":\"press\"}",
                "{\"seats\":[1]}",
                "{\"seats\":[1],\"reason\":\" \"}",
                "{\"seats\":[1],\"reason\":\"a\\u0000b\"}",
                "{\"seats\":[-1],\"reason\":\"press\"}",
                "{\"seats\":[1,1],\"reason\":\"press\"}",
                "{\"seats\":[null],\"reason\":\"press\"}",
                "{\"seats\":[1],\"reason\":\"press\",\"more\":1}",
                "{\"seats\":[1],\"reason\":\"0123456789012345678901234567890123456789012345678901234567890\"}"
            })
    void areNotBlockedByWhatSaysNotWhichOrWhy(String body) {
        Somebody host = fans.host();
        Opened sale = onSale.aPerformance().by(host.id()).open();

        Answer answer = act(host, sale, "block", body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("malformed");
    }

    @Test
    void areNoMoreThanACallMayName() {
        Somebody host = fans.host();
        Opened sale = onSale.aPerformance().by(host.id()).open();
        String many = IntStream.rangeClosed(0, HouseSeats.SEATS_MAX)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(",", "{\"seats\":[", "]}"));

        assertThat(act(host, sale, "free", many).status()).isEqualTo(400);
    }

    @Test
    void comeInPiecesThatNoFanHasToWaitFor() {
        Somebody host = fans.host();
        Opened sale = onSale.aPerformance().by(host.id()).seats(30, 40).open();
        var all = IntStream.range(0, 1_200).mapToObj(SeatNo::new).collect(Collectors.toCollection(TreeSet::new));

        assertThat(house.block(host.id(), sale.performance(), all, "closed"))
                .isInstanceOfSatisfying(
                        HouseResult.Done.class, done -> assertThat(done.done()).hasSize(1_200));

        assertThat(availability(sale).json().required("left").asInt()).isZero();
        assertThat(jdbc.sql("select max(cardinality(seats)) from booking.house_move where performance_id = ?")
                        .param(sale.performance().value())
                        .query(Integer.class)
                        .single())
                .isLessThanOrEqualTo(500);
        house.free(host.id(), sale.performance(), all);
        assertThat(availability(sale).json().required("left").asInt()).isEqualTo(1_200);
    }

    @Test
    void letTheirPerformanceBeChangedButTakeNoCategoryFromSale() {
        Somebody host = fans.host();
        Opened sale = onSale.aPerformance().by(host.id()).open();
        act(host, sale, "block", "{\"seats\":[1],\"reason\":\"press\"}");
        String performance = "/api/v1/host/performances/" + sale.performance();

        assertThat(host.api().patch(performance, "{\"ticketsMaxPerFan\":3}").status())
                .isEqualTo(200);
        Answer refused = host.api().patch(performance, "{\"prices\":{\"S\":null}}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/path").asString()).isEqualTo("prices");
        act(host, sale, "free", "{\"seats\":[1]}");
        assertThat(host.api().patch(performance, "{\"prices\":{\"S\":null}}").status())
                .isEqualTo(200);
        await().atMost(SHOWN_MAX).untilAsserted(() -> assertThat(
                        availability(sale).json().required("left").asInt())
                .isEqualTo(30));
    }

    @Test
    void goWithTheirPerformance() {
        Somebody host = fans.host();
        Opened sale = onSale.aPerformance().by(host.id()).open();
        act(host, sale, "block", "{\"seats\":[1,2],\"reason\":\"press\"}");
        act(host, sale, "free", "{\"seats\":[1]}");

        assertThat(host.api()
                        .delete("/api/v1/host/performances/" + sale.performance())
                        .status())
                .isEqualTo(204);

        for (String kept : List.of("seat_claim", "house_move", "lane")) {
            assertThat(jdbc.sql("select count(*) from booking." + kept + " where performance_id = ?"
                                    + (kept.equals("lane") ? " and taken > 0" : ""))
                            .param(sale.performance().value())
                            .query(Integer.class)
                            .single())
                    .as(kept)
                    .isZero();
        }
    }

    private int state(Opened sale, int seat) {
        byte[] states = Base64.getDecoder()
                .decode(availability(sale).json().required("states").asString());
        return (states[seat / 4] >> (2 * (seat % 4))) & 3;
    }

    private Answer availability(Opened sale) {
        return fans.nobody().get("/api/v1/performances/" + sale.performance() + "/availability");
    }

    private static Answer act(Somebody host, Opened sale, String what, String body) {
        return host.api().post(path(sale) + "/" + what, body);
    }

    private static Answer list(Somebody host, Opened sale) {
        return host.api().get(path(sale));
    }

    private static String path(Opened sale) {
        return "/api/v1/host/performances/" + sale.performance() + "/house-seats";
    }
}
