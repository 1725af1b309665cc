package io.grandstand.kernel;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The demo: its data, its sandbox, its free money.
 *
 * @param enabled whether there is a demo at all; never under {@code --production}
 * @param fans how many demo fans there are
 * @param tokens a file that gets an access token for each demo fan, a line each
 */
@ConfigurationProperties("grandstand.demo")
@Validated
public record DemoSettings(
        @DefaultValue("true") boolean enabled,

        @DefaultValue("9") @Min(1) @Max(DemoSettings.FANS_MAX)
        int fans,

        @Nullable Path tokens) {

    public static final int FANS_MAX = 1_000_000;
}
