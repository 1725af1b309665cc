package io.grandstand.booking.lane;

import io.grandstand.booking.HoldResult;
import io.grandstand.booking.HoldSeats;
import io.grandstand.booking.SeatGifts;
import io.grandstand.booking.Wish;
import io.grandstand.booking.domain.Command;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import org.springframework.stereotype.Service;

/** Gives seats away by way of the lanes: behind the fans who were first, as any wish. */
@Service
class GivingSeats implements SeatGifts {

    private final LaneAnswers lanes;
    private final RetryAfter retryAfter;

    GivingSeats(LaneAnswers lanes, RetryAfter retryAfter) {
        this.lanes = lanes;
        this.retryAfter = retryAfter;
    }

    @Override
    public HoldResult give(HoldSeats gift, AccountId host) {
        SortedSet<SeatNo> named =
                switch (gift.wish()) {
                    case Wish.Seats(var seats) -> seats;
                    case Wish.Area _ -> Collections.emptySortedSet();
                    case Wish.Mixed mixed -> mixed.seats().seats();
                    case Wish.Best best -> throw new IllegalArgumentException("a gift names its seats: " + best);
                };
        return lanes.take(new Command.Take(gift, named, Optional.of(host)))
                .map(Begun::await)
                .orElseGet(() -> new HoldResult.Busy(retryAfter.next()));
    }
}
