package io.grandstand.embedded;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Grandstand keeps what must outlive it.
 *
 * @param data the folder of the embedded servers' data, secrets and logs; every checkout has its own
 */
@ConfigurationProperties("grandstand")
public record DataSettings(@DefaultValue(".grandstand") Path data) {}
