package io.grandstand.booking;

import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.FeeSchedule;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.SeatNo;
import io.grandstand.catalog.SeatingPlan;
import io.grandstand.catalog.ShowId;
import io.grandstand.catalog.VenueId;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Won;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** Terms of a performance for tests without a catalogue: {@code ATerms.of(40).ticketsMax(4).at(NOW)}. */
public final class ATerms {

    public static final Won PRICE = new Won(50_000);
    public static final Duration HOLD_TIME = Duration.ofMinutes(3);

    public static final Duration MORE_TIME = Duration.ofMinutes(2);

    /** The area of {@link #standing}. */
    public static final AreaNo STANDING = new AreaNo(1);
    /** Another one, which is not for sale. */
    public static final AreaNo CLOSED = new AreaNo(2);

    private final PerformanceId performance;
    private final int seats;
    private int ticketsMax = 4;
    private Duration moreTime = MORE_TIME;
    private int notForSale;
    private int standing;
    private boolean standingForSale = true;

    private ATerms(PerformanceId performance, int seats) {
        this.performance = performance;
        this.seats = seats;
    }

    public static ATerms of(long performance, int seats) {
        return new ATerms(new PerformanceId(performance), seats);
    }

    public ATerms ticketsMax(int ticketsMax) {
        this.ticketsMax = ticketsMax;
        return this;
    }

    /** What a fan who asks gets once on top of {@link #HOLD_TIME}. */
    public ATerms moreTime(Duration moreTime) {
        this.moreTime = moreTime;
        return this;
    }

    /** Besides the seats, an area with room for so many. */
    public ATerms standing(int capacity) {
        this.standing = capacity;
        return this;
    }

    /** The area has no price either. */
    public ATerms standingNotForSale() {
        this.standingForSale = false;
        return this;
    }

    /** The last seats of the plan have no price. */
    public ATerms notForSale(int last) {
        this.notForSale = last;
        return this;
    }

    /** On sale from this moment on, for an hour. */
    public PerformanceTerms openingAt(Instant opening) {
        var plan = new SeatingPlan(
                new VenueId(1),
                "plan-of-" + seats + "-" + notForSale + "-" + standing + "-" + standingForSale,
                List.of(
                        new SeatingPlan.SectionOfPlan(0, "Floor"),
                        new SeatingPlan.SectionOfPlan(1, "Standing"),
                        new SeatingPlan.SectionOfPlan(2, "Terrace")),
                List.of(
                        new SeatingPlan.CategoryOfPlan(0, "R", "#aa0000"),
                        new SeatingPlan.CategoryOfPlan(1, "Closed", "#888888")),
                standing == 0
                        ? List.of()
                        : List.of(
                                new SeatingPlan.Area(STANDING, standingForSale ? 0 : 1, standing),
                                new SeatingPlan.Area(CLOSED, 1, standing)),
                IntStream.range(0, seats)
                        .mapToObj(seat -> new SeatingPlan.Seat(
                                new SeatNo(seat), "R-" + seat, 0, seat < seats - notForSale ? 0 : 1, "1", seat, 0))
                        .toList());
        return new PerformanceTerms(
                performance,
                new AccountId(new UUID(0, 1)),
                new ShowId(1),
                "Test concert",
                "Test hall",
                plan,
                opening.plus(Duration.ofHours(2)),
                opening.minus(Duration.ofHours(1)),
                opening,
                opening.plus(Duration.ofHours(1)),
                false,
                List.of(Optional.of(PRICE), Optional.empty()),
                ticketsMax,
                HOLD_TIME,
                moreTime,
                false,
                Optional.empty(),
                FeeSchedule.DEFAULT);
    }
}
