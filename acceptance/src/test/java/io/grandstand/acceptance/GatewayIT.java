package io.grandstand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** nginx with the configuration of {@code deploy/nginx}: before the product, and before something that sees all it passes. */
class GatewayIT {

    private static final int POLLS = 100;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String ROOM = "/api/v1/performances/7/waiting-room";
    private static final String STATE = "{\"phase\":\"OPEN\"}";
    private static final String FOR_A_SECOND =
            "Content-Type: application/json\r\nCache-Control: max-age=1, public\r\nETag: \"a-1\"\r\n";

    /** How often the product has told a waiting room's state. */
    private static final Pattern TOLD = Pattern.compile("http_server_requests_seconds_count\\{[^}]*method=\"GET\"[^}]*"
            + "uri=\"/api/v1/performances/\\{performance}/waiting-room\"[^}]*} (\\d+)");

    private static final Pattern STYLE = Pattern.compile("<style>(.*)</style>");

    /** What a caller must not be believed about. */
    private static final List<String> FORGED = List.of(
            "Forwarded",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Forwarded-User",
            "X-Forwarded-Email",
            "X-Real-IP",
            "X-Client-IP",
            "True-Client-IP",
            "X-Original-URL",
            "X-Rewrite-URL",
            "X-HTTP-Method-Override",
            "X-Remote-User",
            "Remote-User",
            "X-Auth-Request-User",
            "X-Account-Id",
            "X-Roles");

    @BeforeAll
    static void needsNginx() {
        Gateway.assumeInstalled();
    }

