package io.grandstand.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.kernel.Won;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GrandstandTest
class PerformanceTermsIT {

    @Autowired
    OnSale onSale;

    @Autowired
    Performances performances;

    @Autowired
    HostedPerformances hosted;

    @Autowired
    InstantSource clock;

    @Test
    void tellsWhatSellingNeedsToKnow() {
        var opened =
                onSale.aPerformance().seats(4, 10).ticketsMax(6).rate(100, 10).open();

        PerformanceTerms terms = performances.find(opened.performance()).orElseThrow();

        assertThat(terms.plan()).isEqualTo(opened.plan());
        assertThat(terms.plan().seatsTotal()).isEqualTo(40);
        assertThat(terms.price(new SeatNo(0))).contains(new Won(OnSale.FRONT_PRICE));
        assertThat(terms.price(new SeatNo(39))).contains(new Won(OnSale.BACK_PRICE));
        assertThat(terms.ticketsMaxPerFan()).isEqualTo(6);
        assertThat(terms.holdTime()).isEqualTo(Duration.ofMinutes(5));
        assertThat(terms.onSale(clock.instant())).isTrue();
        assertThat(terms.waitingRoom().orElseThrow().rate())
                .contains(new WaitingRoomPolicy.Rate(100, Duration.ofSeconds(10)));
    }

    @Test
    void doesNotSellACategoryWithoutAPrice() {
        var opened = onSale.aPerformance().seats(4, 10).frontOnly().open();

        PerformanceTerms terms = performances.find(opened.performance()).orElseThrow();

        assertThat(terms.price(new SeatNo(19))).isPresent();
        assertThat(terms.price(new SeatNo(20))).isEmpty();
    }

    @Test
    void isNeverStaleAfterAChangeWasAnswered() {
        var opened = onSale.aPerformance().open();
        assertThat(performances.find(opened.performance()).orElseThrow().ticketsMaxPerFan())
                .isEqualTo(10);
        PerformanceDraft now = hosted.draft(opened.host(), opened.performance()).orElseThrow();

        var answer = hosted.change(
                opened.host(),
                opened.performance(),
                new PerformanceDraft(
                        now.show(),
                        now.venue(),
                        now.startsAt(),
                        now.visibleFrom(),
                        now.salesFrom(),
                        now.salesUntil(),
                        now.prices(),
                        3,
                        now.holdSeconds(),
                        now.moreSeconds(),
                        now.noOrphanSeats(),
                        null,
                        null));

        assertThat(answer).isEqualTo(new HostResult.Done<>(opened.performance()));
        assertThat(performances.find(opened.performance()).orElseThrow().ticketsMaxPerFan())
                .isEqualTo(3);
    }

    @Test
    void forgetsADeletedPerformance() {
        var opened = onSale.aPerformance().open();
        assertThat(performances.find(opened.performance())).isPresent();

        assertThat(hosted.delete(opened.host(), opened.performance()))
                .isEqualTo(new HostResult.Done<>(opened.performance()));

        assertThat(performances.find(opened.performance())).isEmpty();
    }

    @Test
    void listsWhatIsOnSaleOrOpensSoon() {
        var open = onSale.aPerformance().open().performance();
        var soon = onSale.aPerformance().opensIn(Duration.ofMinutes(30)).open().performance();
        var later = onSale.aPerformance().opensIn(Duration.ofHours(2)).open().performance();
        var closed = onSale.aPerformance().salesClosed().open().performance();

        assertThat(performances.openingOrOnSale(10_000))
                .extracting(PerformanceTerms::id)
                .contains(open, soon)
                .doesNotContain(later, closed);
    }
}
