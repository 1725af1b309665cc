package io.grandstand.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.draw.DrawnAgain;
import io.grandstand.testing.Api;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import io.grandstand.waitingroom.FakeBeacon.Manner;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * A draw by a beacon from its announcement to its proofs, over HTTP: what everyone reads is enough to calculate all of it
 * again, by code that shares nothing with the product.
 */
@GrandstandTest
class BeaconOverHttpIT {

    private static final HexFormat HEX = HexFormat.of();
    private static final Duration OPENS_IN = Duration.ofSeconds(6);
    private static final Duration LEAD = Duration.ofSeconds(8);
    private static final int CROWD = 6;

    @Autowired
    Fans fans;

    @Autowired
    OnSale onSale;

    @Autowired
    Rooms rooms;

    @Autowired
    RoomDraws draws;

    @Autowired
    InstantSource clock;

    private final FakeBeacon beacon = new FakeBeacon();
    private Somebody host;

    @BeforeEach
    void comeIn() {
        host = fans.host();
    }

    @AfterEach
    void stop() {
        beacon.close();
    }

    @Test
    void tellsEveryoneTheRoundBeforeAndWhatItSaidAfterAndProvesItToEach() {
        String room = opening();
        JsonNode before = draw(room);
        assertThat(before.path("mode").asString()).isEqualTo("BEACON");
        JsonNode named = before.path("beacon");
        assertThat(named.path("name").asString()).isEqualTo("the fake beacon");
        assertThat(named.path("chain").asString()).isEqualTo(FakeBeacon.CHAIN.toString());
        long round = named.path("round").asLong();
        assertThat(Instant.parse(named.path("comesAt").asString()))
                .isEqualTo(Instant.parse(named.path("genesis").asString())
                        .plusSeconds((round - 1) * named.path("periodSeconds").asLong()));
        assertThat(named.path("lookUp").asString())
                .isEqualTo(beacon.url() + "/" + FakeBeacon.CHAIN + "/public/" + round);
        List<Somebody> crowd = fans.fans(CROWD);
        var entries = new ArrayList<String>();
        for (Somebody fan : crowd) {
            entries.add(
                    fan.api().post(room + "/entries", "").json().path("entry").asString());
        }

        JsonNode waiting = await().atMost(Duration.ofSeconds(20)).until(() -> draw(room), draw -> draw.has("root"));
        assertThat(waiting.has("seed"))
                .as("the list is published, the beacon has not spoken")
                .isFalse();
        assertThat(Instant.parse(waiting.path("closedAt").asString()))
                .isBefore(Instant.parse(named.path("comesAt").asString()));
        Somebody first = crowd.getFirst();
        Answer asked = first.api().with("Entry", entries.getFirst()).post(room + "/admissions", "");
        assertThat(asked.status()).as("nobody goes in").isEqualTo(202);
        assertThat(first.api().get(room + "/proof").problem()).isEqualTo("not-drawn");

        JsonNode told = await().atMost(Duration.ofSeconds(30)).until(() -> draw(room), draw -> draw.has("seed"));

        assertThat(told.path("mode").asString()).isEqualTo("BEACON");
        assertThat(told.has("missed")).isFalse();
        assertThat(told.path("beacon")).isEqualTo(named);
        assertThat(told.path("commitment")).isEqualTo(before.path("commitment"));
        assertThat(told.path("root")).isEqualTo(waiting.path("root"));
        JsonNode output = told.path("output");
        assertThat(output.path("round").asLong()).isEqualTo(round);
        assertThat(output.path("signature").asString()).isEqualTo(FakeBeacon.signature(round));
        assertThat(output.path("randomness").asString()).isEqualTo(FakeBeacon.randomness(round));
        assertProved(room, told, HEX.parseHex(output.path("randomness").asString()), crowd, entries);
    }

