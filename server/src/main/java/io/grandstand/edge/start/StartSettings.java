package io.grandstand.edge.start;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a process was started.
 *
 * @param readyFile a file that appears when the process is ready, for whoever started it
 * @param target the roles of this process
 * @param data the folder of data, secrets and logs
 */
@ConfigurationProperties("grandstand")
record StartSettings(
        @Nullable Path readyFile,
        @DefaultValue("all") String target,
        @DefaultValue(".grandstand") Path data) {}
