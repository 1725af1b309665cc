package io.grandstand.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What processes took of the cores. */
class CpuTimeTests {

    @Test
    void aProcessThatHasEndedTakesNothingBack() {
        var before = new CpuTime(Map.of(1L, Duration.ofSeconds(5), 2L, Duration.ofSeconds(90)));
        var after = new CpuTime(Map.of(1L, Duration.ofSeconds(7), 3L, Duration.ofSeconds(1)));

        assertThat(after.since(before)).isEqualTo(Duration.ofSeconds(3));
    }
}
