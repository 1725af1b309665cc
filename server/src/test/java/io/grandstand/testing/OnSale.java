package io.grandstand.testing;

import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.FeeSchedule;
import io.grandstand.catalog.HostResult;
import io.grandstand.catalog.HostedPerformances;
import io.grandstand.catalog.HostedShows;
import io.grandstand.catalog.HostedVenues;
import io.grandstand.catalog.PerformanceDraft;
import io.grandstand.catalog.PerformanceDraft.Fee;
import io.grandstand.catalog.PerformanceDraft.Fees;
import io.grandstand.catalog.PerformanceDraft.Rate;
import io.grandstand.catalog.PerformanceDraft.Room;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PlanImport;
import io.grandstand.catalog.PlanImport.Imported;
import io.grandstand.catalog.SeatingPlan;
import io.grandstand.catalog.ShowDraft;
import io.grandstand.catalog.ShowId;
import io.grandstand.catalog.ShowKind;
import io.grandstand.catalog.WaitingRoomPolicy.Away;
import io.grandstand.catalog.WaitingRoomPolicy.Rejoin;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Performances of a test's own, made the way a host makes them: {@code onSale.aPerformance().ticketsMax(4).open()}. */
@Component
public class OnSale {

    /** The front half of the rows. */
    public static final String FRONT = "R";
    /** The back half of the rows. */
    public static final String BACK = "S";

    public static final long FRONT_PRICE = 50_000;
    public static final long BACK_PRICE = 30_000;

    /** What there is now. Seats are numbered row by row, from 0. */
    public record Opened(PerformanceId performance, ShowId show, AccountId host, SeatingPlan plan) {

        /** The area of a performance with {@link Draft#standing}. */
        public AreaNo area() {
            return plan.areas().getFirst().no();
        }
    }

    private final HostedVenues venues;
    private final HostedShows shows;
    private final HostedPerformances performances;
    private final Ids ids;
    private final InstantSource clock;

    OnSale(HostedVenues venues, HostedShows shows, HostedPerformances performances, Ids ids, InstantSource clock) {
        this.venues = venues;
        this.shows = shows;
        this.performances = performances;
        this.ids = ids;
        this.clock = clock;
    }

    /** On sale for a week, without a waiting room, 5 rows of 10 seats, 10 tickets a fan, holds of 5 minutes. */
    public Draft aPerformance() {
        return new Draft(clock.instant());
    }

    /** A performance that is not made yet. */
    public final class Draft {

        private final Map<String, Long> prices = new LinkedHashMap<>();
        private AccountId host = new AccountId(ids.next());
        private int rows = 5;
        private int seatsInRow = 10;
        private int standing;
        private int ticketsMax = 10;
        private int holdSeconds = 300;
        private @Nullable Integer moreSeconds;
        private boolean noOrphanSeats;
        private Instant visibleFrom;
        private Instant salesFrom;
        private Instant salesUntil;
        private Instant startsAt;
        private @Nullable Room room;
        private @Nullable Fees fees;
        private final Instant now;

        private Draft(Instant now) {
            this.now = now;
            prices.put(FRONT, FRONT_PRICE);
            prices.put(BACK, BACK_PRICE);
            visibleFrom = now.minus(Duration.ofHours(2));
            salesFrom = now.minus(Duration.ofHours(1));
            startsAt = now.plus(Duration.ofDays(7));
            salesUntil = startsAt;
        }

        public Draft by(AccountId host) {
            this.host = host;
            return this;
        }

        public Draft seats(int rows, int seatsInRow) {
            this.rows = rows;
            this.seatsInRow = seatsInRow;
            return this;
        }

        /** Besides the seats, a general-admission area with room for so many, at the price of the front. */
        public Draft standing(int capacity) {
            this.standing = capacity;
            return this;
        }

        public Draft ticketsMax(int ticketsMax) {
            this.ticketsMax = ticketsMax;
            return this;
        }

        /** From 60 seconds. */
        public Draft holdSeconds(int holdSeconds) {
            this.holdSeconds = holdSeconds;
            return this;
        }

        /** What a fan who asks gets once on top of the hold's time; 0 for nothing. */
        public Draft moreSeconds(int moreSeconds) {
            this.moreSeconds = moreSeconds;
            return this;
        }

        /** Who picks seats by hand may not leave single ones. */
        public Draft noOrphanSeats() {
            this.noOrphanSeats = true;
            return this;
        }

        /** One price for every seat. */
        public Draft price(long won) {
            prices.put(FRONT, won);
            prices.put(BACK, won);
            return this;
        }

        /** The back half of the rows is not for sale. */
        public Draft frontOnly() {
            prices.remove(BACK);
            return this;
        }

