package io.grandstand.waitingroom;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Counts what waiting rooms do; labels are outcomes, never performances or fans. */
@Component
class WaitingRoomMetrics {

    private final MeterRegistry registry;

    WaitingRoomMetrics(MeterRegistry registry, LiveRooms live) {
        this.registry = registry;
        registry.gauge("grandstand.waitingroom.waiting", live, LiveRooms::waiting);
        registry.gauge("grandstand.waitingroom.active", live, LiveRooms::active);
    }

    /** @param outcome one of the line's words: few, and none of the caller's making */
    void joined(String outcome) {
        count("joins", outcome);
    }

    void asked(String outcome) {
        count("admissions", outcome);
    }

    void ended() {
        registry.counter("grandstand.waitingroom.ended").increment();
    }

    private void count(String what, String outcome) {
        registry.counter("grandstand.waitingroom." + what, "outcome", outcome.toLowerCase(Locale.ROOT))
                .increment();
    }
}
