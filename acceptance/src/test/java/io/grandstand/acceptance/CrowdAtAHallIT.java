package io.grandstand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.acceptance.HallSale.Inside;
import io.grandstand.acceptance.HallSale.SentBack;
import io.grandstand.bench.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** A hall of 2,000 seats, and 5,000 people who want to sit in it: drawn, let in and sold to until nothing is left. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrowdAtAHallIT {

    private static final long SEED = 20_261_129;
    private static final int FANS = 5_000;
    private static final int SEATS = 2_000;
    private static final int WATCHERS = 2;
    private static final int RATE = 30;
    private static final int CONCURRENCY = 80;
    private static final String POLICY =
            "{\"rate\":{\"count\":%d,\"perSeconds\":1},\"concurrency\":%d,\"admissionSeconds\":600,\"rejoin\":\"KEEP\"}"
                    .formatted(RATE, CONCURRENCY);

    private static final Duration UNTIL_SALE = Duration.ofSeconds(15);
    private static final Duration SOLD_OUT_MAX = Duration.ofMinutes(4);
    private static final long LOOK_EVERY_MILLIS = 100;
    private static final int LOOKS_MIN = 20;

    /** How old the state may be that is told: half a second, and as long as a busy machine takes to look anew. */
    private static final Duration VIEW_AGE = Duration.ofSeconds(2);

    /** One look at the room, by its host. */
    private record Look(long askedNanos, long toldNanos, long serving, long inside) {}

    private final Path data = Product.emptyData("hall");
    private final Path journal = data.resolve("journal.jsonl");
    private Product product;
    private List<String> tokens;

    @BeforeAll
    void start() throws IOException {
        Path written = data.resolve("tokens.txt");
        product = Product.start(
                data,
                "--demo-fans",
                Integer.toString(FANS + WATCHERS),
                "--demo-tokens",
                written.toString(),
                "--no-limits");
        tokens = Files.readAllLines(written).stream()
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
    }

    @AfterAll
    void stop() {
        product.close();
    }

    @Test
    void fiveThousandPeopleAreLetInByTheirNumbersAndNeverMoreThanThePolicyUntilEverySeatIsSold() throws Exception {
        Http host = loggedIn("host@grandstand.test");
        HallSale sale = HallSale.of(new Sale(host)
                .open(Sale.Terms.ofSeats(SEATS)
                        .ticketsMaxPerFan(4)
                        .salesFrom(Instant.now().plus(UNTIL_SALE))
                        .waitingRoom(POLICY)));
        List<SimulatedFan> crowd;
        List<Look> looks;
        try (@Nullable Browser browser = Browser.isInstalled() ? new Browser() : null;
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<WatchedLine> watched = new ArrayList<>();
            Future<List<Look>> looking = people.submit(() -> look(host, sale));
            List<Future<SimulatedFan>> all = IntStream.range(0, FANS)
                    .mapToObj(i -> people.submit(new SimulatedFan(fan(i), sale, SEED + i)))
                    .toList();
            if (browser != null) {
                // One who is drawn, and one who comes when the sale has begun and so is behind everybody.
                watched.add(WatchedLine.open(browser, product.url(), email(FANS + 1), sale.performance()));
                await().atMost(SOLD_OUT_MAX)
                        .until(() -> state(sale).path("draw").has("seed"));
                watched.add(WatchedLine.open(browser, product.url(), email(FANS + 2), sale.performance()));
            }
            crowd = all.stream().map(CrowdAtAHallIT::finished).toList();
            looks = looking.get(SOLD_OUT_MAX.toSeconds(), TimeUnit.SECONDS);
            watched.forEach(WatchedLine::neverRose);
            if (browser != null) {
                watched.getLast().readsSoldOut();
                assertThat(browser.complaints()).isEmpty();
            }
        }

        everybodyHadOnePlaceAndWasLetInOnce(crowd);
        neverAboveThePolicy(sale, looks);
        inTheOrderOfNumbers(sale, looks);
        everySeatIsSold(sale, crowd);
    }

    private static void everybodyHadOnePlaceAndWasLetInOnce(List<SimulatedFan> crowd) {
        assertThat(crowd).allSatisfy(fan -> {
            assertThat(fan.arrivals()).as("%s", fan.kind()).hasSizeLessThanOrEqualTo(1);
            assertThat(fan.numbers()).as("%s", fan.kind()).hasSizeLessThanOrEqualTo(1);
            assertThat(fan.admissions()).as("%s", fan.kind()).hasSizeLessThanOrEqualTo(1);
        });
        assertThat(crowd.stream().flatMap(fan -> fan.numbers().stream())).doesNotHaveDuplicates();
        assertThat(crowd.stream().flatMap(fan -> fan.admissions().stream())).doesNotHaveDuplicates();
        // Or nothing was tried.
        assertThat(crowd).extracting(SimulatedFan::kind).contains(SimulatedFan.Kind.values());
    }

    private static void neverAboveThePolicy(HallSale sale, List<Look> looks) {
        assertThat(looks).hasSizeGreaterThan(LOOKS_MIN);
        assertThat(looks).extracting(Look::inside).allMatch(inside -> inside <= CONCURRENCY);
        assertThat(HallSale.mostAtOnce(sale.inside())).isLessThanOrEqualTo(CONCURRENCY);
        for (int from = 0; from < looks.size(); from++) {
            Look first = looks.get(from);
            for (int to = from + 1; to < looks.size(); to++) {
                Look last = looks.get(to);
                long windows = Duration.ofNanos(last.toldNanos() - first.askedNanos())
                                .plus(VIEW_AGE)
                                .toSeconds()
                        + 1;
                assertThat(last.serving() - first.serving())
                        .as("called in %d s", windows)
                        .isLessThanOrEqualTo(RATE * windows);
            }
        }
    }

    /** Exactly: who was let in had been called, and who was sent back had not. The line is one, so the bound is nobody. */
    private static void inTheOrderOfNumbers(HallSale sale, List<Look> looks) {
        for (Inside in : sale.inside()) {
            looks.stream()
                    .filter(look -> look.askedNanos() - in.fromNanos() >= VIEW_AGE.toNanos())
                    .findFirst()
                    .ifPresent(look -> assertThat(in.number()).isLessThanOrEqualTo(look.serving()));
        }
        for (SentBack back : sale.sentBack()) {
            looks.stream()
                    .filter(look -> look.toldNanos() <= back.askedNanos())
                    .reduce((_, later) -> later)
                    .ifPresent(look -> assertThat(back.number()).isGreaterThan(look.serving()));
        }
        assertThat(sale.sentBack()).as("some were impatient").isNotEmpty();
    }

    private void everySeatIsSold(HallSale sale, List<SimulatedFan> crowd) throws IOException {
        assertThat(crowd.stream().mapToInt(SimulatedFan::bought).sum()).isEqualTo(SEATS);
        byte[] states = Base64.getDecoder()
                .decode(anonymous()
                        .get("/api/v1/performances/" + sale.performance() + "/availability")
                        .json()
                        .get("states")
                        .asString());
        assertThat(IntStream.range(0, SEATS).filter(seat -> ((states[seat / 4] >> (2 * (seat % 4))) & 3) == 0))
                .as("free seats")
                .isEmpty();
        try (var written = new Journal(journal)) {
            written.writeAll(sale.held());
        }
        assertThat(Audit.of(data, journal)).contains("Clean.");
    }

    private List<Look> look(Http host, HallSale sale) throws InterruptedException {
        List<Look> looks = new ArrayList<>();
        String room = "/api/v1/host/performances/" + sale.performance() + "/waiting-room";
        do {
            long asked = System.nanoTime();
            Answer answer = host.get(room);
            long told = System.nanoTime();
            // A host who is told that the server is busy has seen nothing.
            if (answer.status() == 200) {
                JsonNode seen = answer.json();
                looks.add(new Look(
                        asked,
                        told,
                        seen.path("serving").asLong(),
                        seen.path("active").asLong() + seen.path("called").asLong()));
            }
        } while (!sale.isOverWithin(LOOK_EVERY_MILLIS));
        return looks;
    }

    private static SimulatedFan finished(Future<SimulatedFan> fan) {
        try {
            return fan.get(SOLD_OUT_MAX.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("somebody in the crowd failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JsonNode state(HallSale sale) {
        return anonymous().get(sale.room()).json();
    }

    private Http anonymous() {
        return Http.anonymous(product.url());
    }

    private Http fan(int number) {
        return anonymous().with("Authorization", "Bearer " + tokens.get(number));
    }

    private static String email(int number) {
        return "fan" + number + "@grandstand.test";
    }

    private Http loggedIn(String email) {
        Answer login =
                anonymous().post("/api/v1/auth/login", "{\"email\":\"" + email + "\",\"password\":\"grandstand\"}");
        return anonymous()
                .with(
                        "Authorization",
                        "Bearer " + login.json().get("accessToken").asString());
    }
}
