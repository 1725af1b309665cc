package io.grandstand.booking.lane;

import io.grandstand.booking.HoldResult;
import io.grandstand.booking.HoldSeats;
import io.grandstand.booking.Wish;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Counts what wishes for seats came to, and how long that took. */
@Component
class HoldOutcomes {

    private final MeterRegistry meters;
    private final LaneHealth health;

    HoldOutcomes(MeterRegistry meters, LaneHealth health) {
        this.meters = meters;
        this.health = health;
    }

    /** To be closed, whatever the wish comes to. */
    Asking begin(HoldSeats asked) {
        return new Asking(asked);
    }

    /** A wish on its way. */
    final class Asking implements AutoCloseable {

        private final HoldSeats asked;
        private final long began = System.nanoTime();

        private Asking(HoldSeats asked) {
            this.asked = asked;
            health.began(asked.performance(), began);
        }

        HoldResult cameTo(HoldResult result) {
            if (result instanceof HoldResult.Busy) {
                health.refused(asked.performance());
            } else {
                health.answered(asked.performance(), Duration.ofNanos(System.nanoTime() - began));
            }
            count(asked.wish(), result);
            return result;
        }

        @Override
        public void close() {
            health.ended(asked.performance(), began);
        }
    }

    private void count(Wish wish, HoldResult result) {
        Counter.builder("grandstand.booking.holds")
                .description("wishes for seats, by what they came to")
                .tag("wish", kind(wish))
                .tag("outcome", outcome(result))
                .register(meters)
                .increment();
    }

    private static String kind(Wish wish) {
        return switch (wish) {
            case Wish.Seats seats -> "seats";
            case Wish.Area area -> "area";
            case Wish.Mixed mixed -> "mixed";
            case Wish.Best best -> "best";
        };
    }

    private static String outcome(HoldResult result) {
        return switch (result) {
            case HoldResult.Held held -> "held";
            case HoldResult.SeatsTaken taken -> "seats-taken";
            case HoldResult.AreaFull full -> "area-full";
            case HoldResult.LimitReached reached -> "limit-reached";
            case HoldResult.SalesClosed closed -> "sales-closed";
            case HoldResult.UnknownPerformance unknown -> "unknown-performance";
            case HoldResult.UnknownSeats unknown -> "unknown-seats";
            case HoldResult.UnknownSection unknown -> "unknown-section";
            case HoldResult.UnknownCategory unknown -> "unknown-category";
            case HoldResult.NotTogether few -> "not-enough-together";
            case HoldResult.NotSoMany few -> "not-enough-seats";
            case HoldResult.LeavesSingleSeats leaves -> "leaves-single-seat";
            case HoldResult.UnknownArea unknown -> "unknown-area";
            case HoldResult.IdReused reused -> "id-reused";
            case HoldResult.NotInTime late -> "not-in-time";
            case HoldResult.Busy busy -> "busy";
        };
    }
}
