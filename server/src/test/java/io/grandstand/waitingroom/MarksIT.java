package io.grandstand.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.testing.GrandstandTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GrandstandTest
class MarksIT {

    @Autowired
    Marks marks;

    private final PerformanceId performance =
            new PerformanceId(ThreadLocalRandom.current().nextLong(1L << 32, 1L << 48));

    @Test
    void keepsWhatIsFurthestInWhateverOrderProcessesTellIt() {
        List<Mark> told = List.of(
                new Mark(100, 100, 5, 1_000, 3, 1, true),
                new Mark(100, 100, 9, 9, 7, 4, false),
                new Mark(200, 100, 1, 1_000, 7, 4, false),
                new Mark(200, 100, 4, 2_500, 12, 10, false));
        for (int seed = 0; seed < 10; seed++) {
            var shuffled = new ArrayList<>(told);
            Collections.shuffle(shuffled, new Random(seed));
            var other = new PerformanceId(performance.value() - seed);
            shuffled.forEach(mark -> marks.keep(other, mark));

            assertThat(marks.find(other)).contains(new Mark(200, 100, 4, 2_500, 12, 10, false));
        }
    }

    @Test
    void beginsAnewWithNumbersThatBeganAnew() {
        marks.keep(performance, new Mark(100, 100, 50, 1_000, 30, 20, true));
        marks.keep(performance, new Mark(300, 300, 1, 10, 0, 0, true));
        marks.keep(performance, new Mark(100, 100, 60, 9_000, 90, 80, true));

        assertThat(marks.find(performance)).contains(new Mark(300, 300, 1, 10, 0, 0, true));
    }

    @Test
    void knowsNothingOfALineThatNobodyCameTo() {
        assertThat(marks.find(performance)).isEmpty();
    }
}
