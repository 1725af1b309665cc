package io.grandstand.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.booking.BookingSettings;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** How long is waited between two askings. */
class PatienceTests {

    private final Patience most = new Patience(chance(0));
    private final Patience least = new Patience(chance(Long.MAX_VALUE));

    @Test
    void doublesUpToALimit() {
        assertThat(most.beforeAsking(0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(most.beforeAsking(1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(most.beforeAsking(3)).isEqualTo(Duration.ofSeconds(8));
        assertThat(most.beforeAsking(4)).isEqualTo(Duration.ofSeconds(15));
        assertThat(most.beforeAsking(1_000_000)).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void leavesAStepTheTimeThatALaneMayTakeToAnswer() {
        assertThat(Patience.STEP_MAX).isGreaterThan(BookingSettings.ANSWER_WAIT_MAX.plusSeconds(15));
    }

    @Test
    void isLessByHalfAtMost() {
        assertThat(least.beforeAsking(3)).isEqualTo(Duration.ofSeconds(4));
    }

    /** Always this, or as much as the bound allows. */
    private static RandomGenerator chance(long value) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return value;
            }

            @Override
            public long nextLong(long bound) {
                return Math.min(value, bound - 1);
            }
        };
    }
}
