package io.grandstand.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.grandstand.acceptance.Visitor.patiently;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.grandstand.acceptance.Browser.Screen;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A picture of every page, in both languages, on a phone and on a desk, by day and by night; nothing on them scrolls sideways or fails. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("io.grandstand.acceptance.Browser#isInstalled")
class PagesInChromiumIT {

    private static final String ONE_AT_A_TIME = "{\"concurrency\":1,\"admissionSeconds\":600,\"rejoin\":\"KEEP\"}";
    /** Long enough for every picture of an order that waits to be paid. */
    private static final int HOLD_SECONDS = 1_800;

    /** What there is to see: performances in every state of a sale, and a fan with orders in every state of theirs. */
    private record Scene(
            long open,
            long soldOut,
            long soon,
            long early,
            long over,
            String email,
            UUID bought,
            UUID unpaid,
            UUID awaiting,
            UUID checkout,
            UUID givenUp,
            UUID givenBack,
            UUID given) {}

    @AutoClose
    private final Browser browser = new Browser();

    private Scene scene;
    private final Set<String> pictured = new HashSet<>();

    @BeforeAll
    void setTheScene() {
        scene = scene();
    }

    @AfterEach
    void nothingFailedOnThem() {
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PHONE,ko-KR", "PHONE,en-US", "DESK,ko-KR", "DESK,en-US"})
    void everyPageOfTheProductIsPicturedAndFits(Screen screen, String language) {
        pictured.clear();
        Visitor visitor = browser.open(screen, language);
        String tail = "-" + language.substring(0, 2);
        picturesForEveryone(visitor, tail);
        visitor.logIn(scene.email());
        picturesOfSales(visitor, tail);
        picturesOfWhatIsTheirs(visitor, tail);
        visitor.leave();
        Visitor host = browser.open(screen, language);
        host.logIn("host@grandstand.test");
        look(host, "/host", 200, "host" + tail);
        look(host, "/host/performances/" + scene.early() + "/waiting-room", 200, "host-line" + tail);
        picturesOfMaking(host, tail);
        host.leave();

        // The first admin's page is there on a new installation alone: ProductionIT takes its picture.
        pictured.add("/setup");
        // Behind links that were sent to somebody: OwnAccountInChromiumIT takes theirs.
        pictured.add("/password/new");
        pictured.add("/email/confirm");
        assertThat(PageRoutes.all()).hasSizeGreaterThan(10).allSatisfy(route -> assertThat(pictured)
                .as("a picture of " + route)
                .anyMatch(path -> PageRoutes.leadsTo(route, path)));
    }

    private void picturesOfMaking(Visitor host, String tail) {
        look(host, "/host/venues/new", 200, "host-new-venue" + tail);
        look(host, "/host/shows/new", 200, "host-new-show" + tail);
        look(host, "/host/shows/new?kind=GAME", 200, "host-new-game" + tail);
        look(host, "/host/performances/new", 200, "host-new-performance" + tail);
        look(host, "/host/performances/" + scene.open(), 200, "host-sale" + tail);
        look(host, "/host/performances/" + scene.open() + "/terms", 200, "host-terms" + tail);
        look(host, "/host/performances/" + scene.open() + "/house-seats", 200, "host-house-seats" + tail);
        look(host, "/host/performances/" + scene.open() + "/complimentary", 200, "host-complimentary" + tail);
        Page page = host.page();
        page.navigate("/host");
        String show =
                page.locator("a[href^='/host/shows/']:not([href$=new])").first().getAttribute("href");
        String venue = page.locator("a[href^='/host/venues/']:not([href$=new])")
                .first()
                .getAttribute("href");
        look(host, show, 200, "host-show" + tail);
        look(host, venue, 200, "host-venue" + tail);
    }

    private void picturesForEveryone(Visitor visitor, String tail) {
        look(visitor, "/", 200, "home" + tail);
        look(visitor, "/?q=nothinglikethis", 200, "nothing-found" + tail);
        look(visitor, "/?status=open", 200, "home-narrowed" + tail);
        look(visitor, "/ranking", 200, "ranking" + tail);
        look(visitor, "/ranking?by=trend", 200, "ranking-now" + tail);
        look(visitor, "/styleguide", 200, "styleguide" + tail);
        look(visitor, "/offline", 200, "offline" + tail);
        look(visitor, "/login", 200, "login" + tail);
        look(visitor, "/signup", 200, "signup" + tail);
        look(visitor, "/password/forgotten", 200, "password-forgotten" + tail);
        look(visitor, "/password/forgotten?sent=30", 200, "password-sent" + tail);
        look(visitor, "/password/changed", 200, "password-changed" + tail);
        look(visitor, "/password/new?token=guessed", 410, "password-over" + tail);
        look(visitor, "/email/confirm?token=guessed", 410, "email-over" + tail);
        look(visitor, "/email/confirmed", 200, "email-confirmed" + tail);
        look(visitor, "/terms", 200, "terms" + tail);
        look(visitor, "/privacy", 200, "privacy" + tail);
        look(visitor, "/performances/" + scene.open() + "/seats", 200, "seats-nobody" + tail);
        look(visitor, "/nowhere", 404, "not-found" + tail);
        look(visitor, "/setup?token=guessed", 403, "forbidden" + tail);
    }

    private void picturesOfSales(Visitor visitor, String tail) {
        look(visitor, "/", 200, "home-logged-in" + tail);
        look(visitor, "/performances/1", 200, "performance" + tail);
        visitor.goIn();
        visitor.atTheSeats(1);
        visitor.shootWhole("seats" + tail);
        visitor.pickTwoOnTheMap();
        visitor.shoot("seats-picked" + tail);
        look(visitor, "/performances/" + scene.soldOut(), 200, "performance-sold-out" + tail);
        look(visitor, "/performances/" + scene.soldOut() + "/seats", 200, "seats-sold-out" + tail);
        look(visitor, "/performances/" + scene.soon(), 200, "performance-soon" + tail);
        look(visitor, "/performances/" + scene.soon() + "/seats", 200, "seats-soon" + tail);
        look(visitor, "/performances/" + scene.soon() + "/waiting-room", 200, "line-forms-later" + tail);
        look(visitor, "/performances/" + scene.early() + "/waiting-room", 200, "line-before-the-sale" + tail);
        look(visitor, "/performances/" + scene.early() + "/waiting-room/proof", 200, "draw-proof" + tail);
        assertThat(visitor.page().locator("[data-verdict=not-yet]")).isVisible();
        look(visitor, "/performances/" + scene.over(), 200, "performance-over" + tail);
        look(visitor, "/performances/" + scene.over() + "/seats", 200, "seats-over" + tail);

        long crowded = Grandstand.sale().open(in("줄이 긴 공연장").waitingRoom(ONE_AT_A_TIME));
        Grandstand.fan().admittedTo(crowded);
        Grandstand.fan().joins(crowded);
        look(visitor, "/performances/" + crowded + "/waiting-room", 200, "waiting" + tail);
        assertThat(visitor.page().locator("[data-part=ahead]")).hasText("1");
    }

    private void picturesOfWhatIsTheirs(Visitor visitor, String tail) {
        look(visitor, "/me", 200, "account" + tail);
        look(visitor, "/me/profile", 200, "profile" + tail);
        look(visitor, "/me/password", 200, "password-change" + tail);
        look(visitor, "/me/tickets", 200, "tickets" + tail);
        look(visitor, "/me/orders", 200, "orders" + tail);
        look(visitor, "/me/wallet", 200, "wallet" + tail);
        look(visitor, "/me/payments", 200, "payments" + tail);
        look(visitor, "/me/notices", 200, "notices" + tail);
        look(visitor, "/orders/" + scene.bought(), 200, "order-bought" + tail);
        String cancellation = "/orders/" + scene.bought() + "/cancellation";
        look(visitor, cancellation, 200, "cancel-which" + tail);
        String ticket = visitor.page().locator("input[name=ticket]").first().getAttribute("value");
        look(visitor, cancellation + "?ticket=" + ticket, 200, "cancel-sure" + tail);
        look(visitor, "/orders/" + scene.givenBack(), 200, "order-given-back" + tail);
        look(visitor, "/orders/" + scene.given(), 200, "order-given" + tail);
        look(visitor, "/orders/" + scene.given() + "/cancellation", 200, "cancel-given" + tail);
        look(visitor, "/orders/" + scene.unpaid(), 200, "order-to-pay" + tail);
        look(visitor, "/orders/" + scene.awaiting(), 200, "order-awaiting" + tail);
        look(visitor, "/sandbox/checkout/" + scene.checkout(), 200, "sandbox" + tail);
        look(visitor, "/orders/" + scene.givenUp(), 200, "order-given-up" + tail);
    }

    @Test
    void whoHasNothingYetIsToldWhereToFindSomething() {
        Visitor visitor = browser.open(Screen.PHONE, "ko-KR");
        visitor.logIn();
        for (String what : List.of("tickets", "orders", "payments", "notices")) {
            look(visitor, "/me/" + what, 200, "no-" + what + "-ko");
            assertThat(visitor.page().locator("main .empty")).isVisible();
        }
    }

    @Test
    void whatIsWrongInAFormIsSaidWhereItIsWrong() {
        Visitor visitor = browser.open(Screen.PHONE, "ko-KR");
        Page page = visitor.page();
        page.navigate("/login");
        page.locator("#email").fill("nobody@grandstand.test");
        page.locator("#password").fill("not the password");
        page.locator("main button[type=submit]").click();
        assertThat(page.locator("main [role=alert]")).isVisible();
        visitor.shootWhole("login-refused-ko");

        page.navigate("/signup");
        page.locator("#email").fill("somebody@grandstand.test");
        page.locator("#password").fill("short");
        page.locator("#nickname").fill("x");
        page.locator("#phone").fill("12");
        page.locator("#birthDate").fill("2001-02-03");
        page.locator("#terms").check();
        page.locator("#privacy").check();
        page.locator("main button[type=submit]").click();
        assertThat(page.locator("main .wrong").first()).isVisible();
        visitor.shootWhole("signup-refused-ko");
    }

    private void look(Visitor visitor, String path, int status, String name) {
        Page page = visitor.page();
        assertThat(Objects.requireNonNull(page.navigate(path)).status())
                .as(path)
                .isEqualTo(status);
        assertThat(page.locator("h1")).isVisible();
        if (page.locator("canvas").count() > 0) {
            assertThat(page.locator("[data-ready=true]")).isVisible(patiently());
        }
        if (path.startsWith("/performances/") && path.endsWith("/waiting-room")) {
            assertThat(page.locator("[data-part=leave]:visible, [data-part=until]:visible")
                            .first())
                    .isVisible(patiently());
        }
        visitor.shootWhole(name);
        if (status == 200) {
            pictured.add(URI.create(path).getPath());
        }
    }

    private static Scene scene() {
        Sale sale = Grandstand.sale();
        Instant now = Instant.now();
        long open = sale.open(in("달빛 콘서트홀").holdSeconds(HOLD_SECONDS));
        long soldOut = sale.open(Sale.Terms.ofSeats(2).in("작은 소극장").holdSeconds(HOLD_SECONDS));
        assertThat(Grandstand.fan()
                        .admittedTo(soldOut)
                        .hold(soldOut, UUID.randomUUID(), 0, 1)
                        .status())
                .isEqualTo(201);
        long soon =
                sale.open(in("내일의 공연장").salesFrom(now.plus(Duration.ofHours(6))).waitingRoom(ONE_AT_A_TIME));
        long early = sale.open(
                in("곧 여는 공연장").salesFrom(now.plus(Duration.ofMinutes(25))).waitingRoom(ONE_AT_A_TIME));
        long over = sale.open(in("어제의 공연장").salesUntil(now.minusSeconds(1)));

        String email = Visitor.anEmail();
        Fan somebody = new Fan(Grandstand.logIn(email));
        Fan buyer = somebody.admittedTo(open);
        UUID bought = bought(buyer, open, 10, 11);
        Fan again = buyer.admittedAnewTo(open);
        UUID givenBack = bought(again, open, 50);
        String cancellation = "/api/v1/orders/" + givenBack + "/cancellation";
        assertThat(again.http().post(cancellation, "{}").status()).isEqualTo(202);
        Fan fan = again.admittedAnewTo(open);
        UUID givenUp = ordered(fan, open, 20);
        assertThat(fan.http().delete("/api/v1/orders/" + givenUp).status()).isEqualTo(204);
        UUID unpaid = ordered(fan, open, 30);
        UUID awaiting = ordered(fan, open, 40);
        UUID checkout = UUID.randomUUID();
        assertThat(fan.pay(awaiting, checkout, "SANDBOX").status()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(fan.http().get("/api/v1/me/notices").body()).contains(bought.toString()));
        UUID given = sale.give(open, email, "[55,56]");
        sale.block(open, "[57,58,59]");
        return new Scene(
                open, soldOut, soon, early, over, email, bought, unpaid, awaiting, checkout, givenUp, givenBack, given);
    }

    private static Sale.Terms in(String hall) {
        return Sale.Terms.ofSeats(60).in(hall);
    }

    private static UUID bought(Fan fan, long performance, int... seats) {
        UUID order = ordered(fan, performance, seats);
        UUID payment = UUID.randomUUID();
        fan.pay(order, payment, "WALLET");
        assertThat(fan.outcome(payment)).isEqualTo("COMPLETED");
        return order;
    }

    private static UUID ordered(Fan fan, long performance, int... seats) {
        UUID hold = UUID.randomUUID();
        UUID order = UUID.randomUUID();
        assertThat(fan.hold(performance, hold, seats).status()).isEqualTo(201);
        assertThat(fan.order(order, hold).status()).isEqualTo(201);
        return order;
    }
}
