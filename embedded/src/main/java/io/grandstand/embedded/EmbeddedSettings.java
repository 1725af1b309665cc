package io.grandstand.embedded;

import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the embedded servers are kept.
 *
 * @param binaries where programs are unpacked; {@code binaries} in the data folder unless told
 * @param fresh whether to throw away the data of an earlier run: for tests
 * @param startTimeout how long a server may take until it answers
 * @param stopTimeout how long a server may take to stop before it is killed
 * @param restartDelayMax the longest pause before a server that keeps dying is started again
 */
@ConfigurationProperties("grandstand.embedded")
@Validated
public record EmbeddedSettings(
        @Nullable Path binaries,
        @DefaultValue("false") boolean fresh,

        @DefaultValue("60s") @DurationMin(seconds = 1) @DurationMax(minutes = 10)
        Duration startTimeout,

        @DefaultValue("15s") @DurationMin(seconds = 1) @DurationMax(minutes = 5)
        Duration stopTimeout,

        @DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(minutes = 1)
        Duration restartDelayMax) {

    /** The defaults, with data and programs where the tests want them. */
    static EmbeddedSettings withBinaries(Path binaries) {
        return new EmbeddedSettings(
                binaries, false, Duration.ofSeconds(60), Duration.ofSeconds(15), Duration.ofSeconds(10));
    }
}
