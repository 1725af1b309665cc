package io.grandstand.kernel;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether this installation is for real.
 *
 * @param production no demo, no sandbox, no free money
 */
@ConfigurationProperties("grandstand")
public record ProductionSettings(@DefaultValue("false") boolean production) {}
