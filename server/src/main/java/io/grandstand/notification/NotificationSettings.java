package io.grandstand.notification;

import io.grandstand.kernel.DataSizeRange;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much is kept of the logs of notices and of letters.
 *
 * @param logSizeMax how large the log of notices, or of letters, may be before it is put aside and a new one is begun
 * @param logFilesMax how many files of each are kept, with the one that is written to
 */
@ConfigurationProperties("grandstand.notification")
@Validated
record NotificationSettings(
        @DefaultValue("50MB") @DataSizeRange(min = "1MB", max = "1GB")
        DataSize logSizeMax,

        @DefaultValue("10") @Min(2) @Max(100) int logFilesMax) {}
