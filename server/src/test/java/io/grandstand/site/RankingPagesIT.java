package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.order.Buyer;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import io.grandstand.testing.OnSale.Opened;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages of what is booked most and of what sells now, as browsers get them. */
@GrandstandTest
class RankingPagesIT {

    @Autowired
    Fans fans;

    @Autowired
    OnSale onSale;

    @Test
    void aPerformanceThatIsSoldOutLeadsTheRankingWithinAMinute() {
        Opened on = onSale.aPerformance()
                .seats(1, 1)
                .frontOnly()
                .startsIn(Duration.ofMinutes(10))
                .open();
        Buyer buyer = Buyer.admitted(fans.fan(), on);
        buyer.charge(100_000);
        buyer.bought(0);

        await().atMost(Duration.ofMinutes(1))
                .until(() -> page("ko", "/ranking").contains("href=\"/performances/" + on.performance() + "\""));
        assertThat(page("ko", "/ranking")).contains("<html lang=\"ko\">", "예매율 순위", "100.0%", "매진", "Test concert");
        assertThat(page("en", "/ranking")).contains("<html lang=\"en\">", "Most booked", "100.0 %", "Sold out");
    }

    @Test
    void bothRankingsAreAWayToLookAroundFromTheFrontPage() {
        assertThat(page("en", "/"))
                .contains(
                        "<a href=\"/\" aria-current=\"page\">What's on</a>",
                        "<a href=\"/ranking\">Most booked</a>",
                        "<a href=\"/ranking?by=trend\">Selling now</a>");
        assertThat(page("en", "/ranking?by=trend"))
                .contains("Selling now</h1>", "<a href=\"/ranking?by=trend\" aria-current=\"page\">")
                .doesNotContain("<a href=\"/ranking\" aria-current");
        assertThat(page("ko", "/ranking?by=trend")).contains("지금 인기</h1>", "최근 한 시간 동안 팔린 티켓");
    }

    @Test
    void aMeasureThatThereIsNotShowsWhatIsBookedMost() {
        assertThat(page("en", "/ranking?by=money"))
                .contains("Most booked</h1>", "<a href=\"/ranking\" aria-current=\"page\">");
    }

    @Test
    void gatewaysMayKeepItForAMoment() {
        assertThat(get("en", "/ranking").header("Cache-Control")).startsWith("public");
    }

    private String page(String language, String path) {
        Answer answer = get(language, path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.body();
    }

    private Answer get(String language, String path) {
        return fans.nobody()
                .with("Accept", "text/html,*/*;q=0.8")
                .with("Accept-Language", language)
                .get(path);
    }
}
