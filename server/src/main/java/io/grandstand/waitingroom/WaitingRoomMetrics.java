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
        registry.gauge("grandstand.waitingroom.recovering", live, LiveRooms::recovering);
        registry.gauge("grandstand.waitingroom.slowed", live, LiveRooms::slowed);
    }

    /** @param outcome one of the line's words: few, and none of the caller's making */
    void joined(String outcome) {
        count("joins", outcome);
    }

    /** @param more whether more are let in, by the health of booking, or fewer */
    void paced(boolean more) {
        registry.counter("grandstand.waitingroom.paced", "to", more ? "more" : "fewer")
                .increment();
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
