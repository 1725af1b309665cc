package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import io.grandstand.catalog.Catalogue;
import io.grandstand.kernel.Ids;
import io.grandstand.kernel.Won;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import io.grandstand.testing.OnSale.Opened;
import io.grandstand.wallet.TransferId;
import io.grandstand.wallet.Wallets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a fan has tickets for, in their calendar. */
@GrandstandTest
class CalendarIT {

    private static final Duration PAID_WITHIN = Duration.ofSeconds(20);

    @Autowired
    Fans fans;

    @Autowired
    OnSale onSale;

    @Autowired
    Wallets wallets;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Ids ids;

    @Test
    void aBoughtOrderIsAnEntryWithItsPlaceTimeAndSeat() {
        Somebody fan = fans.fan();
        Opened sale = onSale.aPerformance().open();
        String path = bought(fan, sale);

        Answer answer = fan.api().get(path);

        assertThat(answer.header("Content-Type")).isEqualTo("text/calendar;charset=UTF-8");
        assertThat(answer.header("Content-Disposition")).contains("grandstand.ics");
        var view = catalogue.find(sale.performance()).orElseThrow().view();
        VEvent event = Biweekly.parse(answer.body()).first().getEvents().getFirst();
        assertThat(event.getSummary().getValue()).isEqualTo("Test concert");
        assertThat(event.getLocation().getValue()).isEqualTo("Test hall");
        assertThat(event.getDescription().getValue())
                .isEqualTo(sale.plan().seats().getFirst().label());
        assertThat(event.getDateStart().getValue())
                .isEqualTo(Date.from(view.startsAt().truncatedTo(ChronoUnit.SECONDS)));
        assertThat(event.getUid().getValue())
                .isEqualTo(Biweekly.parse(fan.api().get(path).body())
                        .first()
                        .getEvents()
                        .getFirst()
                        .getUid()
                        .getValue());
    }

    @Test
    void whatIsNotBoughtOrNotTheirsIsNoEntry() {
        Somebody fan = fans.fan();
        Opened sale = onSale.aPerformance().open();
        String unpaid = "/orders/" + Buying.ordered(fan, sale, 1, ids).orderId() + "/calendar.ics";
        String bought = bought(fans.fan(), sale);

        assertThat(fan.api().get(unpaid).problem()).isEqualTo("not-found");
        assertThat(fan.api().get(bought).problem()).isEqualTo("not-found");
    }

    private String bought(Somebody fan, Opened sale) {
        wallets.charge(new TransferId(ids.next()), fan.id(), new Won(100_000));
        Buying buying = Buying.ordered(fan, sale, 0, ids);
        buying.pay("WALLET");
        String path = "/orders/" + buying.orderId() + "/calendar.ics";
        await().atMost(PAID_WITHIN).until(() -> fan.api().get(path).status() == 200);
        return path;
    }
}
