package io.grandstand.booking.lane;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Counts what the lanes refused, by why. */
@Component
class LaneRefusals {

    enum Reason {
        /** It would wait for too long. */
        TOO_SLOW,
        /** The queue is full. */
        FULL,
        /** It waited for as long as the settings say. */
        LATE,
        /** The process ends. */
        CLOSED
    }

    private final Map<Reason, Counter> counters = new EnumMap<>(Reason.class);

    LaneRefusals(MeterRegistry meters) {
        for (Reason reason : Reason.values()) {
            counters.put(
                    reason,
                    Counter.builder("grandstand.booking.lane.refusals")
                            .description("commands that the lanes refused, by why")
                            .tag(
                                    "reason",
                                    reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .register(meters));
        }
    }

    void count(Reason reason) {
        Objects.requireNonNull(counters.get(reason)).increment();
    }
}
