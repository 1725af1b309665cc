package io.grandstand.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.kernel.StreamSlots.Limits;
import io.grandstand.kernel.StreamSlots.Refused;
import io.grandstand.kernel.StreamSlots.Taken;
import io.grandstand.kernel.StreamSlots.Watcher;
import org.junit.jupiter.api.Test;

class StreamSlotsTests {

    private static final Watcher ANYBODY = new Watcher.Anybody("192.0.2.1");

    private final StreamSlots slots = new StreamSlots(new Limits(2, 1, 1), new LimitSettings(false));

    @Test
    void givesAsManyAsThereAreAndThoseAgainThatWereFreed() {
        Taken first = slots.take(ANYBODY);
        assertThat(slots.take(ANYBODY)).isInstanceOf(Taken.Slot.class);
        assertThat(slots.take(ANYBODY)).isInstanceOf(Refused.Full.class);

        ((Taken.Slot) first).close();

        assertThat(slots.take(ANYBODY)).isInstanceOf(Taken.Slot.class);
    }

    @Test
    void givesNoneOnceTheProcessEnds() {
        assertThat(slots.take(ANYBODY)).isInstanceOf(Taken.Slot.class);
        assertThat(slots.ended()).isFalse();

        slots.end();

        assertThat(slots.ended()).isTrue();
        assertThat(slots.take(ANYBODY)).isInstanceOf(Refused.Full.class);
    }
}
