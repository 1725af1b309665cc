package io.grandstand.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.grandstand.acceptance.Browser.Screen;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** Fans stand in line before a sale, are drawn, and check the draw in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("io.grandstand.acceptance.Browser#isInstalled")
class DrawInChromiumIT {

    private static final String ONE_AT_A_TIME = "{\"concurrency\":1,\"admissionSeconds\":600,\"rejoin\":\"KEEP\"}";

    @AutoClose
    private final Browser browser = new Browser();

    @Test
    void aFanChecksTheDrawAndIsToldWhenAnythingInItIsNotAsPromised() {
        long performance = Grandstand.sale()
                .open(Sale.Terms.ofSeats(60)
                        .salesFrom(Instant.now().plus(Duration.ofSeconds(20)))
                        .waitingRoom(ONE_AT_A_TIME));
        String room = "/performances/" + performance + "/waiting-room";
        Visitor fan = browser.open(Screen.PHONE, "ko-KR");
        Page page = fan.page();
        fan.logIn();
        page.navigate(room);
        assertThat(page.locator("[data-part=standing]")).containsText("추첨합니다");
        fan.shoot("before-the-draw");
        for (int i = 0; i < 6; i++) {
            Grandstand.fan().http().post("/api/v1" + room + "/entries", "{}");
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        Grandstand.fan().http().get("/api/v1" + room).body().contains("\"seed\""));
        // The page has gone on by itself: to a number that it calculated, or straight to the seats.
        page.waitForFunction("() => location.pathname.endsWith('/seats')"
                + " || document.querySelector('[data-part=line]')?.hidden === false");

        ProofPage proof = ProofPage.open(page, performance);
        proof.says("right");
        assertThat(proof.verdict()).containsText("맞습니다");
        assertThat(page.locator("[data-part=entrants]")).hasText("7");
        fan.shootWhole("draw-right");

        proof.saysOf(ProofPage.otherDigit("seed"), "wrong-seed");
        proof.saysOf(ProofPage.otherDigit("nonce"), "wrong-entrant");
        proof.saysOf(ProofPage.otherDigit("path"), "wrong-missing");
        proof.saysOf(ProofPage.otherDigit("root"), "wrong-list");
        proof.saysOf(ProofPage.otherDigit("commitment"), "wrong-promise");
        proof.saysOf(ProofPage.other("rank", "100"), "wrong-rank");
        proof.saysOf(ProofPage.other("number", "100"), "wrong-rank");
        proof.saysOf(ProofPage.other("entrants", "8"), "wrong-list");
        proof.saysOf(_ -> "{}", "wrong-unreadable");
        fan.shoot("draw-wrong");
        page.reload();
        proof.says("right");
        assertThat(browser.complaints()).isEmpty();
    }
}
