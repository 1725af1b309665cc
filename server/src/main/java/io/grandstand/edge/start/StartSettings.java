package io.grandstand.edge.start;

import io.grandstand.kernel.Targets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a process was started.
 *
 * @param readyFile a file that appears when the process is ready, for whoever started it
 * @param target the roles of this process: names of roles, or of groups of them, with commas between
 */
@ConfigurationProperties("grandstand")
@Validated
record StartSettings(
        @Nullable Path readyFile, @DefaultValue(Targets.ALL) String target) {

    StartSettings {
        try {
            Targets.parse(target);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("grandstand.target = " + target + ": " + e.getMessage());
        }
    }
}
