package io.grandstand.booking.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.grandstand.booking.Fan;
import io.grandstand.booking.HoldResult;
import io.grandstand.booking.SeatHolds;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.Performances;
import io.grandstand.testing.Api;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GrandstandTest
class AvailabilityOverHttpIT {

    /** Fewer than one address may be. */
    private static final int WATCHERS = 80;

    @Autowired
    Fans fans;

    @Autowired
    OnSale onSale;

    @Autowired
    SeatHolds holds;

    @Autowired
    Performances performances;

    @Autowired
    InstantSource clock;

    @Test
    void answersTheWholeToAnybodyAndNothingNewToWhoHasIt() {
        var concert = onSale.aPerformance().open();
        held(holds.hold(Fan.any().wants(concert, 2)));

        Api.Answer whole = fans.nobody().get(path(concert));

        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.json().required("version").asLong()).isOne();
        assertThat(whole.json().required("left").asInt()).isEqualTo(49);
        assertThat(Base64.getDecoder().decode(whole.json().required("states").asString())[0])
                .isEqualTo((byte) 0b00_01_00_00);
        assertThat(whole.header("ETag")).isEqualTo("\"1\"");
        assertThat(fans.nobody()
                        .with("If-None-Match", "\"1\"")
                        .get(path(concert))
                        .status())
                .isEqualTo(304);
        held(holds.hold(Fan.any().wants(concert, 3)));
        assertThat(fans.nobody()
                        .with("If-None-Match", "\"1\"")
                        .get(path(concert))
                        .header("ETag"))
                .isEqualTo("\"2\"");
    }

    @Test
    void countsWhatIsLeftAtEachPriceForWhoWaits() {
        var concert = onSale.aPerformance().seats(4, 10).standing(30).open();
        held(holds.hold(Fan.any().wants(concert, 2, 3)));

        Api.Answer left = fans.nobody().get(path(concert) + "/left");

        assertThat(left.status()).isEqualTo(200);
        assertThat(left.header("Cache-Control")).contains("max-age=5", "public");
        assertThat(left.json().path("categories"))
                .extracting(
                        category -> category.path("name").asString(),
                        category -> category.path("price").asLong(),
                        category -> category.path("left").asInt())
                .containsExactly(tuple("R", OnSale.FRONT_PRICE, 48), tuple("S", OnSale.BACK_PRICE, 20));
        assertThat(fans.nobody()
                        .get(path(onSale.aPerformance().notYetVisible().open()) + "/left")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void packsItForWhoCanUnpack() throws Exception {
        var concert = onSale.aPerformance().open();
        try (var client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> answer = client.send(
                    request(path(concert)).header("Accept-Encoding", "gzip").build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
            try (var body = new GZIPInputStream(answer.body())) {
                assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                        .contains("\"left\":50");
            }
        }
    }

    @Test
    void knowsNothingOfWhatNobodyMaySeeYet() {
        var hidden = onSale.aPerformance().notYetVisible().open();

        for (String path : List.of(path(hidden), "/api/v1/performances/9999999999/availability")) {
            assertThat(fans.nobody().get(path).status()).isEqualTo(404);
            assertThat(fans.nobody().get(path + "/stream").status()).isEqualTo(404);
        }
    }

    @Test
    void showsADraftsSeatsToItsHostAndToAdminsAloneAndLetsNoCacheKeepThem() throws Exception {
        Fans.Somebody host = fans.host();
        var hidden = onSale.aPerformance()
                .by(host.id())
                .seats(4, 10)
                .standing(30)
                .notYetVisible()
                .open();

        for (Fans.Somebody one : List.of(host, fans.admin())) {
            Api.Answer whole = one.api().get(path(hidden));
            assertThat(whole.status()).isEqualTo(200);
            assertThat(whole.json().required("left").asInt()).isEqualTo(70);
            assertThat(whole.header("Cache-Control")).isEqualTo("no-store");
            Api.Answer left = one.api().get(path(hidden) + "/left");
            assertThat(left.status()).isEqualTo(200);
            assertThat(left.header("Cache-Control")).isEqualTo("no-store");
            assertThat(one.api()
                            .get("/api/v1/performances/" + hidden.performance() + "/seat-map")
                            .status())
                    .isEqualTo(200);
        }
        try (var client = HttpClient.newHttpClient();
                var stream = client.send(
                                request(path(hidden) + "/stream")
                                        .header("Authorization", "Bearer " + host.token())
                                        .build(),
                                HttpResponse.BodyHandlers.ofInputStream())
                        .body()) {
            assertThat(data(new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))))
                    .isEqualTo(first(hidden));
            client.shutdownNow();
        }
        for (Api other : List.of(fans.host().api(), fans.fan().api(), fans.nobody())) {
            for (String path : List.of("", "/left", "/stream")) {
                assertThat(other.get(path(hidden) + path).status()).isEqualTo(404);
            }
        }
    }

    @Test
    void tellsEveryWatcherOfAnotherFansHold() throws Exception {
        var concert = onSale.aPerformance().open();
        try (var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var streams = new ArrayList<BufferedReader>();
            for (int watcher = 0; watcher < WATCHERS; watcher++) {
                var stream = client.send(
                        request(path(concert) + "/stream").build(), HttpResponse.BodyHandlers.ofInputStream());
                assertThat(stream.headers().firstValue("Content-Type").orElse(""))
                        .startsWith("text/event-stream");
                var reader = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
                assertThat(data(reader)).isEqualTo(first(concert));
                streams.add(reader);
            }

            held(holds.hold(Fan.any().wants(concert, 5)));

            var heard = new ArrayList<Future<String>>();
            streams.forEach(stream -> heard.add(threads.submit(() -> data(stream))));
            for (Future<String> event : heard) {
                assertThat(event.get(20, TimeUnit.SECONDS)).isEqualTo("{\"version\":1,\"changes\":[[5,1]]}");
            }
            for (BufferedReader stream : streams) {
                stream.close();
            }
            client.shutdownNow();
        }
    }

    @Test
    void tellsEveryWatcherThatTheSaleOpensEarlier() throws Exception {
        Fans.Somebody host = fans.host();
        var concert =
                onSale.aPerformance().by(host.id()).opensIn(Duration.ofHours(6)).open();
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var streams = new ArrayList<BufferedReader>();
            for (int watcher = 0; watcher < 2; watcher++) {
                var stream = client.send(
                        request(path(concert) + "/stream").build(), HttpResponse.BodyHandlers.ofInputStream());
                var reader = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
                assertThat(data(reader)).isEqualTo(first(concert));
                streams.add(reader);
            }

            Instant earlier = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            assertThat(host.api()
                            .patch(
                                    "/api/v1/host/performances/" + concert.performance(),
                                    "{\"salesFrom\":\"" + earlier + "\"}")
                            .status())
                    .isEqualTo(200);

            for (BufferedReader stream : streams) {
                assertThat(data(stream)).isEqualTo(first(concert)).contains("\"from\":\"" + earlier + "\"");
                stream.close();
            }
            client.shutdownNow();
        }
    }

    /** What a stream begins with where nobody has a seat, and what it says when its sale opens or ends at another time. */
    private String first(OnSale.Opened concert) {
        PerformanceTerms terms = performances.find(concert.performance()).orElseThrow();
        return "{\"version\":0,\"changes\":[],\"sale\":{\"from\":\"%s\",\"until\":\"%s\"}}"
                .formatted(terms.salesFrom(), terms.salesUntil());
    }

    private static String data(BufferedReader stream) throws IOException {
        for (String line = stream.readLine(); line != null; line = stream.readLine()) {
            if (line.startsWith("data:")) {
                return line.substring("data:".length());
            }
        }
        throw new AssertionError("the stream ended");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(fans.nobody().base().resolve(path));
    }

    private static String path(OnSale.Opened concert) {
        return "/api/v1/performances/" + concert.performance() + "/availability";
    }

    private static void held(HoldResult result) {
        assertThat(result).isInstanceOf(HoldResult.Held.class);
    }
}
