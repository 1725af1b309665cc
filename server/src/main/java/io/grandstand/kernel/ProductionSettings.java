package io.grandstand.kernel;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whether this installation is for real.
 *
 * @param production whether this is for real: no demo, no sandbox, no free money
 */
@ConfigurationProperties("grandstand")
@Validated
public record ProductionSettings(@DefaultValue("false") boolean production) {}
