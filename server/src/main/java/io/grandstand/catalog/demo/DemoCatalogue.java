package io.grandstand.catalog.demo;

import io.grandstand.catalog.Catalogue;
import io.grandstand.catalog.HostResult;
import io.grandstand.catalog.HostedPerformances;
import io.grandstand.catalog.HostedShows;
import io.grandstand.catalog.PerformanceDraft;
import io.grandstand.catalog.PerformanceDraft.Rate;
import io.grandstand.catalog.PerformanceDraft.Room;
import io.grandstand.catalog.PerformanceQuery;
import io.grandstand.catalog.PerformanceView;
import io.grandstand.catalog.ShowDraft;
import io.grandstand.catalog.ShowId;
import io.grandstand.catalog.ShowKind;
import io.grandstand.catalog.ShowView;
import io.grandstand.catalog.TeamId;
import io.grandstand.catalog.VenueId;
import io.grandstand.catalog.WaitingRoomPolicy.Away;
import io.grandstand.catalog.WaitingRoomPolicy.Rejoin;
import io.grandstand.catalog.demo.DemoSchedule.Game;
import io.grandstand.identity.Account;
import io.grandstand.identity.Accounts;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.DemoDataset;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What is on in the demo: a month of games, four concerts, one of them in a club with standing room, and always one that
 * opens two minutes after the start.
 */
@Component
@Order(DemoCatalogue.AFTER_ACCOUNTS)
class DemoCatalogue implements DemoDataset {

    static final int AFTER_ACCOUNTS = 20;

    private static final String HOST = "host@grandstand.test";
    private static final int DAYS = 31;
    private static final Duration OPENS_AFTER_START = Duration.ofMinutes(2);
    /** One that opens sooner than this is no use to somebody who just came. */
    private static final Duration OPENS_SOON = Duration.ofSeconds(60);

    private static final Duration STAYS_OPEN = Duration.ofMinutes(15);

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration SALE_BEFORE_GAME = Duration.ofDays(7);
    private static final Duration SEEN_BEFORE_SALE = Duration.ofDays(60);
    private static final LocalTime CONCERT_START = LocalTime.of(19, 30);
    private static final long WEEKEND_SURCHARGE = 2_000;
    private static final int TICKETS_MAX = 8;
    private static final int HOLD_SECONDS = 420;
    private static final int OWN_MAX = 10_000;

    private static final Room BUSY = new Room(new Rate(300, 10), null, 2_000, 600, Rejoin.KEEP, Away.CLOSED);
    private static final Room RUSH = new Room(new Rate(20, 10), null, 100, 600, Rejoin.KEEP, Away.CLOSED);

    private static final String OPEN_CONCERT = "서지안 콘서트 〈파도〉";
    private static final String BUSY_CONCERT = "밴드 유월 전국투어 〈정거장〉";
    private static final String CLUB_CONCERT = "오후네시 클럽 투어 〈골목〉";
    private static final String RUSH_CONCERT = "새벽열차 단독 공연 〈첫차〉";

    private final Accounts accounts;
    private final DemoPlaces places;
    private final Catalogue catalogue;
    private final HostedShows shows;
    private final HostedPerformances performances;
    private final InstantSource clock;

    DemoCatalogue(
            Accounts accounts,
            DemoPlaces places,
            Catalogue catalogue,
            HostedShows shows,
            HostedPerformances performances,
            InstantSource clock) {
        this.accounts = accounts;
        this.places = places;
        this.catalogue = catalogue;
        this.shows = shows;
        this.performances = performances;
        this.clock = clock;
    }

    @Override
    public void load() {
        accounts.findByEmail(HOST).map(Account::id).ifPresent(this::load);
    }

    private void load(AccountId host) {
        Map<DemoVenue, VenueId> venues = places.putVenues(host);
        Map<DemoClub, TeamId> teams = places.putTeams(venues);
        var there = new There(host);
        Instant now = clock.instant();
        for (Game game : DemoSchedule.games(now, DAYS)) {
            putGame(there, teams, game);
        }
        VenueId hall = venues.get(DemoVenue.HALL);
        if (hall != null) {
            putConcerts(there, hall, now);
        }
        VenueId club = venues.get(DemoVenue.CLUB);
        if (club != null) {
            putClubNights(there, club, now);
        }
    }

