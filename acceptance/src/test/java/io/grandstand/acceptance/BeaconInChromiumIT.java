package io.grandstand.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.grandstand.acceptance.ProofPage.other;
import static io.grandstand.acceptance.ProofPage.otherDigit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.grandstand.acceptance.Browser.Screen;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import tools.jackson.databind.JsonNode;

/** Two processes that draw by a public beacon, and fans who check that in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("io.grandstand.acceptance.Browser#isInstalled")
class BeaconInChromiumIT {

    private static final String ONE_AT_A_TIME = "{\"concurrency\":1,\"admissionSeconds\":600,\"rejoin\":\"KEEP\"}";
    private static final String FANS = "20";
    private static final String EMAIL = "fan1@grandstand.test";

    private final Path data = Product.emptyData("beacon");
    private final FakeBeacon beacon = new FakeBeacon();
    private Browser browser;
    private Product one;
    private Product other;
    private List<String> tokens;

    @BeforeAll
    void start() {
        Path written = data.resolve("tokens.txt");
        Map<String, String> settings = beacon.settings("12s", "5s");
        one = Product.startWith(
                settings, data, "all", "--demo-fans", FANS, "--demo-tokens", written.toString(), "--no-limits");
        other = Product.startWith(settings, data, "all", "--demo-fans", FANS, "--no-limits");
        tokens = DemoPeople.fanTokens(written);
        browser = new Browser();
    }

    @AfterAll
    void stop() {
        browser.close();
        other.close();
        one.close();
        beacon.close();
    }

    @Test
    void aFanChecksADrawByABeaconAndIsToldWhenAnythingWasChangedAfterTheListWasPublished() {
        beacon.speaks(true);
        long performance = sale();
        String room = "/performances/" + performance + "/waiting-room";
        Visitor fan = browser.open(one.url(), Screen.PHONE, "ko-KR");
        Page page = fan.page();
        fan.logIn(EMAIL);
        page.navigate(room);
        assertThat(page.locator("[data-part=standing]")).containsText("추첨합니다");
        for (int i = 1; i < 7; i++) {
            at(i % 2 == 0 ? one : other, i).post("/api/v1" + room + "/entries", "{}");
        }
        assertThat(page.locator("[data-part=standing]")).containsText("Fake Beacon의 공개 난수가 나오면", patiently());
        fan.shoot("draw-waits-for-the-beacon");
        JsonNode draw =
                await().atMost(Duration.ofSeconds(60)).until(() -> drawAt(other, room), seen -> seen.has("seed"));
        await("the other process says the same").atMost(Duration.ofSeconds(10)).until(() -> drawAt(one, room)
                .equals(draw));
        // The page has gone on by itself: to a number that it calculated, or straight to the seats.
        page.waitForFunction("() => location.pathname.endsWith('/seats')"
                + " || document.querySelector('[data-part=line]')?.hidden === false");

        ProofPage proof = ProofPage.open(page, performance);
        proof.says("right-beacon");
        assertThat(proof.verdict()).containsText("맞습니다");
        assertThat(page.locator("[data-part=look-up]"))
                .hasAttribute(
                        "href",
                        beacon.lookUp(draw.path("beacon").path("round").asLong())
                                .toString());
        assertThat(page.locator("[data-part=randomness]"))
                .hasText(draw.path("output").path("randomness").asString());
        assertThat(page.locator("p[data-mode=BEACON]")).isVisible();
        assertThat(page.locator("p[data-mode=OPERATOR_TRUSTED]")).isHidden();
        fan.shootWhole("draw-by-a-beacon");

        proof.saysOf(otherDigit("seed"), "wrong-seed");
        proof.saysOf(otherDigit("chain"), "wrong-seed");
        proof.saysOf(otherDigit("root"), "wrong-list");
        proof.saysOf(other("closedAt", "\"2026-01-01T00:00:00Z\""), "wrong-list");
        proof.saysOf(otherDigit("commitment"), "wrong-promise");
        proof.saysOf(other("genesis", "\"2026-01-01T00:00:01Z\""), "wrong-promise");
        proof.saysOf(otherDigit("nonce"), "wrong-entrant");
        proof.saysOf(otherDigit("path"), "wrong-missing");
        proof.saysOf(other("index", "100"), "wrong-missing");
        proof.saysOf(other("entrants", "8"), "wrong-list");
        proof.saysOf(otherDigit("randomness"), "wrong-randomness");
        proof.saysOf(otherDigit("signature"), "wrong-randomness");
        proof.saysOf(body -> body.replaceFirst("(\"output\":\\{\"round\":)\\d+", "$11"), "wrong-round");
        proof.saysOf(other("rank", "100"), "wrong-rank");
        proof.saysOf(other("mode", "\"OPERATOR_TRUSTED\""), "wrong-unreadable");
        page.reload();
        proof.says("right-beacon");

        strangerChecks(performance);
        assertThat(browser.complaints()).isEmpty();
    }

    /** Who has seen nothing before has only what is told now, and finds what does not fit together. */
    private void strangerChecks(long performance) {
        Visitor elsewhere = browser.open(other.url(), Screen.DESK, "en-US");
        elsewhere.logIn(EMAIL);
        ProofPage proof = ProofPage.open(elsewhere.page(), performance);
        proof.says("right-beacon");
        proof.saysOf(otherDigit("root"), "wrong-missing");
        proof.saysOf(other("genesis", "\"2025-01-01T00:00:00Z\""), "wrong-early");
        proof.saysOf(otherDigit("seed"), "wrong-seed");
    }

    @Test
    void aFanIsToldThatADrawWasMadeWithoutTheBeaconThatWasPromised() {
        long performance = sale();
        String room = "/performances/" + performance + "/waiting-room";
        at(one, 1).post("/api/v1" + room + "/entries", "{}");
        Visitor fan = browser.open(one.url(), Screen.PHONE, "en-US");
        fan.logIn(EMAIL);
        beacon.speaks(false);
        fan.page().navigate(room);
        JsonNode draw =
                await().atMost(Duration.ofSeconds(90)).until(() -> drawAt(other, room), seen -> seen.has("seed"));
        assertThat(draw.path("missed").asString()).isEqualTo("NO_ANSWER");

        ProofPage proof = ProofPage.open(fan.page(), performance);

        proof.says("right-missed");
        assertThat(proof.verdict()).hasClass("note warn");
        assertThat(fan.page().locator("[data-part=randomness]")).containsText("did not answer");
        assertThat(fan.page().locator("p[data-mode=BEACON_MISSED]")).isVisible();
        fan.shootWhole("draw-without-the-beacon");
        proof.saysOf(otherDigit("seed"), "wrong-seed");
        assertThat(browser.complaints()).isEmpty();
    }

    private long sale() {
        return new Sale(DemoPeople.host(one.url()))
                .open(Sale.Terms.ofSeats(60)
                        .salesFrom(Instant.now().plus(Duration.ofSeconds(20)))
                        .waitingRoom(ONE_AT_A_TIME));
    }

    private Http at(Product process, int fan) {
        return DemoPeople.withToken(Http.anonymous(process.url()), tokens.get(fan));
    }

    private static JsonNode drawAt(Product process, String room) {
        return Http.anonymous(process.url()).get("/api/v1" + room).json().path("draw");
    }

    private static LocatorAssertions.ContainsTextOptions patiently() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(Visitor.ANSWER_MAX_MILLIS);
    }
}
