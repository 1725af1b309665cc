package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.catalog.HostResult;
import io.grandstand.catalog.HostedPerformances;
import io.grandstand.catalog.HostedShows;
import io.grandstand.catalog.PerformanceDraft;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.ShowDraft;
import io.grandstand.catalog.ShowId;
import io.grandstand.catalog.ShowKind;
import io.grandstand.kernel.Ids;
import io.grandstand.kernel.Won;
import io.grandstand.testing.Api;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import io.grandstand.testing.OnSale.Opened;
import io.grandstand.wallet.TransferId;
import io.grandstand.wallet.Wallets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every page, in both languages, as browsers get it. */
@GrandstandTest
class PagesIT {

    private static final Pattern INLINE =
            Pattern.compile("(?i)\\sstyle\\s*=|<style|<script(?![^>]*\\ssrc=)|\\son[a-z]+\\s*=\\s*[\"']|javascript:");
    private static final String HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";

    private final Fans fans;
    private final OnSale onSale;
    private final Ids ids;
    private final Wallets wallets;
    private final HostedShows shows;
    private final HostedPerformances performances;
    private final InstantSource clock;

    @Autowired
    PagesIT(
            Fans fans,
            OnSale onSale,
            Ids ids,
            Wallets wallets,
            HostedShows shows,
            HostedPerformances performances,
            InstantSource clock) {
        this.fans = fans;
        this.onSale = onSale;
        this.ids = ids;
        this.wallets = wallets;
        this.shows = shows;
        this.performances = performances;
        this.clock = clock;
    }

    @Test
    void theFrontPageShowsWhatIsOn() {
        Opened sale = onSale.aPerformance().open();
        assertBoth(fans.nobody(), "/?q=Test+concert", "경기·공연 예매", "What's on");
        assertThat(page(fans.nobody(), "ko", "/?q=Test+concert").body()).contains("Test concert", "Test hall");
        assertThat(page(fans.nobody(), "ko", "/?venue=" + sale.plan().venue()).body())
                .contains("/performances/" + sale.performance() + "\"");
    }

    @Test
    void theFrontPageSaysWhenNothingFits() {
        assertThat(page(fans.nobody(), "en", "/?q=nothinglikethis").body()).contains("Nothing fits.");
    }

    @Test
    void anAddressBeyondAListLeadsToItsLastPage() {
        onSale.aPerformance().open();
        String last =
                browser(fans.nobody(), "en").get("/?q=Test+concert&page=9999").header("Location");
        assertThat(last).startsWith("/?q=Test%20concert&page=");
        assertThat(page(fans.nobody(), "en", last).body())
                .contains("/performances/")
                .doesNotContain("Nothing fits.");

        Api fan = fans.fan().api();
        assertThat(browser(fan, "en").get("/me/orders?page=99").header("Location"))
                .isEqualTo("/me/orders?page=1");
        assertThat(page(fan, "en", "/me/orders?page=1").body()).contains("No orders yet.");
    }

    @Test
    void thePagesOfAListLeadToEachOtherWithTheSearchKept() {
        String first = page(fans.nobody(), "ko", "/?q=%EC%8A%A4&kind=game&from=2020-01-01")
                .body();
        assertThat(first).contains("rel=\"next\" href=\"/?q=%EC%8A%A4&amp;kind=game&amp;from=2020-01-01&amp;page=2\"");
    }

    @Test
    void aPerformanceTellsAllThatOneNeedsToDecide() {
        Opened sale = onSale.aPerformance().ticketsMax(4).open();
        String path = "/performances/" + sale.performance();
        assertBoth(fans.nobody(), path, "좌석 고르기", "Choose seats");
        assertThat(page(fans.nobody(), "ko", path).body())
                .contains("50,000원", "30,000원", "50석 남음", "한 사람이 4장까지", path + "/seats");
    }

