package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.kernel.Ids;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import io.grandstand.testing.OnSale.Opened;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Asking for more time by pages alone. */
@GrandstandTest
class MoreTimePagesIT {

    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");
    private static final Pattern UNTIL = Pattern.compile("data-until=\"([^\"]+)\"");
    private static final Duration FREED_MAX = Duration.ofSeconds(10);
    private static final String ASK = "I need more time";

    @Autowired
    Fans fans;

    @Autowired
    OnSale onSale;

    @Autowired
    Ids ids;

    @Test
    void aFormGivesItOnceAndThePageSaysSo() {
        Opened sale = onSale.aPerformance().moreSeconds(120).open();
        Somebody fan = fans.fan();
        String order = "/orders/" + Buying.ordered(fan, sale, 3, ids).orderId();
        var browser = new FormBrowser(fan.api());
        Answer before = browser.get(order);
        assertThat(before.body()).contains(ASK, "Once: 2 minutes more.");
        Map<String, String> form = Map.of("key", found(KEY, before));

        Answer given = browser.post(order + "/more-time", form);

        assertThat(given.status()).isEqualTo(303);
        Answer after = browser.get(given.header("Location"));
        assertThat(after.body()).contains("You have more time.").doesNotContain(ASK);
        Instant longer = Instant.parse(found(UNTIL, before)).plus(Duration.ofMinutes(2));
        assertThat(found(UNTIL, after)).isEqualTo(longer.toString());
        assertThat(browser.post(order + "/more-time", form).header("Location"))
                .as("sent twice")
                .isEqualTo(given.header("Location"));
        Answer again = browser.post(order + "/more-time", Map.of());
        assertThat(browser.get(again.header("Location")).body()).contains("You had more time already");
        assertThat(found(UNTIL, browser.get(order))).isEqualTo(longer.toString());
    }

    @Test
    void theSeatsPageOffersItBesideWhatIsKept() {
        Opened sale = onSale.aPerformance().moreSeconds(90).open();
        Somebody fan = fans.fan();
        String order = Buying.ordered(fan, sale, 3, ids).orderId();
        var browser = new FormBrowser(fan.api());

        assertThat(browser.get("/performances/" + sale.performance() + "/seats").body())
                .contains(ASK, "Once: 90 seconds more.", "action=\"/orders/" + order + "/more-time\"");
    }

    @Test
    void nothingIsOfferedWhereTheHostGivesNone() {
        Opened sale = onSale.aPerformance().moreSeconds(0).open();
        Somebody fan = fans.fan();
        String order = "/orders/" + Buying.ordered(fan, sale, 3, ids).orderId();
        var browser = new FormBrowser(fan.api());

        assertThat(browser.get(order).body()).doesNotContain(ASK);
        Answer refused = browser.post(order + "/more-time", Map.of());
        assertThat(browser.get(refused.header("Location")).body()).contains("The host gives no more time here.");
    }

    @Test
    void whatIsOverIsSaidToBeOverAlsoWhereItGotMoreTimeBefore() {
        Opened sale = onSale.aPerformance().moreSeconds(120).open();
        Somebody fan = fans.fan();
        String order = "/orders/" + Buying.ordered(fan, sale, 3, ids).orderId();
        var browser = new FormBrowser(fan.api());
        Map<String, String> form = Map.of("key", found(KEY, browser.get(order)));
        String given = browser.post(order + "/more-time", form).header("Location");
        fan.api().delete("/api/v1" + order);

        Answer after = browser.get(given);

        assertThat(after.body()).doesNotContain("You have more time.");
        await().atMost(FREED_MAX).untilAsserted(() -> assertThat(
                        browser.get(browser.post(order + "/more-time", form).header("Location"))
                                .body())
                .contains("The time is over, and the seats went back."));
    }

    @Test
    void anotherFansOrderIsNone() {
        Opened sale = onSale.aPerformance().open();
        String order = "/orders/" + Buying.ordered(fans.fan(), sale, 3, ids).orderId();
        var other = new FormBrowser(fans.fan().api());
        other.get("/me/orders");

        assertThat(other.post(order + "/more-time", Map.of()).status()).isEqualTo(404);
    }

    private static String found(Pattern pattern, Answer page) {
        Matcher matcher = pattern.matcher(page.body());
        assertThat(matcher.find()).as(page.body()).isTrue();
        return matcher.group(1);
    }
}