    private void putGame(There there, Map<DemoClub, TeamId> teams, Game game) {
        ShowId show = there.show(
                game.home().name() + " vs " + game.away().name(),
                title -> new ShowDraft(
                        ShowKind.GAME,
                        title,
                        teams.get(game.home()),
                        teams.get(game.away()),
                        null,
                        "KBO 리그 정규시즌. 경기 시작 2시간 전부터 입장합니다.",
                        0,
                        200,
                        null));
        Instant salesFrom = game.startsAt()
                .atZone(DemoSchedule.ZONE)
                .minus(SALE_BEFORE_GAME)
                .with(LocalTime.of(11, 0))
                .toInstant();
        DemoVenue park = game.home().park();
        there.performance(
                show,
                game.startsAt(),
                (id, startsAt) -> new PerformanceDraft(
                        id,
                        null,
                        startsAt,
                        salesFrom.minus(SEEN_BEFORE_SALE),
                        salesFrom,
                        startsAt,
                        prices(park, game.weekend() ? WEEKEND_SURCHARGE : 0),
                        TICKETS_MAX,
                        HOLD_SECONDS,
                        PerformanceDraft.MORE_SECONDS_USUAL,
                        false,
                        park.equals(DemoVenue.JAMSIL) ? BUSY : null,
                        null));
    }

    private void putConcerts(There there, VenueId hall, Instant now) {
        ShowId open = there.show(OPEN_CONCERT, title -> inHall(title, "서지안", 110, null));
        ShowId busy = there.show(BUSY_CONCERT, title -> inHall(title, "밴드 유월", 130, null));
        ShowId rush = there.show(RUSH_CONCERT, title -> inHall(title, "새벽열차", 150, 20));
        Duration sinceSale = Duration.ofDays(1);
        for (int night : List.of(9, 10, 11)) {
            there.performance(open, evening(now, night), inHall(hall, now.minus(sinceSale), null));
        }
        for (int night : List.of(16, 17)) {
            there.performance(busy, evening(now, night), inHall(hall, now.minus(sinceSale), BUSY));
        }
        if (!there.opensSoon(rush, now) && !there.opensAgain(rush, now.plus(OPENS_AFTER_START))) {
            int night = 23;
            while (there.plays(rush, evening(now, night))) {
                night++;
            }
            there.performance(rush, evening(now, night), inHall(hall, now.plus(OPENS_AFTER_START), RUSH));
        }
    }

    private static void putClubNights(There there, VenueId club, Instant now) {
        ShowId show = there.show(
                CLUB_CONCERT,
                title -> concert(title, "오후네시", "라이브클럽 물결에서 만나는 오후네시의 가장 가까운 무대. 스탠딩 구역에는 자리 번호가 없습니다.", 100, null));
        for (int night : List.of(5, 6)) {
            there.performance(
                    show, evening(now, night), concertAt(club, DemoVenue.CLUB, now.minus(Duration.ofDays(1)), null));
        }
    }

    private static ShowDraft concert(
            String title, String artist, String description, int minutes, @Nullable Integer intermission) {
        return new ShowDraft(ShowKind.CONCERT, title, null, null, artist, description, 7, minutes, intermission);
    }

    private static ShowDraft inHall(String title, String artist, int minutes, @Nullable Integer intermission) {
        return concert(title, artist, "한강아트홀에서 만나는 " + artist + "의 새 무대.", minutes, intermission);
    }

    private static BiFunction<ShowId, Instant, PerformanceDraft> inHall(
            VenueId hall, Instant salesFrom, @Nullable Room room) {
        return concertAt(hall, DemoVenue.HALL, salesFrom, room);
    }