        public Draft salesClosed() {
            salesUntil = now.minus(Duration.ofMinutes(1));
            return this;
        }

        public Draft opensIn(Duration ahead) {
            salesFrom = now.plus(ahead);
            return this;
        }

        public Draft closesIn(Duration ahead) {
            salesUntil = now.plus(ahead);
            return this;
        }

        public Draft notYetVisible() {
            visibleFrom = now.plus(Duration.ofHours(1));
            salesFrom = now.plus(Duration.ofHours(2));
            return this;
        }

        public Draft startsIn(Duration ahead) {
            startsAt = now.plus(ahead);
            salesUntil = startsAt;
            return this;
        }

        /** What giving tickets back costs: nothing for so many hours, else as usual. */
        public Draft freeHours(int hours) {
            return fees(hours, FeeSchedule.DEFAULT.steps().toArray(FeeSchedule.Step[]::new));
        }

        public Draft fees(int freeHours, FeeSchedule.Step... steps) {
            fees = new Fees(
                    freeHours,
                    Arrays.stream(steps)
                            .map(step -> new Fee(step.daysBefore(), step.percent()))
                            .toList());
            return this;
        }

        public Draft waitingRoom(Room room) {
            this.room = room;
            return this;
        }

        /** At most so many shop at once; their admission lasts 5 minutes. */
        public Draft concurrency(int shoppersMax) {
            return waitingRoom(new Room(null, null, shoppersMax, 300, Rejoin.KEEP, Away.CLOSED));
        }

        /** So many are let in in so many seconds; their admission lasts 5 minutes. */
        public Draft rate(int count, int perSeconds) {
            return waitingRoom(new Room(new Rate(count, perSeconds), null, null, 300, Rejoin.KEEP, Away.CLOSED));
        }

        public Opened open() {
            SeatingPlan plan = venue();
            ShowId show = done(shows.create(
                    host,
                    new ShowDraft(
                            ShowKind.CONCERT, "Test concert", null, null, "The Testers", null, null, null, null)));
            PerformanceId performance = done(performances.create(
                    host,
                    new PerformanceDraft(
                            show,
                            plan.venue(),
                            startsAt,
                            visibleFrom,
                            salesFrom,
                            salesUntil,
                            prices,
                            ticketsMax,
                            holdSeconds,
                            moreSeconds,
                            noOrphanSeats,
                            room,
                            fees)));
            return new Opened(performance, show, host, plan);
        }

        private SeatingPlan venue() {
            byte[] document = plan(rows, seatsInRow, standing).getBytes(StandardCharsets.UTF_8);
            PlanImport imported = venues.importPlan(host, document, PlanImport.Duplicates.REFUSE);
            if (imported instanceof Imported venue) {
                return venue.plan();
            }
            throw new AssertionError("the test's plan was refused: " + imported);
        }
    }

    private static <T> T done(HostResult<T> result) {
        if (result instanceof HostResult.Done<T>(T value)) {
            return value;
        }
        throw new AssertionError("the test's performance was refused: " + result);
    }

    /** One section, whose front half (rounded up) is one category and whose back half is the other. */
    private static String plan(int rows, int seatsInRow, int standing) {
        var json = new StringBuilder("{\"name\":\"Test hall\",\"size\":{\"width\":1000,\"height\":1000},")
                .append(
                        "\"categories\":[{\"name\":\"R\",\"color\":\"#aa0000\"},{\"name\":\"S\",\"color\":\"#0000aa\"}],")
                .append("\"zones\":[{\"name\":\"Floor\",\"position\":{\"x\":0,\"y\":0},\"areas\":[],\"rows\":[");
        for (int row = 1; row <= rows; row++) {
            json.append(row == 1 ? "" : ",")
                    .append("{\"row_number\":\"%d\",\"position\":{\"x\":0,\"y\":%d},\"seats\":["
                            .formatted(row, row * 20));
            for (int seat = 1; seat <= seatsInRow; seat++) {
                json.append(seat == 1 ? "" : ",")
                        .append("{\"seat_guid\":\"%d-%d\",\"seat_number\":\"%d\",".formatted(row, seat, seat))
                        .append("\"position\":{\"x\":%d,\"y\":0},\"category\":\"%s\"}"
                                .formatted(seat * 20, row * 2 <= rows + 1 ? FRONT : BACK));
            }
            json.append("]}");
        }
        json.append("]}");
        if (standing > 0) {
            json.append(",{\"name\":\"Standing\",\"position\":{\"x\":0,\"y\":0},\"areas\":[],\"rows\":[],")
                    .append("\"general_admission\":{\"capacity\":%d,\"category\":\"%s\"}}".formatted(standing, FRONT));
        }
        return json.append("]}").toString();
    }
}