    @Test
    void aHundredPollsWithinASecondReachTheProductOnceOrTwice() {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(4));
        String room = "/api/v1/performances/" + performance + "/waiting-room";
        try (Gateway gateway = Gateway.before(Grandstand.url())) {
            Http everyone = Http.anonymous(gateway.url());
            assertThat(Http.anonymous(Grandstand.url()).get(room).status()).isEqualTo(200);
            long before = told();
            long began = System.nanoTime();

            List<Answer> answers = Crowd.atOnce(POLLS, _ -> () -> everyone.get(room));

            // Once at the beginning, and once for each second that has passed since.
            long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds() + 1;
            assertThat(answers).extracting(Answer::status).containsOnly(200);
            assertThat(answers).extracting(Answer::body).allMatch(body -> body.contains("\"phase\":\"OPEN\""));
            assertThat(answers)
                    .filteredOn(answer -> List.of("MISS", "EXPIRED").contains(cache(answer)))
                    .hasSizeBetween(1, Math.toIntExact(1 + seconds));
            assertThat(told() - before).isBetween(1L, 1 + seconds);
        }
    }

    @Test
    void whoPollsAgainIsToldWhatIsNew() {
        try (Upstream upstream = Upstream.answering(FOR_A_SECOND, STATE);
                Gateway gateway = Gateway.before(upstream.url())) {
            Http fan = Http.anonymous(gateway.url());
            assertThat(fan.get(ROOM).status()).isEqualTo(200);
            assertThat(fan.with("If-None-Match", "\"a-1\"").get(ROOM).status()).isEqualTo(304);

            // Whoever comes when the second is over gets what is new, and not what was.
            await().atMost(SOON).until(() -> cache(fan.get(ROOM)), cache -> cache.equals("EXPIRED"));

            assertThat(cache(fan.get(ROOM + "?anything=else")))
                    .as("nobody gets past it by asking otherwise")
                    .isNotEqualTo("MISS");
        }
    }

    @Test
    void theStateIsAskedForInNobodysName() {
        try (Upstream upstream = Upstream.answering(FOR_A_SECOND + "Set-Cookie: access=somebody; Path=/\r\n", STATE);
                Gateway gateway = Gateway.before(upstream.url())) {
            Answer answer = Http.anonymous(gateway.url())
                    .with("Authorization", "Bearer mine")
                    .with("Cookie", "access=mine")
                    .get(ROOM);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
            assertThat(head(upstream)).doesNotContain("authorization", "cookie");
        }
    }

    @Test
    void tellsTheLastStateWhileNothingBehindItAnswers() {
        try (Upstream upstream = Upstream.answering(FOR_A_SECOND, STATE);
                Gateway gateway = Gateway.before(upstream.url())) {
            Http fan = Http.anonymous(gateway.url());
            assertThat(cache(fan.get(ROOM))).isEqualTo("MISS");
            upstream.die();

            Answer stale = await().atMost(SOON)
                    .until(() -> fan.get(ROOM), answer -> cache(answer).equals("STALE"));

            assertThat(stale.status()).isEqualTo(200);
            assertThat(stale.body()).isEqualTo(STATE);
            Answer other = fan.get("/api/v1/performances/8");
            assertThat(other.status()).isEqualTo(503);
            assertThat(other.problem()).isEqualTo("unavailable");
            assertThat(other.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void aStreamPassesAsItComes() throws Exception {
        long performance = Grandstand.sale().open(Sale.Terms.ofSeats(4));
        Fan fan = Grandstand.fan().admittedTo(performance);
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        try (Gateway gateway = Gateway.before(Grandstand.url());
                HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> stream = client.send(
                    HttpRequest.newBuilder(gateway.url()
                                    .resolve("/api/v1/performances/" + performance + "/availability/stream"))
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream events = stream.body()) {
                assertThat(stream.headers().firstValue("Content-Type").orElse(""))
                        .startsWith("text/event-stream");
                Thread.ofVirtual().start(() -> readInto(lines, events));
                await().atMost(SOON).until(() -> data(lines) > 0);
                long before = data(lines);

                assertThat(fan.hold(performance, UUID.randomUUID(), 1).status()).isEqualTo(201);

                await().atMost(SOON).until(() -> data(lines) > before);
            }
        }
    }

    @Test
    void aWebSocketIsCarriedBothWays() throws Exception {
        try (Upstream upstream = Upstream.answering("", "");
                Gateway gateway = Gateway.before(upstream.url());
                Socket socket =
                        new Socket(gateway.url().getHost(), gateway.url().getPort())) {
            socket.setSoTimeout(Math.toIntExact(SOON.toMillis()));
            String asking = """
                    GET /ws/performances/7/waiting-room HTTP/1.1
                    Host: here
                    Connection: Upgrade
                    Upgrade: websocket
                    X-Forwarded-For: 203.0.113.7

                    """;
            socket.getOutputStream().write(overTheWire(asking));

            assertThat(Upstream.readHead(socket.getInputStream())).startsWith("HTTP/1.1 101 ");
            socket.getOutputStream().write("hello".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII))
                    .isEqualTo("hello");
            assertThat(head(upstream)).contains("x-forwarded-for: 127.0.0.1").doesNotContain("203.0.113.7");
        }
    }

    @Test
    void onlyASocketsAddressBecomesASocket() {
        try (Upstream upstream = Upstream.answering("", "");
                Gateway gateway = Gateway.before(upstream.url())) {
            String asking = """
                    GET /api/v1/shows HTTP/1.1
                    Host: here
                    Connection: Upgrade, HTTP2-Settings
                    Upgrade: h2c
                    HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA

                    """;
            assertThat(raw(gateway, asking)).startsWith("HTTP/1.1 200 ");
            assertThat(head(upstream)).doesNotContain("upgrade");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/shows", ROOM, "/api/v1/performances/7/availability/stream", "/ws/x", "/login"})
    void whatCallersSayAboutThemselvesDoesNotGetThrough(String path) {
        try (Upstream upstream = Upstream.answering("", "");
                Gateway gateway = Gateway.before(upstream.url())) {
            Http forger = Http.anonymous(gateway.url())
                    .with("X-Forwarded-For", "203.0.113.7")
                    .with("X-Forwarded-Proto", "https");
            for (String header : FORGED) {
                forger = forger.with(header, "forged");
            }

            assertThat(forger.get(path).status()).isEqualTo(200);

            assertThat(head(upstream).lines())
                    .contains("x-forwarded-for: 127.0.0.1", "x-forwarded-proto: http")
                    .noneMatch(line -> line.contains("203.0.113.7") || line.contains("forged"))
                    .filteredOn(line -> line.startsWith("x-forwarded-"))
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/health",
                "/actuator/prometheus",
                "//actuator/prometheus",
                "/%61ctuator/prometheus",
                "/actuator;a=b/prometheus",
                "/;/actuator/prometheus",
                "/api/../actuator/prometheus",
                "/api/%2e%2e/actuator/prometheus",
                "/api/..;/actuator/prometheus",
                "/bench/nothing/1"
            })
    void metricsAndHealthAreNotPassedOn(String path) {
        assertThat(Grandstand.anonymous().get("/actuator/prometheus").status())
                .as("by themselves")
                .isEqualTo(200);
        try (Gateway gateway = Gateway.before(Grandstand.url())) {
            String answer = raw(gateway, "GET " + path + " HTTP/1.1\nHost: here\nConnection: close\n\n");

            assertThat(answer).containsPattern("^HTTP/1.1 40[034] ");
        }
    }

    @Test
    void callsGoToEveryProcess() {
        try (Upstream one = Upstream.answering("", "");
                Upstream other = Upstream.answering("", "");
                Gateway gateway = Gateway.before(one.url(), other.url())) {
            Http fan = Http.anonymous(gateway.url());
            for (int i = 0; i < 20; i++) {
                assertThat(fan.get("/api/v1/shows").status()).isEqualTo(200);
            }
            assertThat(one.heads()).hasSizeGreaterThan(5);
            assertThat(other.heads()).hasSizeGreaterThan(5);

            one.die();

            assertThat(IntStream.range(0, 20).mapToObj(_ -> fan.get("/api/v1/shows")))
                    .as("one process has died")
                    .extracting(Answer::status)
                    .containsOnly(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/auth/login", "/login", "/password/forgotten", "/me/phone-confirmation"})
    void whoTriesPasswordsByTheHundredIsToldToComeAgainLater(String path) {
        try (Upstream upstream = Upstream.answering("", "");
                Gateway gateway = Gateway.before(upstream.url())) {
            Http somebody = Http.anonymous(gateway.url());

            List<Answer> answers = Crowd.atOnce(400, _ -> () -> somebody.post(path, "{}"));

            assertThat(answers).extracting(Answer::status).containsOnly(200, 429);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 429)
                    .isNotEmpty()
                    .allSatisfy(answer -> {
                        assertThat(answer.problem()).isEqualTo("too-many-calls");
                        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
                    });
            assertThat(upstream.heads()).hasSizeLessThan(400);
        }
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedBeforeItIsRead() {
        try (Upstream upstream = Upstream.answering("", "");
                Gateway gateway = Gateway.before(upstream.url())) {
            String large = "{\"seats\":\"" + "1".repeat(1_100_000) + "\"}";

            Answer answer =
                    Http.anonymous(gateway.url()).put("/api/v1/performances/7/holds/" + UUID.randomUUID(), large);

            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.problem()).isEqualTo("too-large");
            assertThat(upstream.heads()).isEmpty();
            assertThat(Http.anonymous(gateway.url())
                            .post("/api/v1/host/venues:import", large)
                            .status())
                    .isEqualTo(200);
            assertThat(Http.anonymous(gateway.url())
                            .post("/host/venues/plan", large)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void peopleAreRefusedWithAPageThatNeedsNobodyBehindTheGateway() {
        URI nobody = URI.create("http://127.0.0.1:" + Product.freePort());
        try (Gateway gateway = Gateway.before(nobody)) {
            Http person = Http.anonymous(gateway.url()).with("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

            assertPage(person.get("/performances/7"), 503, "잠시 연결되지 않습니다");
            assertPage(person.get("/actuator/health"), 404, "없는 페이지입니다");
            assertPage(person.post("/host/shows/7/poster", "1".repeat(5_300_000)), 413, "파일이 너무 큽니다");
            assertThat(person.post("/orders/7/more-time", "").body())
                    .as("a form's address may be none of a page")
                    .contains("<a href=\"/\">");
            List<Answer> many = Crowd.atOnce(400, _ -> () -> person.post("/login", ""));
            assertThat(many).filteredOn(answer -> answer.status() == 429).isNotEmpty();
            many.stream()
                    .filter(answer -> answer.status() == 429)
                    .forEach(answer -> assertPage(answer, 429, "요청이 너무 많습니다"));
            assertThat(person.get("/api/v1/shows").problem())
                    .as("who calls the interface is a program, whatever it takes")
                    .isEqualTo("unavailable");
        }
    }

    /** Its style is the one that its policy allows. */
    private static void assertPage(Answer answer, int status, String says) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(answer.body()).contains(says, "<!doctype html>");
        Matcher style = STYLE.matcher(answer.body());
        assertThat(style.find()).isTrue();
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'sha256-" + hash(style.group(1)) + "';");
    }

    private static String hash(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String cache(Answer answer) {
        return answer.headers().firstValue("X-Cache").orElse("");
    }

    /** Of the only call that came through, in small letters. */
    private static String head(Upstream upstream) {
        assertThat(upstream.heads()).hasSize(1);
        return upstream.heads().getFirst().toLowerCase(Locale.ROOT);
    }

    private static long told() {
        Matcher count =
                TOLD.matcher(Grandstand.anonymous().get("/actuator/prometheus").body());
        return count.results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
    }

    private static long data(Queue<String> lines) {
        return lines.stream().filter(line -> line.startsWith("data:")).count();
    }

    private static void readInto(Queue<String> lines, InputStream events) {
        try (var reader = new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static byte[] overTheWire(String head) {
        return head.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** As it goes over the wire: a client in between would make it proper. */
    private static String raw(Gateway gateway, String request) {
        URI url = gateway.url();
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(Math.toIntExact(SOON.toMillis()));
            socket.getOutputStream().write(overTheWire(request));
            return Upstream.readHead(socket.getInputStream());
        } catch (IOException e) {
            throw new AssertionError(request, e);
        }
    }
}
