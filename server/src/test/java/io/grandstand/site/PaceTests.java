package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.grandstand.site.view.PerformanceForm;
import org.junit.jupiter.api.Test;

/** What a ready-made waiting room promises its host. */
class PaceTests {

    @Test
    void aCrowdIsCalledByTheRateAtBestAndAsFastAsRoomIsMadeAtWorst() {
        assertThat(Pace.all())
                .extracting(PerformanceForm.Pace::value, PerformanceForm.Pace::atBest, PerformanceForm.Pace::atWorst)
                .containsExactly(tuple("calm", 167, 500), tuple("brisk", 34, 100), tuple("rush", 9, 25));
    }
}
