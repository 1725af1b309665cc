package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.catalog.poster.TestImages;
import io.grandstand.kernel.AccountRole;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A host makes everything that a sale needs by pages alone, and sees and changes nothing of anybody else's. */
@GrandstandTest
class HostPagesIT {

    private static final Path EXAMPLE = Path.of("../docs/examples/small-hall.json");
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final Fans fans;
    private final OnSale onSale;
    private final Ids ids;
    private final Wallets wallets;
    private final InstantSource clock;
    private Somebody host;

    @Autowired
    HostPagesIT(Fans fans, OnSale onSale, Ids ids, Wallets wallets, InstantSource clock) {
        this.fans = fans;
        this.onSale = onSale;
        this.ids = ids;
        this.wallets = wallets;
        this.clock = clock;
        this.host = fans.host();
    }

    @BeforeEach
    void somebodyNew() {
        host = fans.host();
    }

    @Test
    void whoHasNothingYetIsLedThroughThreeSteps() {
        assertThat(page(host, "/host")).contains("Three steps to your first sale", "href=\"/host/venues/new\"");
        assertThat(browser(host, "ko").get("/host").body()).contains("세 단계면 판매를 시작합니다");

        long venue = aVenue();
        long show = aShow();
        assertThat(page(host, "/host"))
                .contains("class=\"done\"", "href=\"/host/venues/" + venue + "\"", "href=\"/host/shows/" + show + "\"");

        aPerformance(venue, show);
        assertThat(page(host, "/host"))
                .doesNotContain("Three steps to your first sale")
                .containsSubsequence(
                        "href=\"/host/venues/new\"", "href=\"/host/shows/new\"", "href=\"/host/performances/new\"");
    }

    @Test
    void whatAHostMadeIsListedInPages() {
        List<Long> shows = IntStream.range(0, 6).mapToObj(_ -> aShow()).toList();

        assertThat(page(host, "/host"))
                .contains("href=\"/host/shows/" + shows.getLast() + "\"", "href=\"/host?shows=2#shows\"")
                .doesNotContain("href=\"/host/shows/" + shows.getFirst() + "\"");
        assertThat(page(host, "/host?shows=2")).contains("href=\"/host/shows/" + shows.getFirst() + "\"");
        assertThat(browser(host, "en").get("/host?shows=9").header("Location")).isEqualTo("/host?shows=2#shows");
    }

