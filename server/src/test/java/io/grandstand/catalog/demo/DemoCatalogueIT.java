package io.grandstand.catalog.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.catalog.Catalogue;
import io.grandstand.catalog.HostedPerformances;
import io.grandstand.catalog.HostedShows;
import io.grandstand.catalog.PerformanceQuery;
import io.grandstand.catalog.PerformanceView;
import io.grandstand.catalog.Performances;
import io.grandstand.catalog.ShowKind;
import io.grandstand.catalog.Teams;
import io.grandstand.identity.Accounts;
import io.grandstand.kernel.PageRequest;
import io.grandstand.testing.GrandstandTest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GrandstandTest
class DemoCatalogueIT {

    @Autowired
    DemoCatalogue demo;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Performances performances;

    @Autowired
    Teams teams;

    @Autowired
    Accounts accounts;

    @Autowired
    InstantSource clock;

    @Autowired
    DemoPlaces places;

    @Autowired
    HostedShows shows;

    @Autowired
    HostedPerformances hosted;

    private List<PerformanceView> own() {
        var host = accounts.findByEmail("host@grandstand.test").orElseThrow().id();
        var all = new ArrayList<PerformanceView>();
        for (int page = 0; page < 5; page++) {
            all.addAll(catalogue
                    .search(PerformanceQuery.hostedBy(host), new PageRequest(page, PageRequest.SIZE_MAX))
                    .items());
        }
        return all;
    }

    @Test
    void hasTenClubsAMonthOfGamesAndFourConcerts() {
        assertThat(teams.all()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(own())
                .filteredOn(performance -> performance.show().kind() == ShowKind.GAME)
                .hasSizeGreaterThan(120);
        assertThat(own().stream()
                        .map(PerformanceView::show)
                        .filter(show -> show.kind() == ShowKind.CONCERT)
                        .map(show -> show.title())
                        .distinct())
                .hasSize(4);
    }

    @Test
    void sellsWithAndWithoutAWaitingRoom() {
        var onSale = own().stream()
                .map(performance -> performances.find(performance.id()).orElseThrow())
                .filter(terms -> terms.onSale(clock.instant()))
                .toList();

        assertThat(onSale).anyMatch(terms -> terms.waitingRoom().isEmpty());
        assertThat(onSale).anyMatch(terms -> terms.waitingRoom()
                .filter(room -> room.rate().isPresent() && room.concurrency().isPresent())
                .isPresent());
    }

    @Test
    void opensAgainWhatNobodyBoughtInsteadOfAddingToIt() {
        demo.load();
        int before = own().size();
        InstantSource later = () -> clock.instant().plus(Duration.ofMinutes(20));

        new DemoCatalogue(accounts, places, catalogue, shows, hosted, later).load();

        assertThat(own()).hasSize(before);
        assertThat(own())
                .filteredOn(performance -> performance.show().title().contains("첫차"))
                .filteredOn(performance -> performance.salesFrom().isAfter(later.instant()))
                .hasSize(1);
    }

    @Test
    void leavesOpenWhatHasJustOpened() {
        demo.load();
        List<Instant> before = openingsOfTheRush();
        InstantSource later = () -> clock.instant().plus(Duration.ofMinutes(5));

        new DemoCatalogue(accounts, places, catalogue, shows, hosted, later).load();

        assertThat(openingsOfTheRush()).isEqualTo(before).anyMatch(opens -> opens.isBefore(later.instant()));
    }

    private List<Instant> openingsOfTheRush() {
        return own().stream()
                .filter(performance -> performance.show().title().contains("첫차"))
                .map(PerformanceView::salesFrom)
                .sorted()
                .toList();
    }

    @Test
    void sellsStandingRoomInAClub() {
        assertThat(own().stream()
                        .map(performance -> performances.find(performance.id()).orElseThrow())
                        .filter(terms -> terms.onSale(clock.instant()))
                        .filter(terms -> !terms.plan().areas().isEmpty()))
                .hasSize(2)
                .allSatisfy(terms -> {
                    assertThat(terms.plan().seats()).isNotEmpty();
                    assertThat(terms.plan().areas()).allSatisfy(area -> assertThat(terms.price(area.no()))
                            .isPresent());
                });
    }

    @Test
    void makesNothingTwiceButWhatIsAboutToOpen() {
        int before = own().size();

        demo.load();

        assertThat(own().size()).isBetween(before, before + 1);
        assertThat(own())
                .anyMatch(performance -> performance
                                .salesFrom()
                                .isAfter(clock.instant().plusSeconds(30))
                        && performance.salesFrom().isBefore(clock.instant().plusSeconds(150)));
    }
}
