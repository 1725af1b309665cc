package io.grandstand.booking.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.booking.CaptureId;
import io.grandstand.booking.HoldId;
import io.grandstand.booking.SeatHolds;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@GrandstandTest
class HoldsOverHttpIT {

    @Autowired
    Fans fans;

    @Autowired
    OnSale onSale;

    @Autowired
    SeatHolds holds;

    @Test
    void holdsSeatsAndShowsAndReleasesThem() {
        var concert = onSale.aPerformance().open();
        var fan = Admitted.to(concert.performance(), fans.fan());
        var id = UUID.randomUUID();

        Api.Answer held = fan.hold(id, 12, 3);

        assertThat(held.status()).as(held.body()).isEqualTo(201);
        assertThat(held.json().required("holdId").asString()).isEqualTo(id.toString());
        assertThat(held.json().required("status").asString()).isEqualTo("HELD");
        assertThat(held.json().at("/seats/0/seat").asInt()).isEqualTo(3);
        assertThat(held.json().at("/seats/0/price").asLong()).isEqualTo(OnSale.FRONT_PRICE);
        assertThat(held.json().required("total").asLong()).isEqualTo(2 * OnSale.FRONT_PRICE);
        assertThat(held.json().required("until").asString()).endsWith("Z");
        assertThat(fan.hold(id, 3, 12).body()).as("the same answer again").isEqualTo(held.body());
        assertThat(fan.find(id).body()).isEqualTo(held.body());
        assertThat(fan.release(id).status()).isEqualTo(204);
        assertThat(fan.release(id).status()).isEqualTo(204);
        assertThat(fan.find(id).json().required("status").asString()).isEqualTo("RELEASED");
    }

    @Test
    void letsOneOf200FansHaveASeatAndTellsTheOthersWhich() throws Exception {
        var concert = onSale.aPerformance().open();
        var calls = new ArrayList<Callable<Api.Answer>>();
        for (Fans.Somebody fan : fans.fans(200)) {
            var admitted = Admitted.to(concert.performance(), fan);
            calls.add(() -> admitted.hold(UUID.randomUUID(), 7));
        }

        List<Api.Answer> answers = Together.all(calls);

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .hasSize(199)
                .allSatisfy(answer -> {
                    assertThat(answer.problem()).isEqualTo("seats-taken");
                    assertThat(answer.json().at("/taken/0").asInt()).isEqualTo(7);
                    assertThat(answer.json().at("/labels").size()).isOne();
                });
    }

