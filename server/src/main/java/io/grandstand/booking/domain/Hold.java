package io.grandstand.booking.domain;

import io.grandstand.booking.CaptureId;
import io.grandstand.booking.HeldArea;
import io.grandstand.booking.HeldSeat;
import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldSeats;
import io.grandstand.booking.HoldStatus;
import io.grandstand.booking.HoldView;
import io.grandstand.booking.Wish;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A hold as it is stored.
 *
 * @param best what was wished, where it was the best that is free; else the seats say it
 * @param until its deadline; once it has none any more, the last that it had
 * @param extended whether the one extension for a payment was given
 * @param graced whether the one grace after a declined payment was given
 * @param capture by which money is being taken; only while it is
 * @param moves how many moves it has made, the first one included
 */
public record Hold(
        HoldId id,
        PerformanceId performance,
        AccountId account,
        HoldStatus status,
        List<HeldSeat> seats,
        Optional<Wish.Best> best,
        Optional<HeldArea> area,
        Instant until,
        boolean extended,
        boolean graced,
        Optional<CaptureId> capture,
        int moves,
        Instant createdAt) {

    public Hold {
        seats = List.copyOf(seats);
    }

    static Hold begin(Command.Take take, List<HeldSeat> seats, Optional<HeldArea> area, Duration time, Instant now) {
        return new Hold(
                take.hold(),
                take.performance(),
                take.account(),
                HoldStatus.HELD,
                seats,
                take.asked().wish() instanceof Wish.Best best ? Optional.of(best) : Optional.empty(),
                area,
                now.plus(time),
                false,
                false,
                Optional.empty(),
                1,
                now);
    }

    /** As others see it: over as soon as its time is, whoever has noticed. */
    public HoldView view(Instant now) {
        return new HoldView(
                id, performance, account, due(now) ? HoldStatus.EXPIRED : status, seats, area, until, capture);
    }

    boolean due(Instant now) {
        return (status == HoldStatus.HELD || status == HoldStatus.CHECKOUT) && !now.isBefore(until);
    }

    /** Whether this is what the same wish came to before. */
    public boolean is(HoldSeats asked) {
        return performance.equals(asked.performance()) && account.equals(asked.account()) && is(asked.wish());
    }

    private boolean is(Wish wish) {
        return switch (wish) {
            case Wish.Seats wanted -> best.isEmpty() && has(wanted) && area.isEmpty();
            case Wish.Area wanted -> seats.isEmpty() && has(wanted);
            case Wish.Mixed(var wanted, var places) -> has(wanted) && has(places);
            case Wish.Best wanted -> best.equals(Optional.of(wanted));
        };
    }

    private boolean has(Wish.Seats wanted) {
        return seats.stream().map(HeldSeat::seat).toList().equals(List.copyOf(wanted.seats()));
    }

    private boolean has(Wish.Area wanted) {
        return area.filter(held -> held.area().equals(wanted.area()) && held.places() == wanted.places())
                .isPresent();
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
                id, performance, account, to, seats, best, area, until, extended, graced, by, moves + 1, createdAt);
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

    private Hold timed(Instant to, boolean extension, boolean grace) {
        return new Hold(
                id, performance, account, status, seats, best, area, to, extension, grace, capture, moves, createdAt);
    }

    private Instant later(Instant other) {
        return other.isAfter(until) ? other : until;
    }
}
