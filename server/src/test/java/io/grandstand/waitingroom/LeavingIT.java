package io.grandstand.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.order.Buyer;
import io.grandstand.testing.Api;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;

/** The two mistakes of waiting rooms that are there for show: they fill up for ever, and one can walk around them. */
@GrandstandTest
class LeavingIT {

    private static final int PLACES = 10;
    private static final double LONG_AGO = 1;
    private static final Duration NEXT_MAX = Duration.ofSeconds(20);

    @Autowired
    Fans fans;

    @Autowired
    OnSale onSale;

    @Autowired
    StringRedisTemplate redis;

    @Test
    void tenWhoGoAwayMakeRoomForTheNextAndNobodyBuysWithoutHavingBeenLetIn() {
        OnSale.Opened on = onSale.aPerformance().concurrency(PLACES).open();
        List<Buyer> first = IntStream.range(0, PLACES)
                .mapToObj(_ -> Buyer.admitted(fans.fan(), on))
                .toList();
        Buyer shopper = first.getFirst();
        UUID hold = shopper.hold(1);
        UUID order = shopper.ordered(2);
        Somebody next = fans.fan();
        Api inLine = next.api()
                .with(
                        "Entry",
                        next.api()
                                .post(room(on) + "/entries", "")
                                .json()
                                .path("entry")
                                .asString());
        assertThat(inLine.post(room(on) + "/admissions", "").status())
                .as("it is full")
                .isEqualTo(202);

        List<Answer> outside = List.of(
                next.api()
                        .put(
                                "/api/v1/performances/" + on.performance() + "/holds/" + UUID.randomUUID(),
                                "{\"seats\":[3]}"),
                shopper.somebody().api().put("/api/v1/orders/" + UUID.randomUUID(), "{\"holdId\":\"" + hold + "\"}"),
                shopper.somebody()
                        .api()
                        .put("/api/v1/orders/" + order + "/payments/" + UUID.randomUUID(), "{\"method\":\"SANDBOX\"}"),
                shopper.somebody().api().delete("/api/v1/holds/" + hold));
        allGoAway(on);

        var softly = new SoftAssertions();
        softly.assertThat(outside)
                .as("answers to who was not let in")
                .extracting(Answer::status)
                .containsOnly(403);
        softly.assertThatCode(() -> await().atMost(NEXT_MAX)
                        .until(() -> inLine.post(room(on) + "/admissions", "").status() == 201))
                .as("the next one is let in")
                .doesNotThrowAnyException();
        softly.assertAll();
        JsonNode state = fans.nobody().get(room(on)).json();
        assertThat(state.path("serving").asInt()).isEqualTo(PLACES + 1);
    }

    /** Without a word: no heartbeat comes any more, and the time that their slots are kept for goes by at once. */
    private void allGoAway(OnSale.Opened on) {
        String slots = LineKeys.of(on.performance()).stream()
                .filter(key -> key.endsWith(":active"))
                .findFirst()
                .orElseThrow();
        Long kept = redis.opsForZSet().zCard(slots);
        assertThat(kept).isEqualTo(PLACES);
        for (String account : redis.opsForZSet().range(slots, 0, -1)) {
            redis.opsForZSet().add(slots, account, LONG_AGO);
        }
    }

    private static String room(OnSale.Opened on) {
        return "/api/v1/performances/" + on.performance() + "/waiting-room";
    }
}
