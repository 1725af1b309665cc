package io.grandstand.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What processes took of the cores. */
class CpuTimeTests {

    @Test
    void aProcessThatHasEndedTakesNothingBack() {
        ProcessHandle stays = ProcessHandle.current();
        ProcessHandle ends = stays.parent().orElseThrow();
        var before = new CpuTime(Map.of(stays, Duration.ofSeconds(5), ends, Duration.ofSeconds(90)));
        var after = new CpuTime(Map.of(stays, Duration.ofSeconds(8)));

        assertThat(after.since(before)).isEqualTo(Duration.ofSeconds(3));
    }
}
