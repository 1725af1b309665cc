package io.grandstand.booking.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.booking.BookingSettings;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class BatchLimitTests {

    private static final int MOST = 256;
    private static final Duration LONG = Duration.ofMillis(2_501);
    private static final Duration SHORT = Duration.ofMillis(600);
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private BatchLimit limit;

    @BeforeEach
    void asTheSettingsSay() {
        limit = new BatchLimit(new Binder(new MapConfigurationPropertySource())
                .bindOrCreate("grandstand.booking", BookingSettings.class));
    }

    @Test
    void isAsTheSettingsSayWhileBatchesAreShort() {
        assertThat(limit.took(MOST, SHORT)).isFalse();

        assertThat(limit.now()).isEqualTo(MOST);
    }

    @Test
    void halvesWithEachBatchThatComesNearItsEnd() {
        assertThat(limit.took(MOST, LONG)).isTrue();
        assertThat(limit.now()).isEqualTo(128);
        assertThat(limit.took(128, LONG)).isTrue();
        assertThat(limit.now()).isEqualTo(64);
    }

    @Test
    void goesByTheBatchThatWasTooLongAndNotByWhatWasAllowed() {
        limit.took(10, LONG);

        assertThat(limit.now()).isEqualTo(5);
    }

    @Test
    void hearsNothingFromAFewThatWereSlow() {
        assertThat(limit.took(7, LONG)).isFalse();
        assertThat(limit.now()).isEqualTo(MOST);

        limit.took(8, LONG);
        limit.took(4, LONG);
        assertThat(limit.now()).isEqualTo(4);
    }

    @Test
    void doublesWithEachFullBatchThatIsShort() {
        limit.took(100, LONG);

        limit.took(50, SHORT);
        assertThat(limit.now()).isEqualTo(100);
        limit.took(100, SHORT);
        limit.took(200, SHORT);
        assertThat(limit.now()).isEqualTo(MOST);
    }

    @Test
    void staysWhereABatchWasNotFullOrNeitherLongNorShort() {
        limit.took(100, LONG);

        limit.took(49, SHORT);
        limit.took(50, BETWEEN);

        assertThat(limit.now()).isEqualTo(50);
    }
}
