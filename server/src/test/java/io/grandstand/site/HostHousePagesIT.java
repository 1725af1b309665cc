package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.kernel.Ids;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import io.grandstand.testing.OnSale.Opened;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A host blocks and frees seats by pages alone. */
@GrandstandTest
class HostHousePagesIT {

    private static final Pattern THESE = Pattern.compile("name=\"these\" value=\"([^\"]+)\"");

    @Autowired
    Fans fans;

    @Autowired
    OnSale onSale;

    @Autowired
    Ids ids;

    @Test
    void whatIsTypedIsBlockedAndALineOfTheListFreesIt() {
        Somebody host = fans.host();
        Opened sale = onSale.aPerformance().by(host.id()).open();
        String performance = "/host/performances/" + sale.performance();
        Buying.ordered(fans.fan(), sale, 2, ids);
        var browser = new FormBrowser(host.api());
        assertThat(browser.get(performance).body()).contains("href=\"" + performance + "/house-seats\"");
        String page = performance + "/house-seats";
        assertThat(browser.get(page).body()).contains("No seat is blocked.", ">Floor</option>");

        Answer blocked = browser.post(page, typed("1", "1-4", "<press>"));

        assertThat(blocked.status()).isEqualTo(200);
        assertThat(blocked.body())
                .contains(
                        "<div class=\"note good\"",
                        "Blocked: 3 seats.",
                        "A fan keeps them: Floor 1 3.",
                        "1–2, 4",
                        "&lt;press&gt;")
                .doesNotContain("<press>");
        assertThat(browser.get(performance).body()).contains("data-figure=\"blocked\">3<", "data-figure=\"left\">46<");

        assertThat(browser.post(page, typed("1", "3", "press")).body())
                .contains("<div class=\"note warn\"", "Blocked: no seat.");

        Matcher these = THESE.matcher(blocked.body());
        assertThat(these.find()).isTrue();
        Answer freed = browser.post(page, Map.of("these", these.group(1)));

        assertThat(freed.body()).contains("On sale: 3 seats.", "No seat is blocked.");
        assertThat(browser.get(performance).body()).contains("data-figure=\"blocked\">0<");
    }

    @Test
    void whatTheFieldsCannotSayIsPickedOnTheMapBesideThem() {
        Somebody host = fans.host();
        Opened sale = onSale.aPerformance().by(host.id()).frontOnly().open();
        String page = "/host/performances/" + sale.performance() + "/house-seats";
        var browser = new FormBrowser(host.api());
        assertThat(browser.get(page).body())
                .contains(
                        "data-host-map",
                        "data-performance=\"" + sale.performance() + "\"",
                        "data-seats-max=\"5000\"",
                        "data-prices=\"[50000,null]\"",
                        "data-given=\"[]\"",
                        "data-done=\"false\"");

        Answer wrong = browser.post(page, picked("0,11", ""));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("Say why in 1 to 60 characters.", "name=\"picked\" value=\"0,11\"", "data-done=\"false\"");
        assertThat(browser.post(page, picked("x", "press")).body()).contains("There are no such seats.");
        Answer blocked = browser.post(page, picked("0,11", "press"));

        assertThat(blocked.body())
                .contains(
                        "Blocked: 2 seats.",
                        "name=\"these\" value=\"0\"",
                        "name=\"these\" value=\"11\"",
                        "data-done=\"true\"");
        String all = IntStream.range(0, sale.plan().seats().size())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
        assertThat(browser.post(page, picked(all, "press")).body())
                .contains("Blocked: 30 seats.", "Not for sale anyway: Floor 4 1");
    }

    private static Map<String, String> picked(String seats, String reason) {
        return Map.of("section", "", "rows", "", "seats", "", "picked", seats, "reason", reason, "do", "block");
    }

    @Test
    void whatCannotBeReadIsSaidAndKept() {
        Somebody host = fans.host();
        Opened sale = onSale.aPerformance().by(host.id()).open();
        String page = "/host/performances/" + sale.performance() + "/house-seats";
        var browser = new FormBrowser(host.api());
        assertThat(browser.get(page).body().replaceAll("\\s+", " "))
                .contains("<label for=\"reason\">Reason, in a word</label>", "Needed to block")
                .as("to free seats nobody needs one")
                .doesNotContainPattern("name=\"reason\"[^>]* required");

        Answer rows = browser.post(page, typed("1-9", "1", "press"));
        assertThat(rows.status()).isEqualTo(422);
        assertThat(rows.body())
                .contains(
                        "Write rows as they are called, like 1-3, 5. This section has rows 1 to 5.",
                        "value=\"1-9\"",
                        "value=\"press\"");
        assertThat(browser.post(page, typed("1", "one", "press")).body()).contains("Write seats by number");
        assertThat(browser.post(page, typed("1", "77", "press")).body()).contains("There are no such seats.");
        assertThat(browser.post(page, typed("1", "1", "")).body()).contains("Say why in 1 to 60 characters.");
        assertThat(browser.post(page, Map.of("section", "9")).body()).contains("Choose a section.");
        assertThat(browser.get(page).body()).contains("No seat is blocked.");
    }

    @Test
    void anotherHostsSeatsAreNobodyElses() {
        Opened sale = onSale.aPerformance().by(fans.host().id()).open();
        String page = "/host/performances/" + sale.performance() + "/house-seats";
        var other = new FormBrowser(fans.host().api());
        other.get("/host");

        assertThat(other.get(page).status()).isEqualTo(404);
        assertThat(other.post(page, typed("1", "1", "press")).status()).isEqualTo(404);
        assertThat(new FormBrowser(fans.fan().api()).get(page).status()).isEqualTo(403);
    }

    private static Map<String, String> typed(String rows, String seats, String reason) {
        return Map.of("section", "0", "rows", rows, "seats", seats, "reason", reason, "do", "block");
    }
}