    @Test
    void neverHoldsPartOfAGroup() throws Exception {
        var concert = onSale.aPerformance().open();
        var calls = new ArrayList<Callable<Api.Answer>>();
        for (Fans.Somebody somebody : fans.fans(50)) {
            var fan = Admitted.to(concert.performance(), somebody);
            int seat = calls.size();
            calls.add(() -> fan.hold(UUID.randomUUID(), seat, (seat + 1) % 50, (seat + 2) % 50));
        }

        List<Api.Answer> answers = Together.all(calls);

        Set<Integer> taken = new HashSet<>();
        answers.stream().filter(answer -> answer.status() == 201).forEach(answer -> {
            assertThat(answer.json().required("seats").size()).isEqualTo(3);
            answer.json().required("seats").forEach(seat -> assertThat(
                            taken.add(seat.required("seat").asInt()))
                    .isTrue());
        });
        assertThat(taken).isNotEmpty();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(201, 409));
    }

    @Test
    void makesOneHoldOfTheSameCallTwentyTimesAtOnce() throws Exception {
        var concert = onSale.aPerformance().open();
        var fan = Admitted.to(concert.performance(), fans.fan());
        var id = UUID.randomUUID();
        var calls = new ArrayList<Callable<Api.Answer>>();
        IntStream.range(0, 20).forEach(_ -> calls.add(() -> fan.hold(id, 1, 2)));

        List<Api.Answer> answers = Together.all(calls);

        assertThat(answers).extracting(Api.Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(Api.Answer::body)
                .containsOnly(answers.getFirst().body());
        Api.Answer other = fan.hold(id, 1);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("id-reused");
    }

    @Test
    void keepsTheLimitExactWhenOneFanWantsTwentyHoldsAtOnce() throws Exception {
        var concert = onSale.aPerformance().ticketsMax(4).open();
        var fan = Admitted.to(concert.performance(), fans.fan());
        var calls = new ArrayList<Callable<Api.Answer>>();
        IntStream.range(0, 20).forEach(seat -> calls.add(() -> fan.hold(UUID.randomUUID(), seat)));

        List<Api.Answer> answers = Together.all(calls);

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(4);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 422)
                .hasSize(16)
                .allSatisfy(answer -> {
                    assertThat(answer.problem()).isEqualTo("limit-reached");
                    assertThat(answer.json().required("max").asInt()).isEqualTo(4);
                    assertThat(answer.json().required("already").asInt()).isEqualTo(4);
                });
    }

    @Test
    void letsNobodyChangeAnythingWithoutAnAdmissionOfTheirOwnForThisPerformance() {
        var concert = onSale.aPerformance().open();
        var other = onSale.aPerformance().open();
        var fan = Admitted.to(concert.performance(), fans.fan());
        var id = UUID.randomUUID();
        assertThat(fan.hold(id, 1).status()).isEqualTo(201);

        var outside = new Admitted(fan.fan(), concert.performance(), fan.fan().api());
        var somebody = fans.fan();
        String admission = fan.api().headers().getOrDefault("Admission", "");
        var thief = new Admitted(somebody, concert.performance(), somebody.api().with("Admission", admission));
        var elsewhere = new Admitted(fan.fan(), other.performance(), fan.api());
        var forged =
                new Admitted(fan.fan(), concert.performance(), fan.fan().api().with("Admission", admission + "x"));
        for (Admitted refused : List.of(outside, thief, elsewhere, forged)) {
            Api.Answer answer = refused.hold(UUID.randomUUID(), 5);
            assertThat(answer.status()).as(answer.body()).isEqualTo(403);
            assertThat(answer.problem()).isEqualTo("admission-required");
        }
        assertThat(outside.release(id).status()).isEqualTo(403);
        assertThat(fans.nobody()
                        .put("/api/v1/performances/" + concert.performance() + "/holds/" + id, "{\"seats\":[1]}")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void hidesAHoldFromEverybodyElse() {
        var concert = onSale.aPerformance().open();
        var owner = Admitted.to(concert.performance(), fans.fan());
        var other = Admitted.to(concert.performance(), fans.fan());
        var id = UUID.randomUUID();
        owner.hold(id, 1);

        assertThat(other.find(id).status()).isEqualTo(404);
        assertThat(other.release(id).status()).isEqualTo(404);
        assertThat(other.find(UUID.randomUUID()).body().replaceAll("holds/[^\"]*", ""))
                .as("no difference to one that is not there")
                .isEqualTo(other.find(id).body().replaceAll("holds/[^\"]*", ""));
        assertThat(other.hold(id, 1).status()).isEqualTo(422);
        assertThat(owner.find(id).json().required("status").asString()).isEqualTo("HELD");
    }

    @Test
    void doesNotReleaseWhatIsBeingPaid() {
        var concert = onSale.aPerformance().open();
        var fan = Admitted.to(concert.performance(), fans.fan());
        var id = UUID.randomUUID();
        fan.hold(id, 1);
        holds.capture(new HoldId(id), fan.fan().id(), new CaptureId(UUID.randomUUID()));

        Api.Answer answer = fan.release(id);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("not-releasable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"seats\":null}",
                "{\"seats\":[]}",
                "{\"seats\":[-1]}",
                "{\"seats\":[1,1]}",
                "{\"seats\":[null]}",
                "{\"seats\":[\"1\"]}",
                "{\"seats\":[1.5]}",
                "{\"seats\":[99999999999]}",
                "{\"seats\":{\"1\":1}}",
                "{\"seats\":[1],\"extra\":true}",
                "{\"seats\":[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20]}"
            })
    void refusesWhatIsNotAWishForSeats(String body) {
        var concert = onSale.aPerformance().open();
        var fan = Admitted.to(concert.performance(), fans.fan());

        Api.Answer answer = fan.put(UUID.randomUUID(), body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("malformed");
    }

    @Test
    void saysWhyNot() {
        var half = onSale.aPerformance().frontOnly().open();
        var fan = Admitted.to(half.performance(), fans.fan());

        Api.Answer unknown = fan.hold(UUID.randomUUID(), 1, 49, 50);
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.problem()).isEqualTo("unknown-seats");
        assertThat(unknown.json().required("unknown").toString()).isEqualTo("[49,50]");
        assertThat(fan.api()
                        .put("/api/v1/performances/" + half.performance() + "/holds/no-id", "{\"seats\":[1]}")
                        .status())
                .isIn(400, 404);
    }
}