    @Test
    void tellsEveryoneThatTheBeaconHasNoSayWhereTheListWasTooLate() {
        beacon.answers(Manner.NEVER);
        PerformanceId performance = planned(Duration.ZERO, Duration.ofSeconds(1));
        String room = "/api/v1/performances/" + performance + "/waiting-room";
        JsonNode before = draw(room);
        assertThat(before.path("mode").asString()).isEqualTo("BEACON");
        List<Somebody> crowd = fans.fans(CROWD);
        open(performance, clock.instant().plus(OPENS_IN));
        var entries = new ArrayList<String>();
        for (Somebody fan : crowd) {
            entries.add(
                    fan.api().post(room + "/entries", "").json().path("entry").asString());
        }

        JsonNode told = await().atMost(Duration.ofSeconds(30)).until(() -> draw(room), draw -> draw.has("seed"));

        assertThat(told.path("mode").asString()).isEqualTo("BEACON_MISSED");
        assertThat(told.path("missed").asString()).isEqualTo("LIST_TOO_LATE");
        assertThat(told.has("output")).isFalse();
        assertProved(room, told, new byte[0], crowd, entries);
    }

    private void assertProved(
            String room, JsonNode told, byte[] randomness, List<Somebody> crowd, List<String> entries) {
        String name = told.path("name").asString();
        String chain = told.path("beacon").path("chain").asString();
        long round = told.path("beacon").path("round").asLong();
        byte[] seed = bytes(told, "seed");
        byte[] root = bytes(told, "root");
        int count = told.path("entrants").asInt();
        assertThat(count).isEqualTo(crowd.size());
        assertThat(DrawnAgain.commitment(name, chain, round, seed)).isEqualTo(bytes(told, "commitment"));
        byte[] key = DrawnAgain.key(name, chain, round, seed, randomness, root, count);
        Set<Long> numbers = new HashSet<>();
        for (int i = 0; i < crowd.size(); i++) {
            Api fan = crowd.get(i).api();
            JsonNode proof = fan.get(room + "/proof").json();
            assertThat(proof.path("draw")).isEqualTo(told);
            byte[] leaf = DrawnAgain.leaf(
                    name,
                    bytes(proof.path("entrant"), "nonce"),
                    crowd.get(i).id().toString());
            assertThat(bytes(proof, "leaf")).isEqualTo(leaf);
            int index = proof.path("index").asInt();
            List<String> path = StreamSupport.stream(proof.path("path").spliterator(), false)
                    .map(JsonNode::asString)
                    .toList();
            assertThat(DrawnAgain.included(leaf, index, count, path, root)).isTrue();
            long number = DrawnAgain.rank(key, count, index) + 1L;
            assertThat(proof.path("number").asLong()).isEqualTo(number);
            assertThat(fan.with("Entry", entries.get(i))
                            .get(room + "/me")
                            .json()
                            .path("number")
                            .asLong())
                    .isEqualTo(number);
            numbers.add(number);
        }
        assertThat(numbers).hasSize(CROWD);
    }

    /** A sale with a round of the fake beacon: announced as by an installation that has one, for its opening. */
    private String opening() {
        PerformanceId performance = planned(OPENS_IN, LEAD);
        open(performance, clock.instant().plus(OPENS_IN));
        return "/api/v1/performances/" + performance + "/waiting-room";
    }

    /** Far enough ahead that nobody here has announced its draw yet. */
    private PerformanceId planned(Duration opensIn, Duration lead) {
        PerformanceId performance = onSale.aPerformance()
                .by(host.id())
                .concurrency(2)
                .opensIn(Duration.ofHours(3))
                .open()
                .performance();
        Room far = rooms.find(performance).orElseThrow();
        Instant opening = clock.instant().plus(opensIn);
        var room = new Room(
                performance,
                far.host(),
                opening.minus(Duration.ofMinutes(30)),
                opening.plus(Duration.ofMillis(500)),
                far.salesUntil(),
                false,
                far.policy(),
                true);
        var announcing = new AnnouncingDraw(draws, beacon.settings(lead, Duration.ofSeconds(1)), clock);
        assertThat(announcing.announced(room)).isPresent();
        return performance;
    }

    private void open(PerformanceId performance, Instant salesFrom) {
        Answer changed =
                host.api().patch("/api/v1/host/performances/" + performance, "{\"salesFrom\":\"" + salesFrom + "\"}");
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    }

    private JsonNode draw(String room) {
        return fans.nobody().get(room).json().path("draw");
    }

    private static byte[] bytes(JsonNode of, String field) {
        return HEX.parseHex(of.path(field).asString());
    }
}