    @Test
    void aPerformanceWithAWaitingRoomLeadsThere() {
        Opened sale = onSale.aPerformance().concurrency(10).open();
        String path = "/performances/" + sale.performance();
        assertThat(page(fans.nobody(), "en", path).body())
                .contains("href=\"" + path + "/waiting-room\"", "The line is first come, first served.")
                .as("the draw is over")
                .doesNotContain("by a draw");
    }

    @Test
    void theLineIsForThoseWhoAreLoggedIn() {
        Opened sale = onSale.aPerformance().concurrency(10).open();
        String path = "/performances/" + sale.performance() + "/waiting-room";
        assertThat(browser(fans.nobody(), "ko").get(path).header("Location"))
                .endsWith("/login?next=%2Fperformances%2F" + sale.performance() + "%2Fwaiting-room");
        assertBoth(fans.fan().api(), path, "내 앞에", "Ahead of you");
    }

    @Test
    void theLineTellsItsRulesAndWhatThingsCost() {
        Opened sale = onSale.aPerformance().ticketsMax(4).concurrency(10).open();
        String path = "/performances/" + sale.performance() + "/waiting-room";
        assertBoth(fans.fan().api(), path, "새로고침하거나, 나갔다 돌아오거나", "a second device keeps your place");
        assertThat(page(fans.fan().api(), "ko", path).body()).contains("50,000원", "30,000원", "한 사람이 4장까지");
    }

    @Test
    void theLineIsHeldByItsHost() {
        Somebody host = fans.host();
        Opened sale = onSale.aPerformance().by(host.id()).concurrency(10).open();
        String performance = "/performances/" + sale.performance();
        String path = "/host" + performance + "/waiting-room";
        assertBoth(host.api(), performance, "대기열 보기와 조작", "Watch and control the line");
        assertBoth(host.api(), path, "지금 안에 있는 사람", "Inside now");
        assertBoth(fans.admin().api(), path, "입장 속도", "How fast people are let in");
        assertThat(page(fans.fan().api(), "ko", performance).body()).doesNotContain(path);
        assertThat(browser(fans.host().api(), "ko").get(path).status()).isEqualTo(404);
        assertThat(browser(fans.fan().api(), "ko").get(path).status()).isEqualTo(403);
        assertThat(browser(fans.nobody(), "ko").get(path).header("Location")).startsWith("/login?next=");
    }

    @Test
    void aHostFindsTheWayToEveryLine() {
        Somebody host = fans.host();
        Opened lined = onSale.aPerformance().by(host.id()).concurrency(10).open();
        Opened unlined = onSale.aPerformance().by(host.id()).open();
        Opened somebodyElses = onSale.aPerformance().concurrency(10).open();
        assertBoth(host.api(), "/host", "대기열 없음", "No waiting room");
        assertThat(page(host.api(), "en", "/host").body())
                .contains("href=\"/host/performances/" + lined.performance() + "/waiting-room\"")
                .contains("href=\"/performances/" + unlined.performance() + "\"")
                .doesNotContain("/host/performances/" + unlined.performance() + "/")
                .doesNotContain("/performances/" + somebodyElses.performance() + "\"");
        assertThat(page(fans.admin().api(), "en", "/host").body()).contains("What you host");
        assertThat(page(host.api(), "en", "/me/wallet").body()).contains("href=\"/host\"");
        assertThat(page(fans.fan().api(), "en", "/me/wallet").body()).doesNotContain("href=\"/host\"");
        assertThat(browser(fans.fan().api(), "en").get("/host").status()).isEqualTo(403);
        assertThat(browser(fans.nobody(), "en").get("/host").header("Location")).startsWith("/login?next=");
    }

    @Test
    void listsSayWhereOneWaitsInLine() {
        Opened lined = onSale.aPerformance().concurrency(10).open();
        Opened unlined = onSale.aPerformance().open();
        assertBoth(fans.nobody(), "/?venue=" + lined.plan().venue(), "대기열", "Waiting room");
        assertThat(page(fans.nobody(), "en", "/?venue=" + unlined.plan().venue())
                        .body())
                .doesNotContain("Waiting room");
    }

