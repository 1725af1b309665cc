package io.grandstand.order;

import io.grandstand.booking.HoldResult;
import io.grandstand.booking.HoldView;
import io.grandstand.booking.SeatGifts;
import io.grandstand.booking.SeatHolds;
import io.grandstand.order.GiveTicketsResult.Refused;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Takes a gift as far as it goes: its seats become the guest's, and then its tickets. A process that dies between the two
 * leaves a gift that is due, and each may be done again.
 */
@Component
class ProceedingGift {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final GiftBook gifts;
    private final SeatGifts seats;
    private final SeatHolds holds;
    private final WritingGift writing;

    ProceedingGift(GiftBook gifts, SeatGifts seats, SeatHolds holds, WritingGift writing) {
        this.gifts = gifts;
        this.seats = seats;
        this.holds = holds;
        this.writing = writing;
    }

    /**
     * @return why it is not given; empty where it is. One that is refused may be given yet by whoever asks at the same moment,
     *     as long as its time is not over: it is forgotten only then.
     */
    Optional<Refused> proceed(Gift gift) {
        if (gift.given()) {
            return Optional.empty();
        }
        return switch (seats.give(gift.seats(), gift.host())) {
            case HoldResult.Held(HoldView hold) -> {
                writing.write(gift, hold);
                yield Optional.empty();
            }
            case HoldResult.NotInTime _ -> {
                gifts.forget(gift);
                yield Optional.of(new GiveTicketsResult.Busy(SOON));
            }
            case HoldResult.UnknownPerformance _ -> Optional.of(new GiveTicketsResult.UnknownPerformance());
            case HoldResult.SalesClosed _ -> Optional.of(new GiveTicketsResult.NotGivable());
            case HoldResult.UnknownSeats(var unknown) -> Optional.of(new GiveTicketsResult.UnknownSeats(unknown));
            case HoldResult.UnknownArea(var area) -> Optional.of(new GiveTicketsResult.UnknownArea(area));
            case HoldResult.SeatsTaken(var taken) -> Optional.of(new GiveTicketsResult.SeatsTaken(taken));
            case HoldResult.AreaFull(var area, int left) -> Optional.of(new GiveTicketsResult.AreaFull(area, left));
            case HoldResult.Busy(var retryAfter) -> Optional.of(new GiveTicketsResult.Busy(retryAfter));
            case HoldResult.IdReused other -> throw never(gift, other);
            case HoldResult.LimitReached other -> throw never(gift, other);
            case HoldResult.UnknownSection other -> throw never(gift, other);
            case HoldResult.UnknownCategory other -> throw never(gift, other);
            case HoldResult.NotTogether other -> throw never(gift, other);
            case HoldResult.NotSoMany other -> throw never(gift, other);
            case HoldResult.LeavesSingleSeats other -> throw never(gift, other);
        };
    }

    /**
     * Finds out whether it is given, and begins nothing that would give it.
     *
     * @return as {@link #proceed}; {@link GiveTicketsResult.Busy} as long as whoever was asked before may give it yet
     */
    Optional<Refused> settle(Gift gift) {
        if (gift.given()) {
            return Optional.empty();
        }
        // The time first: what is not there once it is over never will be.
        Optional<Duration> left = gifts.timeLeft(gift);
        Optional<HoldView> hold = holds.find(gift.hold());
        if (hold.isPresent()) {
            writing.write(gift, hold.get());
            return Optional.empty();
        }
        // Once its time is over a lane gives nothing any more, and answers behind all that it was asked before.
        return left.<Refused>map(GiveTicketsResult.Busy::new).or(() -> proceed(gift));
    }

    private static IllegalStateException never(Gift gift, HoldResult.Refused refused) {
        return new IllegalStateException("no gift is refused so: gift %s, %s".formatted(gift.id(), refused));
    }
}
