package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.kernel.Ids;
import io.grandstand.notification.Notices;
import io.grandstand.order.event.OrderCompleted;
import io.grandstand.outbox.Outbox;
import io.grandstand.testing.Api;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.GrandstandTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The inbox as a browser without a script has it. */
@GrandstandTest
class NoticePagesIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String INBOX = "/me/notices";
    private static final Pattern UNTIL = Pattern.compile("name=\"until\" value=\"([^\"]+)\"");

    private final Fans fans;
    private final Ids ids;
    private final Notices notices;
    private final Outbox outbox;
    private final TransactionTemplate transaction;

    @Autowired
    NoticePagesIT(Fans fans, Ids ids, Notices notices, Outbox outbox, PlatformTransactionManager transactions) {
        this.fans = fans;
        this.ids = ids;
        this.notices = notices;
        this.outbox = outbox;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    void allThatIsThereIsMarkedAsReadAtOnceAndWhatHasComeSinceIsNot() {
        Somebody fan = fans.fan();
        tell(fan, 1);
        tell(fan, 2);
        Api browser = fan.api().with("Accept", "text/html").with("Accept-Language", "en");
        String page = browser.get(INBOX).body();
        assertThat(page).contains("Mark all as read", "class=\"tag soon\">New<", "aria-hidden=\"true\">2<");
        Map<String, String> form = Map.of("until", until(page));
        tell(fan, 3);

        Answer marked = browser.post(INBOX + "/read", form);

        assertThat(marked.status()).isEqualTo(303);
        assertThat(marked.header("Location")).isEqualTo(INBOX + "?read");
        assertThat(notices.unread(fan.id())).isOne();
        assertThat(browser.get(INBOX + "?read").body())
                .contains("What was here is marked as read.", "Mark all as read");
        browser.post(INBOX + "/read", form);
        assertThat(notices.unread(fan.id())).isOne();

        browser.post(INBOX + "/read", Map.of("until", until(browser.get(INBOX).body())));
        assertThat(browser.get(INBOX).body()).doesNotContain("Mark all as read", "tag soon", "marked as read");
        assertThat(browser.with("Accept-Language", "ko").get(INBOX + "?read").body())
                .contains("여기 있던 알림을 모두 읽음으로 표시했습니다.");
    }

    @Test
    void whoeverHasNothingUnreadIsNotAskedToMarkIt() {
        assertThat(fans.fan()
                        .api()
                        .with("Accept", "text/html")
                        .with("Accept-Language", "en")
                        .get(INBOX)
                        .body())
                .doesNotContain("Mark all as read");
    }

    @Test
    void aMomentThatCannotBeReadIsNow() {
        Somebody fan = fans.fan();
        tell(fan, 1);

        assertThat(fan.api()
                        .with("Accept", "text/html")
                        .post(INBOX + "/read", Map.of("until", "soon"))
                        .status())
                .isEqualTo(303);

        assertThat(notices.unread(fan.id())).isZero();
    }

    private void tell(Somebody fan, long unreadThen) {
        var bought = new OrderCompleted(
                ids.next(),
                Instant.parse("2026-11-21T10:00:00Z"),
                ids.next(),
                fan.id().value(),
                7,
                "LG 트윈스 : 두산 베어스",
                Instant.parse("2026-12-05T09:30:00Z"),
                List.of("1루 A열 3번"),
                80_000,
                false);
        transaction.executeWithoutResult(_ -> outbox.append(bought));
        await().atMost(SOON).until(() -> notices.unread(fan.id()) == unreadThen);
    }

    private static String until(String page) {
        Matcher found = UNTIL.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
