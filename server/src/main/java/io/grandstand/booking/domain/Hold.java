package io.grandstand.booking.domain;

import io.grandstand.booking.CaptureId;
import io.grandstand.booking.ExtensionId;
import io.grandstand.booking.HeldArea;
import io.grandstand.booking.HeldSeat;
import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldSeats;
import io.grandstand.booking.HoldStatus;
import io.grandstand.booking.HoldView;
import io.grandstand.booking.Kept;
import io.grandstand.booking.Wish;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A hold as it is stored.
 *
 * @param best what was wished, where it was the best that is free; else the seats say it
 * @param seats those that it has
 * @param first what it had at first, where some of it was bought and given back since
 * @param until its deadline; once it has none any more, the last that it had
 * @param extended whether the one extension for a payment was given
 * @param graced whether the one grace after a declined payment was given
 * @param lengthened by which wish it got more time; it gets some once
 * @param capture by which money is being taken; only while it is
 * @param moves how many moves it has made, the first one included
 * @param given whether its host gave it away: it was sold for nothing as soon as it began, and counts for no limit
 */
public record Hold(
        HoldId id,
        PerformanceId performance,
        AccountId account,
        HoldStatus status,
        List<HeldSeat> seats,
        Optional<Wish.Best> best,
        Optional<HeldArea> area,
        Optional<First> first,
        Instant until,
        boolean extended,
        boolean graced,
        Optional<ExtensionId> lengthened,
        Optional<CaptureId> capture,
        int moves,
        Instant createdAt,
        boolean given) {

    /** The seats and places that a hold had when it began. */
    public record First(List<SeatNo> seats, Optional<Wish.Area> area) {

        public First {
            seats = List.copyOf(seats);
        }

        private boolean has(Wish.Seats wanted) {
            return seats.equals(List.copyOf(wanted.seats()));
        }

        private boolean has(Wish.Area wanted) {
            return area.equals(Optional.of(wanted));
        }
    }

    public Hold {
        seats = List.copyOf(seats);
    }

    static Hold begin(Command.Take take, List<HeldSeat> seats, Optional<HeldArea> area, Duration time, Instant now) {
        return new Hold(
                take.hold(),
                take.performance(),
                take.account(),
                take.given() ? HoldStatus.CONFIRMED : HoldStatus.HELD,
                seats,
                take.asked().wish() instanceof Wish.Best best ? Optional.of(best) : Optional.empty(),
                area,
                Optional.empty(),
                take.given() ? now : now.plus(time),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                1,
                now,
                take.given());
    }

    /** As others see it: over as soon as its time is, whoever has noticed. */
    public HoldView view(Instant now) {
        return new HoldView(
                id,
                performance,
                account,
                due(now) ? HoldStatus.EXPIRED : status,
                seats,
                area,
                createdAt,
                until,
                lengthened.isPresent(),
                capture);
    }

    boolean due(Instant now) {
        return (status == HoldStatus.HELD || status == HoldStatus.CHECKOUT) && !now.isBefore(until);
    }

    /** Whether it has nothing any more. */
    boolean over() {
        return status == HoldStatus.EXPIRED || status == HoldStatus.RELEASED;
    }

    /** Whether this is what the same wish came to before. */
    public boolean is(HoldSeats asked) {
        return performance.equals(asked.performance()) && account.equals(asked.account()) && is(asked.wish());
    }

    private boolean is(Wish wish) {
        First had = first.orElseGet(this::now);
        return switch (wish) {
            case Wish.Seats wanted ->
                best.isEmpty() && had.has(wanted) && had.area().isEmpty();
            case Wish.Area wanted -> had.seats().isEmpty() && had.has(wanted);
            case Wish.Mixed(var wanted, var places) -> had.has(wanted) && had.has(places);
            case Wish.Best wanted -> best.equals(Optional.of(wanted));
        };
    }

    private First now() {
        return new First(
                seats.stream().map(HeldSeat::seat).toList(),
                area.map(held -> new Wish.Area(held.area(), held.places())));
    }

    List<SeatKey> keys() {
        return seats.stream().map(seat -> key(seat.seat())).toList();
    }

    Optional<AreaKey> areaKey() {
        return area.map(held -> new AreaKey(performance, held.area()));
    }

    /** How many places it has in its area. */
    int places() {
        return area.map(HeldArea::places).orElse(0);
    }

    private SeatKey key(SeatNo seat) {
        return new SeatKey(performance, seat);
    }

    /** @param by only where money is to be taken */
    Hold moved(HoldStatus to, Optional<CaptureId> by) {
        return new Hold(
                id,
                performance,
                account,
                to,
                seats,
                best,
                area,
                first,
                until,
                extended,
                graced,
                lengthened,
                by,
                moves + 1,
                createdAt,
                given);
    }

    /**
     * The hold with what it has of what is kept.
     *
     * @return this where that is all of it; none where it is nothing
     */
    Optional<Hold> reducedTo(Kept kept) {
        List<HeldSeat> seatsLeft = seats.stream()
                .filter(seat -> kept.seats().contains(seat.seat()))
                .toList();
        Optional<HeldArea> areaLeft = area.flatMap(held -> held.reducedTo(kept.places()));
        if (seatsLeft.isEmpty() && areaLeft.isEmpty()) {
            return Optional.empty();
        }
        boolean all = seatsLeft.equals(seats) && areaLeft.equals(area);
        return Optional.of(all ? this : reduced(seatsLeft, areaLeft));
    }

    private Hold reduced(List<HeldSeat> seatsLeft, Optional<HeldArea> areaLeft) {
        return new Hold(
                id,
                performance,
                account,
                status,
                seatsLeft,
                best,
                areaLeft,
                first.or(() -> Optional.of(now())),
                until,
                extended,
                graced,
                lengthened,
                capture,
                moves + 1,
                createdAt,
                given);
    }

    /** The seats that this one has and the other has not. */
    List<SeatKey> keysBeside(Hold other) {
        var theirs = Set.copyOf(other.keys());
        return keys().stream().filter(key -> !theirs.contains(key)).toList();
    }

    /** Whether money is being taken by another capture than this. */
    boolean capturedByOther(CaptureId than) {
        return capture.filter(by -> !by.equals(than)).isPresent();
    }

    /** The one extension: at least {@code time} from now. */
    Hold extendedTo(Instant atLeast) {
        return extended ? this : timed(later(atLeast), true, graced);
    }

    /** The one grace: a payment that was declined at the very end leaves the time to pay in another way. */
    Hold gracedTo(Instant atLeast) {
        return graced || !until.isBefore(atLeast) ? this : timed(atLeast, extended, true);
    }

    /** More time for a fan who asked for it; counted as a move, as it stands in the history. */
    Hold lengthenedTo(Instant later, ExtensionId by) {
        return new Hold(
                id,
                performance,
                account,
                status,
                seats,
                best,
                area,
                first,
                later,
                extended,
                graced,
                Optional.of(by),
                capture,
                moves + 1,
                createdAt,
                given);
    }

    private Hold timed(Instant to, boolean extension, boolean grace) {
        return new Hold(
                id,
                performance,
                account,
                status,
                seats,
                best,
                area,
                first,
                to,
                extension,
                grace,
                lengthened,
                capture,
                moves,
                createdAt,
                given);
    }

    private Instant later(Instant other) {
        return other.isAfter(until) ? other : until;
    }
}