    private static BiFunction<ShowId, Instant, PerformanceDraft> concertAt(
            VenueId id, DemoVenue venue, Instant salesFrom, @Nullable Room room) {
        return (show, startsAt) -> new PerformanceDraft(
                show,
                id,
                startsAt,
                salesFrom.minus(SEEN_BEFORE_SALE),
                salesFrom,
                startsAt,
                prices(venue, 0),
                4,
                HOLD_SECONDS,
                PerformanceDraft.MORE_SECONDS_USUAL,
                false,
                room,
                null);
    }

    private static Instant evening(Instant now, int daysAhead) {
        return LocalDate.ofInstant(now, DemoSchedule.ZONE)
                .plusDays(daysAhead)
                .atTime(CONCERT_START)
                .atZone(DemoSchedule.ZONE)
                .toInstant();
    }

    private static Map<String, Long> prices(DemoVenue venue, long surcharge) {
        var prices = new LinkedHashMap<String, Long>();
        venue.prices().forEach((category, won) -> prices.put(category, won + surcharge));
        return prices;
    }

    private static <T> T done(HostResult<T> result) {
        if (result instanceof HostResult.Done<T>(T value)) {
            return value;
        }
        throw new IllegalStateException("the demo's data was refused: " + result);
    }

    /** What the host has already, so that a second start makes nothing twice. */
    private final class There {

        private record Slot(ShowId show, Instant startsAt) {}

        private final AccountId host;
        private final Map<String, ShowId> showsByTitle = new HashMap<>();
        private final Set<Slot> slots = new HashSet<>();
        private final List<PerformanceView> known = new ArrayList<>();

        private There(AccountId host) {
            this.host = host;
            all(page -> catalogue.showsOf(host, page))
                    .forEach((ShowView show) -> showsByTitle.put(show.title(), show.id()));
            known.addAll(all(page -> catalogue.search(PerformanceQuery.hostedBy(host), page)));
            known.forEach(performance -> slots.add(new Slot(performance.show().id(), performance.startsAt())));
        }

        private static <T> List<T> all(Function<PageRequest, Page<T>> read) {
            var items = new ArrayList<T>();
            Page<T> page;
            int next = 0;
            do {
                page = read.apply(new PageRequest(next, PageRequest.SIZE_MAX));
                items.addAll(page.items());
                next++;
            } while (page.items().size() == PageRequest.SIZE_MAX && items.size() < OWN_MAX);
            return items;
        }

        ShowId show(String title, Function<String, ShowDraft> draft) {
            return showsByTitle.computeIfAbsent(title, wanted -> done(shows.create(host, draft.apply(wanted))));
        }

        boolean plays(ShowId show, Instant startsAt) {
            return slots.contains(new Slot(show, startsAt));
        }

        /** Or did a moment ago: who is in line, or choosing, when the server falls goes on after it. */
        boolean opensSoon(ShowId show, Instant now) {
            return known.stream()
                    .filter(performance -> performance.show().id().equals(show))
                    .map(PerformanceView::salesFrom)
                    .anyMatch(opens -> opens.isAfter(now.plus(OPENS_SOON))
                            || (opens.isAfter(now.minus(STAYS_OPEN)) && !opens.isAfter(now)));
        }

        /** Of those that opened at an earlier start, one that nobody bought a seat of opens once more. */
        boolean opensAgain(ShowId show, Instant salesFrom) {
            return known.stream()
                    .filter(performance -> performance.show().id().equals(show)
                            && performance.startsAt().isAfter(salesFrom.plus(A_DAY)))
                    .anyMatch(performance -> performances
                            .draft(host, performance.id())
                            .map(draft -> performances.change(host, performance.id(), draft.sellingFrom(salesFrom)))
                            .filter(HostResult.Done.class::isInstance)
                            .isPresent());
        }

        void performance(ShowId show, Instant startsAt, BiFunction<ShowId, Instant, PerformanceDraft> draft) {
            if (slots.add(new Slot(show, startsAt))) {
                done(performances.create(host, draft.apply(show, startsAt)));
            }
        }
    }
}
