package io.grandstand.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.draw.DrawName;
import io.grandstand.draw.DrawResult;
import io.grandstand.draw.DrawTerms;
import io.grandstand.draw.Entrant;
import io.grandstand.draw.EntrantClaim;
import io.grandstand.draw.EntrantList;
import io.grandstand.draw.Hash;
import io.grandstand.draw.InclusionProof;
import io.grandstand.draw.Randomness;
import io.grandstand.draw.Seed;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A draw from its announcement to its proofs, over HTTP. */
@GrandstandTest
class ProofIT {

    @Autowired
    Fans fans;

    @Autowired
    OnSale onSale;

    @Test
    void showsEveryoneWhatWasPromisedAndProvesToEachWhatTheyGot() {
        PerformanceId performance = onSale.aPerformance()
                .concurrency(2)
                .opensIn(Duration.ofSeconds(4))
                .open()
                .performance();
        String room = "/api/v1/performances/" + performance + "/waiting-room";
        JsonNode before = fans.nobody().get(room).json();
        assertThat(before.path("order").asString()).isEqualTo("DRAW");
        assertThat(before.path("draw").path("mode").asString()).isEqualTo("OPERATOR_TRUSTED");
        assertThat(before.path("draw").has("seed")).isFalse();
        List<Somebody> crowd = IntStream.range(0, 5).mapToObj(_ -> fans.fan()).toList();
        var entries = new ArrayList<String>();
        for (Somebody fan : crowd) {
            JsonNode joined = fan.api().post(room + "/entries", "").json();
            assertThat(joined.has("number")).isFalse();
            entries.add(joined.path("entry").asString());
        }
        assertThat(crowd.getFirst()
                        .api()
                        .with("Entry", entries.getFirst())
                        .get(room + "/me")
                        .json()
                        .has("number"))
                .isFalse();
        assertThat(crowd.getFirst().api().get(room + "/proof").problem()).isEqualTo("not-drawn");

        JsonNode after = await().atMost(Duration.ofSeconds(20))
                .until(() -> fans.nobody().get(room).json(), document -> document.path("draw")
                        .has("seed"));
        assertThat(after.path("draw").path("commitment"))
                .isEqualTo(before.path("draw").path("commitment"));
        Set<Long> numbers = new HashSet<>();
        for (int i = 0; i < crowd.size(); i++) {
            Somebody fan = crowd.get(i);
            JsonNode proof = fan.api().get(room + "/proof").json();
            JsonNode told = proof.path("draw");
            assertThat(told).isEqualTo(after.path("draw"));
            assertThat(result(told).fault(claim(proof))).isEmpty();
            assertThat(proof.path("entrant").path("id").asString())
                    .isEqualTo(fan.id().toString());
            long number = proof.path("number").asLong();
            assertThat(fan.api()
                            .with("Entry", entries.get(i))
                            .get(room + "/me")
                            .json()
                            .path("number")
                            .asLong())
                    .isEqualTo(number);
            assertThat(fan.api()
                            .post(room + "/entries", "")
                            .json()
                            .path("number")
                            .asLong())
                    .isEqualTo(number);
            numbers.add(number);
        }
        assertThat(numbers).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);

        Somebody late = fans.fan();
        Answer joined = late.api().post(room + "/entries", "");
        assertThat(joined.json().path("number").asLong()).isEqualTo(6);
        Answer refused = late.api().get(room + "/proof");
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.problem()).isEqualTo("not-among-entrants");
        assertThat(fans.nobody().get(room + "/proof").status()).isEqualTo(401);
    }

    private static DrawResult result(JsonNode told) {
        return new DrawResult(
                new DrawTerms(new DrawName(told.path("name").asString()), Optional.empty()),
                hash(told, "commitment"),
                new EntrantList(
                        hash(told, "root"),
                        told.path("entrants").asInt(),
                        Instant.parse(told.path("closedAt").asString())),
                new Randomness(new Seed(hash(told, "seed")), Optional.empty()));
    }

    private static EntrantClaim claim(JsonNode proof) {
        return new EntrantClaim(
                new Entrant(proof.path("entrant").path("id").asString(), hash(proof.path("entrant"), "nonce")),
                hash(proof, "leaf"),
                new InclusionProof(
                        proof.path("index").asInt(),
                        StreamSupport.stream(proof.path("path").spliterator(), false)
                                .map(node -> Hash.parse(node.asString()))
                                .toList()),
                proof.path("rank").asInt());
    }

    private static Hash hash(JsonNode of, String field) {
        return Hash.parse(of.path(field).asString());
    }
}
