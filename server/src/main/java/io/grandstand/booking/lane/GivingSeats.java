package io.grandstand.booking.lane;

import io.grandstand.booking.HoldResult;
import io.grandstand.booking.HoldSeats;
import io.grandstand.booking.SeatGifts;
import io.grandstand.booking.Wish;
import io.grandstand.booking.domain.Command;
import io.grandstand.kernel.AccountId;
import java.util.Optional;
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
        if (gift.wish() instanceof Wish.Best best) {
            throw new IllegalArgumentException("a gift names its seats: " + best);
        }
        return lanes.take(new Command.Take(gift, gift.wish().named(), Optional.of(host)))
                .map(Begun::await)
                .orElseGet(() -> new HoldResult.Busy(retryAfter.next()));
    }
}
