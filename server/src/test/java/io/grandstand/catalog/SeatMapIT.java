package io.grandstand.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.testing.Api;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@GrandstandTest
class SeatMapIT {

    /** What 25,000 seats may cost a phone. */
    private static final int BYTES_MAX = 300_000;

    @Autowired
    Fans fans;

    @Autowired
    OnSale onSale;

    @Test
    void neverChangesAndSaysSo() {
        String path = "/api/v1/performances/" + onSale.aPerformance().open().performance() + "/seat-map";

        Api.Answer map = fans.nobody().get(path);

        assertThat(map.status()).isEqualTo(200);
        assertThat(map.header("Cache-Control")).contains("public", "immutable", "max-age=31536000");
        assertThat(map.header("Vary")).contains("Accept-Encoding");
        assertThat(map.header("ETag")).matches("\"[0-9a-f]{32}-2\"");
        Api.Answer again =
                fans.nobody().with("If-None-Match", map.header("ETag")).get(path);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void numbersSeatsAsEverybodyElseDoes() {
        var opened = onSale.aPerformance().seats(3, 4).open();

        JsonNode map = fans.nobody()
                .get("/api/v1/performances/" + opened.performance() + "/seat-map")
                .json();

        JsonNode second = map.path("sections").path(0).path("rows").path(1);
        SeatingPlan.Seat seat =
                opened.plan().seat(new SeatNo(second.path("seat").asInt() + 2));
        assertThat(second.path("prefix").asString()
                        + second.path("label").path(2).asString())
                .isEqualTo(seat.label());
        assertThat(second.path("x").path(2).asDouble()).isEqualTo(seat.x());
        assertThat(second.path("y").path(2).asDouble()).isEqualTo(seat.y());
        assertThat(second.path("category").asInt()).isEqualTo(seat.category());
    }

    @Test
    void isSmallForALargePark() throws IOException, InterruptedException {
        Api api = fans.nobody();
        JsonNode game = api.get("/api/v1/performances?size=1&venueId="
                        + api.get("/api/v1/venues?q=jamsil")
                                .json()
                                .path("items")
                                .path(0)
                                .path("venueId")
                                .asLong())
                .json()
                .path("items")
                .path(0);
        URI map = api.base()
                .resolve("/api/v1/performances/%d/seat-map"
                        .formatted(game.path("performanceId").asLong()));

        HttpResponse<byte[]> answer;
        try (var client = HttpClient.newHttpClient()) {
            answer = client.send(
                    HttpRequest.newBuilder(map)
                            .header("Accept-Encoding", "gzip")
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }

        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(answer.headers().firstValue("ETag").orElseThrow()).endsWith("-gzip\"");
        assertThat(answer.body()).hasSizeLessThan(BYTES_MAX);
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8)).contains("\"seatsTotal\":23750");
        }
    }
}