    @Test
    void aVenueIsDrawnAsItIsTypedAndMadeWhenItIsRight() {
        assertThat(page(host, "/host/venues/new")).contains("<svg class=\"sketch\"", "value=\"Floor\"");

        Answer drawn = post("/host/venues/new", with(hall(), "do", "draw", "blocks[1].rowTo", ""));
        assertThat(drawn.status()).isEqualTo(200);
        assertThat(drawn.body())
                .contains(">Parquet</text>", "not drawn yet: Block 2.", "value=\"Balcony\"")
                .doesNotContain("class=\"wrong\"", ">Balcony</text>");

        Answer more = post("/host/venues/new", with(hall(), "do", "more"));
        assertThat(more.body()).contains("id=\"block-2\"").doesNotContain("id=\"block-3\"");
        Answer fewer = post("/host/venues/new", with(hall(), "away", "0"));
        assertThat(fewer.body()).contains("value=\"Balcony\"").doesNotContain("value=\"Parquet\"", "id=\"block-1\"");

        Answer refused =
                post("/host/venues/new", with(hall(), "do", "make", "name", " ", "blocks[1].seatsInRow", "many"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("From 1 to 100 characters.", "A whole number from 1 to 100.", "value=\"many\"");

        long venue = made(post("/host/venues/new", with(hall(), "do", "make")), "/host/venues/");
        assertThat(page(host, "/host/venues/" + venue)).contains("Our hall", "44 seats", ">Parquet</text>");
    }

    @Test
    void aVenueIsReadFromAPlansFile() throws Exception {
        byte[] plan = Files.readAllBytes(EXAMPLE);
        long venue = made(browser(host, "en").post("/host/venues/plan", "plan", plan), "/host/venues/");
        assertThat(page(host, "/host/venues/" + venue)).contains("Small hall", "6 seats");

        byte[] broken = new String(plan, StandardCharsets.UTF_8)
                .replace("\"category\": \"Back\"", "\"category\": \"Nowhere\"")
                .getBytes(StandardCharsets.UTF_8);
        Answer refused = browser(host, "en").post("/host/venues/plan", "plan", broken);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("This plan has faults.", "zones[0].rows[1].seats[0].category");
        assertThat(browser(host, "en")
                        .post("/host/venues/plan", "plan", new byte[0])
                        .body())
                .contains("Choose a plan's file first.");
        assertThat(browser(host, "ko")
                        .post("/host/venues/plan", "plan", "{".getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("배치도로 읽을 수 없는 파일입니다.");
    }

    @Test
    void aShowHasItsWordsAndItsPoster() {
        Answer refused = post(
                "/host/shows/new",
                Map.of("kind", "CONCERT", "title", "", "artist", "The Typed", "runningMinutes", "long"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains(
                        "From 1 to 200 characters.",
                        "A whole number from 1 to 1,440, or nothing.",
                        "The Typed",
                        "value=\"long\"");

        long show = aShow();
        String path = "/host/shows/" + show;
        assertThat(page(host, path)).contains("One night", "Upload the poster");
        Answer kept = browser(host, "en").post(path + "/poster", "poster", TestImages.jpeg(60, 80));
        assertThat(kept.header("Location")).endsWith(path + "?poster=kept#poster");
        assertThat(page(host, path)).contains("class=\"poster\"", "Replace the poster");

        assertThat(browser(host, "en")
                        .post(path + "/poster", "poster", TestImages.gif(60, 80))
                        .header("Location"))
                .endsWith("?poster=other-kind#poster");
        assertThat(page(host, path + "?poster=other-kind")).contains("neither a JPEG nor a PNG");
        assertThat(page(host, path + "?poster=nonsense")).doesNotContain("note bad");
        Answer large = browser(host, "en").post(path + "/poster", "poster", new byte[6 * 1024 * 1024]);
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.body()).contains("That was too large to be sent");

        assertThat(post(path, Map.of("title", "Another night", "ageLimit", "15"))
                        .status())
                .isEqualTo(303);
        assertThat(page(host, path)).contains("Another night", "value=\"15\" selected");
        assertThat(post(path + "/poster/removal", Map.of()).status()).isEqualTo(303);
        assertThat(page(host, path)).doesNotContain("class=\"poster\"");
    }

    @Test
    void aPerformanceIsLookedAtBeforeItIsPublished() {
        long venue = aVenue();
        long show = aShow();
        assertThat(page(host, "/host/performances/new")).contains("One night", "Our hall");
        assertThat(page(host, "/host/performances/new?asked=1&show=" + show + "&venue=" + venue))
                .contains(
                        "A crowd of 10,000 is called within about 34 minutes at best, and 100 at worst",
                        "name=\"price.1\"");

        long performance = aPerformance(venue, show);
        String path = "/performances/" + performance;
        assertThat(page(host, "/host" + path)).contains("Not published yet", "Preview as a fan");
        assertThat(page(host, path)).contains("Only you see this until", "80,000");
        assertThat(page(host, "/host")).contains(">Draft<");
        assertThat(browser(fans.fan(), "en").get(path).status()).isEqualTo(404);

        assertThat(page(host, done(path, "publish"))).contains("Published: fans see it from now on.");
        assertThat(browser(fans.fan(), "en").get(path).body()).contains("One night", "Opens soon");
        assertThat(page(host, "/host" + path)).contains("Open the sale now").doesNotContain("Not published yet");

        assertThat(page(host, done(path, "open"))).contains("its sale is open.");
        assertThat(browser(fans.fan(), "en").get(path).body()).contains("On sale", "Choose seats");
    }

    /** Where a wish for a performance leads. */
    private String done(String performance, String wish) {
        Answer answer = post("/host" + performance + "/publication", Map.of("do", wish));
        assertThat(answer.status()).isEqualTo(303);
        return answer.header("Location");
    }

    @Test
    void aGameTakesPlaceWhereItsHomeTeamPlays() {
        String home = team("LG");
        String away = team("NC");
        assertThat(page(host, "/host/shows/new?kind=GAME")).contains("<option value=\"" + home + "\"");
        var game = Map.of("kind", "GAME", "title", "Opening day", "homeTeamId", home, "awayTeamId", home);
        assertThat(post("/host/shows/new", game).body()).contains("Choose a team that is not the home team.");

        long show = made(post("/host/shows/new", with(game, "awayTeamId", away)), "/host/shows/");
        String chosen = page(host, "/host/performances/new?asked=1&show=" + show + "&venue=" + aVenue());
        assertThat(chosen).contains("name=\"price.0\"").doesNotContain("Our hall");
    }

    private String team(String code) {
        return fans.nobody()
                .get("/api/v1/teams")
                .json()
                .path("items")
                .valueStream()
                .filter(team -> team.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow()
                .path("teamId")
                .asString();
    }

    @Test
    void whatIsWrongWithAPerformanceIsSaidByItsFieldAndWhatWasTypedStays() {
        long venue = aVenue();
        long show = aShow();
        var wrong = with(
                terms(venue, show),
                "salesFrom",
                "2020-13-40T99:00",
                "price.0",
                "free",
                "ticketsMax",
                "21",
                "hold",
                "0.5",
                "room",
                "own",
                "ownMinutes",
                "90");
        Answer unreadable = post("/host/performances/new", wrong);
        assertThat(unreadable.status()).isEqualTo(422);
        assertThat(unreadable.body()).contains("A whole number of won, from 1 to 10,000,000.", "value=\"free\"");

        Answer refused = post("/host/performances/new", with(wrong, "price.0", "80,000"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains(
                        "The sale must open before the performance starts",
                        "From 1 to 20.",
                        "From 1 to 30 minutes.",
                        "Fill in at least one limit",
                        "From 1 to 60 minutes.",
                        "value=\"80,000\"",
                        "value=\"21\"");
        assertThat(post("/host/performances/new", with(terms(venue, show), "price.0", "", "price.1", ""))
                        .body())
                .contains("Give at least one category that has seats a price;");
        assertThat(post("/host/performances/new", with(terms(venue, show), "show", "999999999"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aPerformanceIsChangedUntilSomebodyHasSeatsOfIt() {
        Opened sale = onSale.aPerformance().by(host.id()).concurrency(10).open();
        String terms = "/host/performances/" + sale.performance() + "/terms";
        String form = page(host, terms);
        assertThat(form)
                .contains(
                        "value=\"50000\"",
                        "value=\"own\" checked",
                        "id=\"ownInside\" name=\"ownInside\" type=\"number\" value=\"10\"");
        Map<String, String> fields = fields(form);
        assertThat(post(terms, with(fields, "room", "own", "price.0", "60,000")).status())
                .isEqualTo(303);
        assertThat(page(host, terms)).contains("value=\"60000\"");

        Buying.ordered(fans.fan(), sale, 0, ids);
        Answer refused = post(terms, with(fields, "room", "own", "price.0", "70000"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("Seats are held, or were sold or given away", "value=\"70000\"");
    }

    @Test
    void aPerformanceIsDeletedUntilSomebodyHasSeatsOfIt() {
        String draft = "/host/performances/" + aPerformance(aVenue(), aShow());
        assertThat(page(host, draft)).contains("Delete the performance");
        assertThat(browser(fans.host(), "en").post(draft + "/removal", Map.of()).status())
                .isEqualTo(404);
        assertThat(post(draft + "/removal", Map.of()).header("Location")).endsWith("/host");
        assertThat(browser(host, "en").get(draft).status()).isEqualTo(404);

        Opened sale = onSale.aPerformance().by(host.id()).open();
        Buying.ordered(fans.fan(), sale, 0, ids);
        String sold = "/host/performances/" + sale.performance();
        assertThat(page(host, sold)).doesNotContain("Delete the performance");
        assertThat(post(sold + "/removal", Map.of()).status()).isEqualTo(409);
    }

    @Test
    void aHostSeesWhatIsSoldHeldAndLeft() {
        Opened sale = onSale.aPerformance().by(host.id()).standing(100).open();
        String path = "/host/performances/" + sale.performance();
        assertThat(figures(page(host, path))).containsExactly("0", "0", "0", "150", "0", "₩0", "0");

        Buying.ordered(fans.fan(), sale, 0, 1, ids);
        Somebody buyer = fans.fan();
        wallets.charge(new TransferId(ids.next()), buyer.id(), new Won(200_000));
        Buying.ordered(buyer, sale, 1, 2, ids).pay("WALLET");

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(figures(page(host, path)))
                .containsExactly("3", "0", "2", "145", "0", "₩150,000", "1"));
        assertThat(host.api()
                        .get("/api/v1" + path + "/sales")
                        .json()
                        .path("purchasesLastMinute")
                        .asInt())
                .isEqualTo(1);
        assertThat(page(fans.admin(), path))
                .contains("How it sells")
                .doesNotContain(path + "/publication", path + "/terms");
    }

    @Test
    void nobodySeesOrChangesWhatIsSomebodyElses() {
        long venue = aVenue();
        long show = aShow();
        long performance = aPerformance(venue, show);
        String sale = "/host/performances/" + performance;
        Somebody other = fans.host();
        for (String path : Set.of("/host/venues/" + venue, "/host/shows/" + show, sale, sale + "/terms")) {
            assertThat(browser(other, "en").get(path).status()).as(path).isEqualTo(404);
            assertThat(browser(fans.fan(), "en").get(path).status()).as(path).isEqualTo(403);
            assertThat(fans.nobody().with("Accept", "text/html").get(path).header("Location"))
                    .contains("/login?next=");
        }
        Api theirs = browser(other, "en");
        assertThat(theirs.post("/host/shows/" + show, Map.of("title", "Mine")).status())
                .isEqualTo(404);
        assertThat(theirs.post("/host/shows/" + show + "/poster", "poster", TestImages.jpeg(60, 80))
                        .status())
                .isEqualTo(404);
        assertThat(theirs.post("/host/shows/" + show + "/poster/removal", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(theirs.post(sale + "/terms", terms(venue, show)).status()).isEqualTo(404);
        assertThat(theirs.post(sale + "/publication", Map.of("do", "publish")).status())
                .isEqualTo(404);
        assertThat(theirs.post("/host/performances/new", terms(venue, show)).status())
                .isEqualTo(422);
        assertThat(page(other, "/host"))
                .doesNotContain("/venues/" + venue + "\"", "/shows/" + show + "\"", sale + "\"");
    }

    @Test
    void whoIsNoHostMakesNothing() {
        Somebody admin = fans.somebody(Set.of(AccountRole.FAN, AccountRole.ADMIN));
        for (String path : Set.of("/host/venues/new", "/host/shows/new", "/host/performances/new")) {
            assertThat(browser(admin, "en").get(path).status()).as(path).isEqualTo(403);
            assertThat(browser(admin, "en").post(path, Map.of()).status())
                    .as(path)
                    .isEqualTo(403);
            assertThat(browser(fans.fan(), "en").get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(browser(admin, "en")
                        .post("/host/venues/plan", "plan", new byte[1])
                        .status())
                .isEqualTo(403);
    }

    private long aVenue() {
        return made(post("/host/venues/new", with(hall(), "do", "make")), "/host/venues/");
    }

    private long aShow() {
        return made(
                post(
                        "/host/shows/new",
                        Map.of("kind", "CONCERT", "title", "One night", "artist", "The Examples", "ageLimit", "0")),
                "/host/shows/");
    }

    private long aPerformance(long venue, long show) {
        return made(post("/host/performances/new", terms(venue, show)), "/host/performances/");
    }

    private static Map<String, String> hall() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("name", "Our hall");
        fields.putAll(block(0, "Parquet", "R", "A", "C", "8"));
        fields.putAll(block(1, "Balcony", "S", "1", "2", "10"));
        return fields;
    }

    private static Map<String, String> block(
            int index, String name, String category, String from, String to, String seats) {
        String path = "blocks[" + index + "].";
        return Map.of(
                path + "name", name,
                path + "category", category,
                path + "kind", "seats",
                path + "where", "behind",
                path + "rowFrom", from,
                path + "rowTo", to,
                path + "seatsInRow", seats,
                path + "places", "");
    }

    /** Seen in a day, sold in a week, played in a month. */
    private Map<String, String> terms(long venue, long show) {
        Instant now = clock.instant();
        var fields = new LinkedHashMap<String, String>();
        fields.put("show", Long.toString(show));
        fields.put("venue", Long.toString(venue));
        fields.put("visibleFrom", local(now.plus(Duration.ofDays(1))));
        fields.put("salesFrom", local(now.plus(Duration.ofDays(7))));
        fields.put("salesUntil", local(now.plus(Duration.ofDays(30))));
        fields.put("startsAt", local(now.plus(Duration.ofDays(30))));
        fields.put("price.0", "80,000");
        fields.put("price.1", "50000");
        fields.put("ticketsMax", "4");
        fields.put("hold", "5");
        fields.put("room", "none");
        return fields;
    }

    private static String local(Instant moment) {
        return LocalDateTime.ofInstant(moment, SEOUL)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    private static Map<String, String> with(Map<String, String> fields, String... changes) {
        var changed = new LinkedHashMap<>(fields);
        for (int at = 0; at < changes.length; at += 2) {
            changed.put(changes[at], changes[at + 1]);
        }
        return changed;
    }

    /** The inputs of a form that are typed into. */
    private static Map<String, String> fields(String page) {
        var fields = new LinkedHashMap<String, String>();
        Matcher input = Pattern.compile(
                        "<input id=\"([^\"]+)\" name=\"[^\"]+\" type=\"(?!file)[^\"]+\"[^>]*? value=\"([^\"]*)\"")
                .matcher(page);
        while (input.find()) {
            fields.put(input.group(1), input.group(2));
        }
        return fields;
    }

    /** What is sold, held, left and kept from sale, for how much, and how many purchases within a minute. */
    private static List<String> figures(String page) {
        return Pattern.compile("data-figure=\"\\w+\">([^<]*)<")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private Answer post(String path, Map<String, String> fields) {
        return browser(host, "en").post(path, fields);
    }

    /** The number of what was made, which its maker is sent on to. */
    private static long made(Answer answer, String path) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        Matcher there = Pattern.compile(Pattern.quote(path) + "(\\d+)").matcher(answer.header("Location"));
        assertThat(there.find()).as(answer.header("Location")).isTrue();
        return Long.parseLong(there.group(1));
    }

    private static String page(Somebody who, String path) {
        Answer answer = browser(who, "en").get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static Api browser(Somebody who, String language) {
        return who.api().with("Accept", "text/html,*/*;q=0.8").with("Accept-Language", language);
    }
}
