package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.kernel.Ids;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import io.grandstand.testing.OnSale.Opened;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where fans find what can be bought since a moment ago, and what can be bought at all. */
@GrandstandTest
class JustOpenedIT {

    private static final Duration A_MOMENT_AGO = Duration.ofSeconds(-1);
    private static final Pattern LINK = Pattern.compile("href=\"(/performances/\\d+)\"");

    private final Fans fans;
    private final OnSale onSale;
    private final Ids ids;

    @Autowired
    JustOpenedIT(Fans fans, OnSale onSale, Ids ids) {
        this.fans = fans;
        this.onSale = onSale;
        this.ids = ids;
    }

    @Test
    void aSaleThatHasOpenedIsUnderJustOpenedAndNotUnderOpeningSoon() {
        Opened sale = onSale.aPerformance().opensIn(A_MOMENT_AGO).open();

        String page = page("en", "/");

        assertThat(page)
                .contains("id=\"opened\">Just opened</h2>", "<a href=\"/?status=open\">See what is on sale</a>");
        assertThat(justOpened(page)).contains(link(sale));
        assertThat(openingSoon(page)).doesNotContain(link(sale));
        assertThat(page("ko", "/")).contains("id=\"opened\">방금 예매 시작</h2>");
    }

    @Test
    void theLastToOpenIsTheFirst() {
        onSale.aPerformance().opensIn(A_MOMENT_AGO.multipliedBy(2)).open();
        onSale.aPerformance().opensIn(A_MOMENT_AGO).open();

        List<Instant> opened = LINK.matcher(justOpened(page("en", "/")))
                .results()
                .map(link -> fans.nobody().get("/api/v1" + link.group(1)).json())
                .map(performance -> Instant.parse(performance.path("salesFrom").asString()))
                .toList();

        assertThat(opened).hasSizeGreaterThan(1).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void whatIsNotOpenYetOrSoldOutIsNotUnderIt() {
        Opened sold = onSale.aPerformance().opensIn(A_MOMENT_AGO).seats(1, 1).open();
        assertThat(justOpened(page("en", "/"))).contains(link(sold));
        Buying.ordered(fans.fan(), sold, 0, ids);
        Opened soon = onSale.aPerformance().opensIn(Duration.ofMinutes(1)).open();

        assertThat(justOpened(page("en", "/"))).doesNotContain(link(sold), link(soon));
    }

    @Test
    void whoLooksForSomethingSeesWhatTheyLookForAlone() {
        Opened sale = onSale.aPerformance().opensIn(A_MOMENT_AGO).open();

        for (String search : new String[] {"/?venue=" + sale.plan().venue(), "/?status=open"}) {
            assertThat(page("en", search)).doesNotContain("id=\"opened\"");
        }
    }

    @Test
    void whatIsOnSaleIsOneOfTheWaysToLookAround() {
        String all = "<a href=\"/?status=open\" aria-current=\"page\">";
        assertThat(page("en", "/")).contains("<a href=\"/?status=open\">On sale</a>");
        assertThat(page("en", "/?status=open")).contains(all + "On sale</a>");
        assertThat(page("ko", "/?status=open")).contains(all + "예매 중</a>");
        assertThat(page("en", "/?status=open&q=concert")).doesNotContain(all);
        assertThat(page("en", "/ranking")).contains("<a href=\"/?status=open\">On sale</a>");
    }

    private static String link(Opened sale) {
        return "href=\"/performances/" + sale.performance() + "\"";
    }

    private static String justOpened(String page) {
        return between(page, "id=\"opened\"", "id=\"found\"");
    }

    private static String openingSoon(String page) {
        return between(page, "id=\"results\"", "id=\"opened\"");
    }

    private static String between(String page, String first, String last) {
        int start = page.indexOf(first);
        int end = page.indexOf(last);
        return start < 0 || end < start ? "" : page.substring(start, end);
    }

    private String page(String language, String path) {
        Answer answer = fans.nobody()
                .with("Accept", "text/html")
                .with("Accept-Language", language)
                .get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.body();
    }
}
