package io.grandstand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Many want the same seats, over HTTP. */
class HoldingSeatsIT {

    @Test
    void ofTwoHundredFansOnOneSeatExactlyOneGetsItAndTheOthersAreToldWhichIsGone() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(10));
        List<Fan> fans = admitted(200, performance);

        List<Answer> answers = Crowd.atOnce(200, i -> () -> fans.get(i).hold(performance, UUID.randomUUID(), 7));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .hasSize(199)
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(409);
                    assertThat(answer.problem()).isEqualTo("seats-taken");
                    assertThat(answer.json().get("taken").get(0).asInt()).isEqualTo(7);
                });
    }

    @Test
    void ofFiftyFansWhoWantOverlappingThreesNobodyHoldsAPartOfWhatTheyAskedFor() {
        int seats = 30;
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(seats));
        List<Fan> fans = admitted(50, performance);

        List<Answer> answers = Crowd.atOnce(50, i -> () -> {
            int first = i % (seats - 2);
            return fans.get(i).hold(performance, UUID.randomUUID(), first, first + 1, first + 2);
        });

        Set<Integer> held = new HashSet<>();
        for (Answer answer : answers) {
            assertThat(answer.status()).isIn(201, 409);
            if (answer.status() == 201) {
                List<Integer> mine = StreamSupport.stream(
                                answer.json().get("seats").spliterator(), false)
                        .map(seat -> seat.get("seat").asInt())
                        .toList();
                assertThat(mine).hasSize(3);
                assertThat(held).doesNotContainAnyElementsOf(mine);
                held.addAll(mine);
            }
        }
        assertThat(held).isNotEmpty();
        assertThat(states(performance, seats)).isEqualTo(held);
    }

    @Test
    void theSameHoldTwentyTimesAtOnceIsOneHoldWithOneAnswer() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(10));
        Fan fan = Grandstand.fan().admittedTo(performance);
        UUID hold = UUID.randomUUID();

        List<Answer> answers = Crowd.atOnce(20, i -> () -> fan.hold(performance, hold, 1, 2));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
        assertThat(states(performance, 10)).isEqualTo(Set.of(1, 2));
    }

    @Test
    void theSameHoldWithOtherSeatsIsRefused() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(10));
        Fan fan = Grandstand.fan().admittedTo(performance);
        UUID hold = UUID.randomUUID();
        assertThat(fan.hold(performance, hold, 1, 2).status()).isEqualTo(201);

        Answer other = fan.hold(performance, hold, 3);

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("id-reused");
        assertThat(states(performance, 10)).isEqualTo(Set.of(1, 2));
    }

    @Test
    void aHundredWishesOfOneFanAtOnceStopExactlyAtTheLimit() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(100).ticketsMaxPerFan(4));
        Fan fan = Grandstand.fan().admittedTo(performance);

        assertThat(heldOfAHundred(fan, performance)).hasSize(4);

        assertThat(states(performance, 100)).hasSize(4);
    }

    @Test
    void aHundredWishesOfOneFanAtOnceStopExactlyAtWhatIsLeftAfterWhatWasBought() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(103).ticketsMaxPerFan(4));
        Fan fan = Grandstand.fan().admittedTo(performance);
        UUID hold = UUID.randomUUID();
        UUID order = UUID.randomUUID();
        assertThat(fan.hold(performance, hold, 100, 101, 102).status()).isEqualTo(201);
        assertThat(fan.order(order, hold).status()).isEqualTo(201);
        assertThat(fan.pay(order, UUID.randomUUID(), "WALLET").status()).isEqualTo(202);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> fan.orderStatus(order), "COMPLETED"::equals);
        Fan again = fan.admittedAnewTo(performance);

        assertThat(heldOfAHundred(again, performance)).hasSize(1);

        assertThat(states(performance, 103)).hasSize(4);
    }

    /** Asks for a hundred different seats at the same moment; those that were given. */
    private static List<Answer> heldOfAHundred(Fan fan, long performance) {
        List<Answer> answers = Crowd.atOnce(100, i -> () -> fan.hold(performance, UUID.randomUUID(), i));

        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.problem()).isEqualTo("limit-reached"));
        return answers.stream().filter(answer -> answer.status() == 201).toList();
    }

    @Test
    void aReleasedHoldFreesItsSeatsForTheNextFan() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(4));
        Fan first = Grandstand.fan().admittedTo(performance);
        Fan second = Grandstand.fan().admittedTo(performance);
        UUID hold = UUID.randomUUID();
        assertThat(first.hold(performance, hold, 0).status()).isEqualTo(201);
        assertThat(second.hold(performance, UUID.randomUUID(), 0).status()).isEqualTo(409);

        assertThat(first.http().delete("/api/v1/holds/" + hold).status()).isEqualTo(204);

        assertThat(second.hold(performance, UUID.randomUUID(), 0).status()).isEqualTo(201);
    }

    @Test
    void aClosedSaleSellsNothing() {
        long performance = Grandstand.sale()
                .open(Sale.Terms.ofSeats(4).salesUntil(Instant.now().plus(Duration.ofSeconds(8))));
        Fan fan = Grandstand.fan().admittedTo(performance);

        Answer closed = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> fan.hold(performance, UUID.randomUUID(), 0),
                        answer -> answer.status() == 409 && answer.problem().equals("sales-closed"));

        assertThat(closed.problem()).isEqualTo("sales-closed");
    }

    private static List<Fan> admitted(int count, long performance) {
        List<Fan> fans = Grandstand.fans(count);
        return Crowd.atOnce(count, i -> () -> fans.get(i).admittedTo(performance));
    }

    /** The seats that are not free, as everyone may see it. */
    private static Set<Integer> states(long performance, int seats) {
        byte[] states = java.util.Base64.getDecoder()
                .decode(Grandstand.anonymous()
                        .get("/api/v1/performances/" + performance + "/availability")
                        .json()
                        .get("states")
                        .asString());
        var taken = new HashSet<Integer>();
        for (int seat = 0; seat < seats; seat++) {
            if (((states[seat / 4] >> (2 * (seat % 4))) & 3) != 0) {
                taken.add(seat);
            }
        }
        return taken;
    }
}
