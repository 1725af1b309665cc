package io.grandstand.booking.lane;

import io.grandstand.booking.HoldResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts what wishes for seats came to. */
@Component
class HoldOutcomes {

    private final MeterRegistry meters;

    HoldOutcomes(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(HoldResult result) {
        Counter.builder("grandstand.booking.holds")
                .description("wishes for seats, by what they came to")
                .tag("outcome", outcome(result))
                .register(meters)
                .increment();
    }

    private static String outcome(HoldResult result) {
        return switch (result) {
            case HoldResult.Held held -> "held";
            case HoldResult.SeatsTaken taken -> "seats-taken";
            case HoldResult.LimitReached reached -> "limit-reached";
            case HoldResult.SalesClosed closed -> "sales-closed";
            case HoldResult.UnknownPerformance unknown -> "unknown-performance";
            case HoldResult.UnknownSeats unknown -> "unknown-seats";
            case HoldResult.IdReused reused -> "id-reused";
            case HoldResult.Busy busy -> "busy";
        };
    }
}
