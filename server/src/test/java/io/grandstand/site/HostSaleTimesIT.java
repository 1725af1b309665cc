package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.kernel.Ids;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import io.grandstand.testing.OnSale.Opened;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A host opens and ends a sale by its page, whatever somebody has of it by then. */
@GrandstandTest
class HostSaleTimesIT {

    private static final String OPEN = "Open the sale now";
    private static final String END = "Yes, end it";
    private static final String CHANGE = ">Change the performance</a>";
    private static final String DELETE = "Yes, delete it";

    private final Fans fans;
    private final OnSale onSale;
    private final Ids ids;
    private final InstantSource clock;
    private Somebody host;
    private FormBrowser browser;

    @Autowired
    HostSaleTimesIT(Fans fans, OnSale onSale, Ids ids, InstantSource clock) {
        this.fans = fans;
        this.onSale = onSale;
        this.ids = ids;
        this.clock = clock;
        this.host = fans.host();
        this.browser = new FormBrowser(host.api());
    }

    @BeforeEach
    void somebodyNew() {
        host = fans.host();
        browser = new FormBrowser(host.api());
    }

    @Test
    void aGiftBeforeTheSaleDoesNotKeepItsHostFromOpeningIt() {
        Opened sale =
                onSale.aPerformance().by(host.id()).opensIn(Duration.ofHours(3)).open();
        give(sale, 0);
        String page = page(sale);
        assertThat(browser.get(page).body()).contains(OPEN).doesNotContain(CHANGE, DELETE);

        Answer opened = browser.post(page + "/publication", Map.of("do", "open"));

        assertThat(opened.header("Location")).isEqualTo(page + "?done=opened");
        assertThat(browser.get(page).body()).doesNotContain(OPEN).contains(END);
        Buying.ordered(fans.fan(), sale, 1, ids);
    }

    @Test
    void aSaleThatHasSoldSomethingIsEndedAndWhatWasBoughtStays() {
        Opened sale = onSale.aPerformance().by(host.id()).open();
        Buying buyer = Buying.ordered(fans.fan(), sale, 0, ids);
        String page = page(sale);
        assertThat(browser.get(page).body()).contains(END);

        Answer ended = browser.post(page + "/publication", Map.of("do", "end"));

        assertThat(ended.header("Location")).isEqualTo(page + "?done=ended");
        assertThat(browser.get(page + "?done=ended").body())
                .contains("The sale has ended. Tickets stay valid.")
                .doesNotContain(END);
        Answer late = buyer.fan()
                .put("/api/v1/performances/" + sale.performance() + "/holds/" + UUID.randomUUID(), "{\"seats\":[1]}");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().path("type").asString()).endsWith("sales-closed");
        buyer.pay("SANDBOX");
    }

    @Test
    void aSaleThatHasEndedIsNotOpenedAgainOnceSomethingWasSold() {
        Opened sale = onSale.aPerformance().by(host.id()).open();
        Buying.ordered(fans.fan(), sale, 0, ids);
        browser.get(page(sale));
        browser.post(page(sale) + "/publication", Map.of("do", "end"));
        Instant later = clock.instant().plus(Duration.ofHours(1));

        Answer again = host.api().patch("/api/v1" + page(sale), "{\"salesUntil\":\"%s\"}".formatted(later));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("type").asString()).endsWith("already-sold");
    }

    @Test
    void whatWasGivenAndTakenBackIsNotOfferedForChangeOrDeletion() {
        Opened sale =
                onSale.aPerformance().by(host.id()).opensIn(Duration.ofHours(3)).open();
        assertThat(browser.get(page(sale)).body()).contains(CHANGE, DELETE);
        UUID gift = give(sale, 0);
        host.api().delete(gifts(sale) + "/" + gift);

        assertThat(browser.get(page(sale)).body())
                .contains("data-figure=\"given\">0<", "were sold or given away", OPEN)
                .doesNotContain(CHANGE, DELETE);
        assertThat(browser.post(page(sale) + "/removal", Map.of()).status()).isEqualTo(409);
    }

    private static String page(Opened sale) {
        return "/host/performances/" + sale.performance();
    }

    private static String gifts(Opened sale) {
        return "/api/v1" + page(sale) + "/complimentary";
    }

    private UUID give(Opened sale, int seat) {
        UUID gift = ids.next();
        Answer given = host.api()
                .put(
                        gifts(sale) + "/" + gift,
                        "{\"guest\":\"%s\",\"seats\":[%d]}".formatted(fans.fan().email(), seat));
        assertThat(given.status()).as(given.body()).isEqualTo(201);
        return gift;
    }
}
