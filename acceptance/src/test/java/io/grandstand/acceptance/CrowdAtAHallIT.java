package io.grandstand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.bench.journal.Journal;
import java.io.IOException;
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
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** A hall of 2,000 seats, and 5,000 people who want to sit in it: drawn, let in and sold to until nothing is left. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrowdAtAHallIT {

    private static final Logger LOG = LoggerFactory.getLogger(CrowdAtAHallIT.class);

    private static final long SEED = 20_261_129;
    private static final int FANS = 5_000;
    private static final int SEATS = 2_000;
    private static final int WATCHERS = 2;
    private static final int RATE = 20;
    private static final int CONCURRENCY = 60;
    private static final String POLICY =
            "{\"rate\":{\"count\":%d,\"perSeconds\":1},\"concurrency\":%d,\"admissionSeconds\":600,\"rejoin\":\"KEEP\"}"
                    .formatted(RATE, CONCURRENCY);

    private static final Duration UNTIL_SALE = Duration.ofSeconds(20);
    private static final Duration SOLD_OUT_MAX = Duration.ofMinutes(4);
    private static final Duration SETTLED_MAX = Duration.ofMinutes(1);
    /** Of the hundred thousand calls and more that the crowd makes: how many may get no answer in time. */
    private static final int UNHEARD_MAX = 10;

    private static final long LOOK_EVERY_MILLIS = 250;
    private static final int LOOKS_MIN = 20;

    private final Path data = Product.emptyData("hall");
    private final Path journal = data.resolve("journal.jsonl");
    private Product product;
    private List<String> tokens;

    @BeforeAll
    void start() {
        Path written = data.resolve("tokens.txt");
        product = Product.start(
                data,
                "--demo-fans",
                Integer.toString(FANS + WATCHERS),
                "--demo-tokens",
                written.toString(),
                "--no-limits");
        tokens = DemoPeople.fanTokens(written);
    }

    @AfterAll
    void stop() {
        product.close();
    }

    @Test
    void fiveThousandPeopleAreLetInByTheirNumbersAndNeverMoreThanThePolicyUntilEverySeatIsSold() throws Exception {
        Http host = DemoPeople.host(product.url());
        HallSale sale = HallSale.of(new Sale(host)
                .open(Sale.Terms.ofSeats(SEATS)
                        .salesFrom(Instant.now().plus(UNTIL_SALE))
                        .waitingRoom(POLICY)));
        try (@Nullable Browser browser = Browser.isInstalled() ? new Browser() : null;
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                Future<List<Long>> looking = people.submit(() -> look(host, sale));
                List<Future<SimulatedFan>> all = IntStream.range(0, FANS)
                        .mapToObj(i -> people.submit(new SimulatedFan(fan(i), sale, SEED + i)))
                        .toList();
                List<WatchedLine> watched = browser == null ? List.of() : watch(browser, sale);
                List<SimulatedFan> crowd =
                        all.stream().map(CrowdAtAHallIT::finished).toList();
                tell(sale, crowd);
                watched.forEach(WatchedLine::neverRose);
                if (browser != null) {
                    watched.getLast().readsSoldOut();
                    assertThat(browser.complaints()).isEmpty();
                }
                almostEverybodyWasAnswered(sale);
                everybodyHadOnePlaceAndWasLetInOnce(crowd);
                neverAboveThePolicy(sale, looking.get(SOLD_OUT_MAX.toSeconds(), TimeUnit.SECONDS));
                inTheOrderOfNumbers(sale);
                everySeatIsSold(sale, crowd);
                theHostCounts(host, sale);
            } finally {
                // Whatever went wrong, nobody goes on waiting.
                sale.over().countDown();
            }
        }
    }

    private static void tell(HallSale sale, List<SimulatedFan> crowd) {
        LOG.info(
                "crowd=through bought={} letIn={} atOnce={} inASecond={} sentBack={} busy={} unheard={}",
                crowd.stream().filter(fan -> fan.bought() > 0).count(),
                sale.inside().size(),
                HallSale.mostAtOnce(sale.inside()),
                HallSale.mostWithin(Duration.ofSeconds(1), sale.inside()),
                sale.sentBack().size(),
                sale.busy(),
                sale.unheard());
    }

    /** One who is drawn, and one who comes when the sale has begun and so is behind everybody. */
    private List<WatchedLine> watch(Browser browser, HallSale sale) {
        WatchedLine drawn = WatchedLine.open(browser, product.url(), DemoPeople.fanEmail(FANS + 1), sale.performance());
        await().atMost(SOLD_OUT_MAX).until(() -> state(sale).path("draw").has("seed"));
        return List.of(
                drawn, WatchedLine.open(browser, product.url(), DemoPeople.fanEmail(FANS + 2), sale.performance()));
    }

    private static void almostEverybodyWasAnswered(HallSale sale) {
        assertThat(sale.unheard().values().stream().mapToLong(LongAdder::sum).sum())
                .as("%s", sale.unheard())
                .isLessThanOrEqualTo(UNHEARD_MAX);
    }

    private static void everybodyHadOnePlaceAndWasLetInOnce(List<SimulatedFan> crowd) {
        assertThat(crowd).allSatisfy(fan -> {
            assertThat(fan.arrivals()).as("%s", fan.kind()).hasSize(1);
            assertThat(fan.numbers()).as("%s", fan.kind()).hasSizeLessThanOrEqualTo(1);
            assertThat(fan.admissions()).as("%s", fan.kind()).hasSizeLessThanOrEqualTo(1);
        });
        assertThat(crowd.stream().flatMap(fan -> fan.arrivals().stream())).doesNotHaveDuplicates();
        assertThat(crowd.stream().flatMap(fan -> fan.numbers().stream())).doesNotHaveDuplicates();
        assertThat(crowd.stream().flatMap(fan -> fan.admissions().stream())).doesNotHaveDuplicates();
        // Or nothing was tried.
        assertThat(crowd).extracting(SimulatedFan::kind).contains(SimulatedFan.Kind.values());
    }

    /** By what the fans saw themselves, and by what the host was told meanwhile. */
    private static void neverAboveThePolicy(HallSale sale, List<Long> looks) {
        assertThat(looks).hasSizeGreaterThan(LOOKS_MIN).allMatch(active -> active <= CONCURRENCY);
        assertThat(HallSale.mostAtOnce(sale.inside())).isLessThanOrEqualTo(CONCURRENCY);
        // Over many windows, so that what an answer takes to come hides little.
        for (int seconds : new int[] {1, 5, 20}) {
            assertThat(HallSale.mostWithin(Duration.ofSeconds(seconds), sale.inside()))
                    .as("let in within %d s", seconds)
                    .isLessThanOrEqualTo((long) RATE * seconds);
        }
    }

    /** The line is one, so the bound is nobody. */
    private static void inTheOrderOfNumbers(HallSale sale) {
        assertThat(sale.sentBack()).as("some were impatient").isNotEmpty();
        assertThat(HallSale.overtaken(sale.inside(), sale.sentBack())).isEmpty();
    }

    private void everySeatIsSold(HallSale sale, List<SimulatedFan> crowd) throws IOException {
        assertThat(crowd.stream().mapToInt(SimulatedFan::bought).sum()).isEqualTo(SEATS);
        try (var written = new Journal(journal)) {
            written.writeAll(sale.held());
        }
        await("the audit is clean")
                .atMost(SETTLED_MAX)
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(Audit.of(data, journal)).contains("Clean."));
        byte[] states = Base64.getDecoder()
                .decode(anonymous()
                        .get("/api/v1/performances/" + sale.performance() + "/availability")
                        .json()
                        .get("states")
                        .asString());
        assertThat(IntStream.range(0, SEATS).map(seat -> (states[seat / 4] >> (2 * (seat % 4))) & 3))
                .as("seats that are not sold")
                .allMatch(state -> state == 2);
    }

    /** No admission that none of them knows of; a page that is watched may have had its turn, too. */
    private static void theHostCounts(Http host, HallSale sale) {
        assertThat(host.get(hostsRoom(sale)).json().path("admittedTotal").asInt())
                .isBetween(sale.inside().size(), sale.inside().size() + WATCHERS);
    }

    /** How many the host is told are in, until the sale is over. */
    private static List<Long> look(Http host, HallSale sale) throws InterruptedException {
        List<Long> active = new ArrayList<>();
        do {
            Answer answer = host.get(hostsRoom(sale));
            // A host who is told that the server is busy has seen nothing.
            if (answer.status() == 200) {
                active.add(answer.json().path("active").asLong());
            }
        } while (!sale.isOverWithin(LOOK_EVERY_MILLIS));
        return active;
    }

    private static String hostsRoom(HallSale sale) {
        return "/api/v1/host/performances/" + sale.performance() + "/waiting-room";
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
        return DemoPeople.withToken(anonymous(), tokens.get(number));
    }
}