    @Test
    void everyPageNamesTheZoneOfItsTimes() {
        assertBoth(fans.nobody(), "/", "모든 시각은 대한민국 시간 기준입니다.", "All times are Korean Time.");
    }

    @Test
    void anyoneMayLookAtTheSeats() {
        Opened sale = onSale.aPerformance().open();
        String path = "/performances/" + sale.performance() + "/seats";
        assertBoth(fans.nobody(), path, "로그인하고 예매하기", "Log in to get tickets");
        assertBoth(fans.fan().api(), path, "이 좌석으로 결제하기", "Take these seats");
        assertBoth(fans.fan().api(), path + "?look", "좌석 고르기", "Choose seats");
        assertThat(page(fans.fan().api(), "ko", path + "?look").body())
                .contains("data-choosing=\"false\"")
                .doesNotContain("이 좌석으로 결제하기");
        assertThat(page(fans.nobody(), "ko", path).body()).contains("data-prices=\"[50000,30000]\"");
    }

    @Test
    void anOrderIsPaidOnItsPageAndShowsItsTicketsAfterwards() {
        Somebody fan = fans.fan();
        wallets.charge(new TransferId(ids.next()), fan.id(), new Won(100_000));
        Buying buying = Buying.ordered(fan, onSale.aPerformance().open(), 0, ids);
        String path = "/orders/" + buying.orderId();
        assertBoth(fan.api(), path, "지갑으로 결제", "Pay with your wallet");
        assertThat(page(fan.api(), "ko", path).body()).contains("50,000원", "100,000원", "data-pay=\"SANDBOX\"");

        buying.pay("WALLET");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> page(fan.api(), "ko", path).body().contains("입장 코드"));
        assertBoth(fan.api(), path, "예매가 완료되었습니다", "You are going!");
        assertBoth(fan.api(), "/me/tickets", "입장 가능", "Valid");
        assertThat(page(fan.api(), "ko", "/me/tickets").body()).containsOnlyOnce("<svg class=\"qr\"");
        assertBoth(fan.api(), "/me/orders", "예매 완료", "Bought");
        assertBoth(fan.api(), "/me/wallet", "결제", "Payment");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> page(fan.api(), "ko", "/me/notices").body().contains(path));
        assertBoth(fan.api(), "/me/notices", "읽음으로 표시", "Mark as read");
    }

    @Test
    void seatsThatAreKeptForAFanAreTheirsOnEveryPageOfThePerformance() {
        Somebody fan = fans.fan();
        Opened sale = onSale.aPerformance().open();
        Buying buying = Buying.ordered(fan, sale, 3, ids);
        String performance = "/performances/" + sale.performance();
        for (String path : new String[] {performance, performance + "/seats"}) {
            assertBoth(fan.api(), path, "1석을 맡아 두었습니다.", "You keep 1 seat.");
            assertThat(page(fan.api(), "ko", path).body()).contains("href=\"/orders/" + buying.orderId() + "\"");
            assertThat(page(fans.fan().api(), "ko", path).body()).doesNotContain("맡아 두었습니다", buying.orderId());
        }
        assertThat(page(fan.api(), "ko", performance + "/seats").body()).contains("data-own=\"[3]\"");
        assertThat(page(fans.fan().api(), "ko", performance + "/seats").body()).contains("data-own=\"[]\"");

        assertThat(fan.api().delete("/api/v1/orders/" + buying.orderId()).status())
                .isEqualTo(204);
        assertThat(page(fan.api(), "ko", performance).body()).doesNotContain(buying.orderId());
        assertThat(page(fan.api(), "ko", performance + "/seats").body()).contains("data-own=\"[]\"");
    }

    @Test
    void aSaleThatOpensLaterShowsOneWayInAtATime() {
        Opened sale = onSale.aPerformance()
                .opensIn(Duration.ofMinutes(5))
                .concurrency(10)
                .open();
        String body =
                page(fans.nobody(), "en", "/performances/" + sale.performance()).body();
        assertThat(body)
                .containsPattern("<p data-before><a[^>]*>Join the line early")
                .containsPattern("<p data-after hidden><a[^>]*>Get tickets")
                .contains("<span class=\"tag soon\" data-before>Opens soon</span>")
                .contains("<span class=\"tag open\" data-after hidden>On sale</span>");
    }

    @Test
    void aWalletThatHoldsTooLittleCannotBeChosen() {
        Somebody fan = fans.fan();
        Buying buying = Buying.ordered(fan, onSale.aPerformance().open(), 0, ids);
        assertThat(page(fan.api(), "ko", "/orders/" + buying.orderId()).body())
                .containsPattern("data-pay=\"WALLET\"[^>]* disabled");
    }

    @Test
    void theSandboxAsksItsPayerAlone() {
        Somebody fan = fans.fan();
        Buying buying = Buying.ordered(fan, onSale.aPerformance().open(), 0, ids);
        String path = "/sandbox/checkout/" + buying.pay("SANDBOX");
        assertBoth(fan.api(), path, "돈은 나갔지만 답이 오지 않음", "Taken, but the answer is lost");
        assertThat(browser(fans.fan().api(), "ko").get(path).status()).isEqualTo(404);
        String order = "/orders/" + buying.orderId();
        assertBoth(fan.api(), order, "결제 화면으로 가기", "Go to the checkout");
        assertBoth(fan.api(), order, "아직 결제하지 않았습니다", "Not paid yet");
        assertBoth(fan.api(), order, "다른 방법으로 결제하기", "Pay another way");
        assertThat(page(fan.api(), "en", order).body())
                .contains("data-part=\"left\"", "data-part=\"give-up\"")
                .doesNotContain("Confirming your payment");
        assertThat(page(fan.api(), "en", path).body()).contains("data-part=\"left\"", "data-until=");
    }

    @Test
    void whatItCostsToCancelIsSaidBeforeAnythingIsBought() {
        Somebody fan = fans.fan();
        Opened sale = onSale.aPerformance().open();
        Buying buying = Buying.ordered(fan, sale, 0, ids);
        for (String path : new String[] {"/performances/" + sale.performance(), "/orders/" + buying.orderId()}) {
            assertBoth(fan.api(), path, "예매 후 24시간 안에는 수수료 없이", "Within 24 hours of buying, cancelling costs nothing.");
            assertBoth(fan.api(), path, "(전날)", "the day before");
            assertBoth(fan.api(), path, "티켓 금액의 90%", "90% of the price");
        }
        Opened never = onSale.aPerformance().fees(24).open();
        assertBoth(fan.api(), "/performances/" + never.performance(), "이 티켓은 취소할 수 없습니다.", "are not taken back");
    }

    @Test
    void aTicketIsCancelledForTheFeeThatWasShownAndNoOther() {
        Buying buying = bought(
                onSale.aPerformance().startsIn(Duration.ofDays(5)).freeHours(0).open());
        String path = "/orders/" + buying.orderId() + "/cancellation";
        Api fan = buying.fan();
        assertBoth(fan, path, "50,000원, 수수료 10,000원: 40,000원 환불", "₩50,000, fee ₩10,000: you get ₩40,000 back");
        assertBoth(fan, path + "?asked=yes", "티켓을 한 장 이상 골라 주세요.", "Choose at least one ticket.");
        assertBoth(fan, path + "?ticket=" + buying.ticket(), "티켓 1장을 취소할까요?", "Cancel 1 ticket?");

        Answer cheaper = cancel(buying, "0");
        assertThat(cheaper.status()).isEqualTo(409);
        assertThat(cheaper.body()).contains("The fee is another one by now", "₩40,000");

        Answer cancelled = cancel(buying, "10000");
        assertThat(cancelled.status()).isEqualTo(303);
        assertBoth(fan, cancelled.header("Location"), "좌석은 다시 판매됩니다.", "The seat is free for others again.");
        assertBoth(fan, cancelled.header("Location"), "40,000원 지갑으로 환불되었습니다.", "₩40,000 is back in your wallet.");
        assertBoth(fan, "/me/orders", "예매 취소", "Cancelled");
        assertThat(page(fan, "en", "/me/tickets").body())
                .contains("Cancelled")
                .doesNotContain("class=\"qr\"", "<code>");
        assertThat(cancel(buying, "10000").status()).isEqualTo(409);
        assertBoth(fan, path, "지금 취소할 수 있는 티켓이 없습니다.", "No ticket of this order can be cancelled now.");
        assertThat(browser(fans.fan().api(), "ko").get(path).status()).isEqualTo(404);
    }

    private Answer cancel(Buying buying, String fee) {
        return browser(buying.fan(), "en")
                .send(
                        "POST",
                        "/orders/" + buying.orderId() + "/cancellation",
                        "application/x-www-form-urlencoded",
                        "key=" + ids.next() + "&fee=" + fee + "&ticket=" + buying.ticket());
    }

    /** Five days before, when 20 % are kept. */
    private Buying bought(Opened sale) {
        Somebody fan = fans.fan();
        wallets.charge(new TransferId(ids.next()), fan.id(), new Won(100_000));
        Buying buying = Buying.ordered(fan, sale, 0, ids);
        buying.pay("WALLET");
        await().atMost(Duration.ofSeconds(20)).until(() -> !buying.ticket().isEmpty());
        return buying;
    }

    @Test
    void somebodyElsesOrderIsNone() {
        Buying buying = Buying.ordered(fans.fan(), onSale.aPerformance().open(), 0, ids);
        assertThat(browser(fans.fan().api(), "ko")
                        .get("/orders/" + buying.orderId())
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/me/tickets", "/me/orders", "/me/wallet", "/me/notices"})
    void whatIsMineIsForThoseWhoAreLoggedIn(String path) {
        assertThat(browser(fans.nobody(), "ko").get(path).header("Location"))
                .endsWith("/login?next=" + path.replace("/", "%2F"));
        assertBoth(fans.fan().api(), path, "로그아웃", "Log out");
    }

    @Test
    void theFrontPageGoesDayByDayAndCountsDownToWhatOpensNext() {
        Opened sale = onSale.aPerformance().opensIn(Duration.ofMinutes(5)).open();
        assertThat(page(fans.nobody(), "en", "/?venue=" + sale.plan().venue()).body())
                .containsPattern("<section class=\"day\">\\s*<h3>[A-Z][a-z]+day \\d+ [A-Z][a-z]+</h3>")
                .doesNotContain("data-opens");
        assertThat(page(fans.nobody(), "en", "/").body()).contains("class=\"board opening\"", "data-opens=");
    }

    @Test
    void theFormsForAccountsAreThere() {
        assertBoth(fans.nobody(), "/login", "비밀번호", "Password");
        assertBoth(fans.nobody(), "/signup", "생년월일", "Date of birth");
    }

    @Test
    void whatIsNotThereIsSaidInWords() {
        for (String path : new String[] {
            "/nothing", "/performances/999999999", "/performances/x", "/orders/x", "/performances/999999999/seats"
        }) {
            Answer answer = browser(fans.fan().api(), "ko").get(path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).contains("찾을 수 없습니다").doesNotContain("Exception", "io.grandstand");
        }
    }

    @Test
    void aLinkForTheFirstAdminThatIsNoneIsRefusedInWords() {
        Answer answer = browser(fans.nobody(), "en").get("/setup?token=guessed");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("No entry");
    }

    @Test
    void programsThatAskForAPageThatIsNotThereGetAProblem() {
        Answer answer = fans.nobody().with("Accept", "application/json").get("/nothing");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void hostileTitlesAreShownAndNotRun() {
        Opened sale = onSale.aPerformance().open();
        PerformanceId hostile = hostile(sale);
        for (String path : new String[] {
            "/?venue=" + sale.plan().venue(), "/performances/" + hostile, "/performances/" + hostile + "/seats"
        }) {
            assertThat(page(fans.fan().api(), "ko", path).body())
                    .as(path)
                    .contains("&lt;script&gt;alert(1)")
                    .doesNotContain("<script>alert", "<img src=x");
        }
    }

    @Test
    void hostileSearchesAreShownAndNotRun() {
        String body = page(fans.nobody(), "ko", "/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
                .body();
        assertThat(body).contains("&#34;").doesNotContain("<script>alert");
    }

    @Test
    void everyPageOfADemoSaysSo() {
        assertThat(page(fans.nobody(), "ko", "/").body()).contains("체험판입니다");
    }

    @Test
    void gatewaysMayKeepAPageForAMomentOnlyWhereNobodyIsLoggedIn() {
        assertThat(page(fans.nobody(), "ko", "/").header("Cache-Control")).startsWith("public");
        assertThat(page(fans.nobody(), "ko", "/").headers().firstValue("Set-Cookie"))
                .isEmpty();
        assertThat(page(fans.fan().api(), "ko", "/").header("Cache-Control")).isEqualTo("no-store");
        assertThat(page(fans.nobody(), "ko", "/login").header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void theChoiceOfALanguageIsRememberedAndComesBack() {
        Answer answer = browser(fans.nobody(), "ko").get("/language?to=en&next=%2Flogin");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/login");
        assertThat(answer.header("Set-Cookie")).startsWith("lang=en;");
        assertThat(browser(fans.nobody(), "ko")
                        .get("/language?to=en&next=//evil.example")
                        .header("Location"))
                .isEqualTo("/");
    }

    private PerformanceId hostile(Opened sale) {
        Instant now = clock.instant();
        ShowId show = done(shows.create(
                sale.host(), new ShowDraft(ShowKind.CONCERT, HOSTILE, null, null, HOSTILE, HOSTILE, null, null, null)));
        return done(performances.create(
                sale.host(),
                new PerformanceDraft(
                        show,
                        sale.plan().venue(),
                        now.plus(Duration.ofDays(1)),
                        now.minus(Duration.ofHours(2)),
                        now.minus(Duration.ofHours(1)),
                        now.plus(Duration.ofDays(1)),
                        Map.of(OnSale.FRONT, 1_000L),
                        2,
                        60,
                        null,
                        false,
                        null,
                        null)));
    }

    private static <T> T done(HostResult<T> result) {
        if (result instanceof HostResult.Done<T>(T value)) {
            return value;
        }
        throw new AssertionError("refused: " + result);
    }

    private static Api browser(Api api, String language) {
        return api.with("Accept", "text/html,*/*;q=0.8").with("Accept-Language", language);
    }

    /** A page as a browser takes it: whole, in its language, with nothing inline. */
    private static Answer page(Api api, String language, String path) {
        Answer answer = browser(api, language).get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(answer.header("Content-Language")).isEqualTo(language);
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'self'");
        assertThat(answer.body().strip()).startsWith("<!DOCTYPE html>").endsWith("</html>");
        assertThat(answer.body()).doesNotContainPattern(INLINE);
        return answer;
    }

    private static void assertBoth(Api api, String path, String korean, String english) {
        assertThat(page(api, "ko", path).body()).contains("<html lang=\"ko\">", korean);
        assertThat(page(api, "en", path).body()).contains("<html lang=\"en\">", english);
    }
}
