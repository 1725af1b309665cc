package io.grandstand.booking.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.booking.Together;
import io.grandstand.testing.Api;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@GrandstandTest
class BestOverHttpIT {

    private static final String TWO = "{\"best\":{\"count\":2,\"together\":true}}";

    @Autowired
    Fans fans;

    @Autowired
    OnSale onSale;

    @Test
    void holdsTheBestSeatsAndShowsThem() {
        var concert = onSale.aPerformance().open();
        var fan = Admitted.to(concert.performance(), fans.fan());
        var id = UUID.randomUUID();

        Api.Answer held = fan.put(id, "{\"best\":{\"count\":2,\"sectionId\":0,\"categoryId\":1,\"together\":true}}");

        assertThat(held.status()).as(held.body()).isEqualTo(201);
        assertThat(held.json().required("status").asString()).isEqualTo("HELD");
        assertThat(numbers(held)).containsExactly(34, 35);
        assertThat(held.json().required("total").asLong()).isEqualTo(2 * OnSale.BACK_PRICE);
        assertThat(fan.put(id, "{\"best\":{\"count\":2,\"sectionId\":0,\"categoryId\":1}}")
                        .body())
                .as("together goes without saying")
                .isEqualTo(held.body());
        assertThat(fan.put(id, TWO).problem()).isEqualTo("id-reused");
        assertThat(fan.find(id).body()).isEqualTo(held.body());
        assertThat(fan.release(id).status()).isEqualTo(204);
    }

    @Test
    void seatsACrowdTogetherAndNobodyTwice() throws Exception {
        var concert = onSale.aPerformance().seats(25, 20).open();
        var calls = new ArrayList<Callable<Api.Answer>>();
        for (Fans.Somebody fan : fans.fans(200)) {
            var admitted = Admitted.to(concert.performance(), fan);
            calls.add(() -> admitted.put(UUID.randomUUID(), TWO));
        }

        List<Api.Answer> answers = Together.all(calls);

        assertThat(answers).extracting(Api.Answer::status).containsOnly(201);
        Set<Integer> taken = new HashSet<>();
        for (Api.Answer answer : answers) {
            List<Integer> pair = numbers(answer);
            assertThat(pair).hasSize(2);
            assertThat(pair.get(1)).isEqualTo(pair.get(0) + 1);
            assertThat(taken.addAll(pair)).isTrue();
        }
        assertThat(taken).hasSize(400);
    }

    @Test
    void saysWhyNot() {
        var concert = onSale.aPerformance().seats(2, 5).ticketsMax(4).open();
        var fan = Admitted.to(concert.performance(), fans.fan());

        Api.Answer apart = fan.put(UUID.randomUUID(), "{\"best\":{\"count\":6}}");
        assertThat(apart.status()).isEqualTo(409);
        assertThat(apart.problem()).isEqualTo("not-enough-together");
        assertThat(apart.json().required("largest").asInt()).isEqualTo(5);
        Api.Answer few = fan.put(UUID.randomUUID(), "{\"best\":{\"count\":11,\"together\":false}}");
        assertThat(few.status()).isEqualTo(409);
        assertThat(few.problem()).isEqualTo("not-enough-seats");
        assertThat(few.json().required("left").asInt()).isEqualTo(10);
        Api.Answer section = fan.put(UUID.randomUUID(), "{\"best\":{\"count\":1,\"sectionId\":7}}");
        assertThat(section.status()).isEqualTo(422);
        assertThat(section.problem()).isEqualTo("unknown-section");
        Api.Answer category = fan.put(UUID.randomUUID(), "{\"best\":{\"count\":1,\"categoryId\":7}}");
        assertThat(category.status()).isEqualTo(422);
        assertThat(category.problem()).isEqualTo("unknown-category");
        Api.Answer limit = fan.put(UUID.randomUUID(), "{\"best\":{\"count\":5}}");
        assertThat(limit.status()).isEqualTo(422);
        assertThat(limit.problem()).isEqualTo("limit-reached");
        assertThat(limit.json().required("max").asInt()).isEqualTo(4);
    }

    @Test
    void isForThoseWhoWereLetIn() {
        var concert = onSale.aPerformance().open();

        Api.Answer outside = fans.fan()
                .api()
                .put("/api/v1/performances/" + concert.performance() + "/holds/" + UUID.randomUUID(), TWO);

        assertThat(outside.status()).isEqualTo(403);
        assertThat(outside.problem()).isEqualTo("admission-required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"best\":{}}",
                "{\"best\":{\"count\":0}}",
                "{\"best\":{\"count\":21}}",
                "{\"best\":{\"count\":2,\"sectionId\":-1}}",
                "{\"best\":{\"count\":2,\"categoryId\":-1}}",
                "{\"best\":{\"count\":2,\"row\":3}}",
                "{\"best\":{\"count\":\"two\"}}",
                "{\"best\":{\"count\":2},\"seats\":[1]}"
            })
    void refusesWhatIsNoWish(String body) {
        var concert = onSale.aPerformance().open();
        var fan = Admitted.to(concert.performance(), fans.fan());

        Api.Answer refused = fan.put(UUID.randomUUID(), body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("malformed");
    }

    @Test
    void leavesNoSingleSeatsWhereTheHostWantsNone() {
        var concert = onSale.aPerformance().noOrphanSeats().open();
        var fan = Admitted.to(concert.performance(), fans.fan());
        var id = UUID.randomUUID();

        Api.Answer refused = fan.hold(UUID.randomUUID(), 1, 2);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("leaves-single-seat");
        assertThat(refused.json().at("/left/0").asInt()).isZero();
        assertThat(refused.json().at("/labels/0").asString())
                .isEqualTo(concert.plan().seats().getFirst().label());
        Api.Answer held = fan.hold(id, 0, 1);
        assertThat(held.status()).isEqualTo(201);
        assertThat(fan.hold(id, 0, 1).body()).as("the same answer again").isEqualTo(held.body());
        assertThat(fan.release(id).status()).isEqualTo(204);
        assertThat(fan.hold(UUID.randomUUID(), 0, 1, 2, 3, 4, 5, 6).status()).isEqualTo(201);
        assertThat(fan.hold(UUID.randomUUID(), 7, 8).status())
                .as("of three seats two cannot be chosen otherwise")
                .isEqualTo(201);
    }

    @Test
    void leavesSingleSeatsWhereTheHostDoesNotMind() {
        var concert = onSale.aPerformance().open();
        var fan = Admitted.to(concert.performance(), fans.fan());

        assertThat(fan.hold(UUID.randomUUID(), 1, 2).status()).isEqualTo(201);
    }

    private static List<Integer> numbers(Api.Answer held) {
        return held.json()
                .required("seats")
                .valueStream()
                .map(seat -> seat.required("seat").asInt())
                .toList();
    }
}
