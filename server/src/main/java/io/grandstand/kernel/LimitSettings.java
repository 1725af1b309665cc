package io.grandstand.kernel;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The limits per address, of every module.
 *
 * @param enabled whether there are any; without them one machine can play a crowd
 */
@ConfigurationProperties("grandstand.limits")
@Validated
public record LimitSettings(@DefaultValue("true") boolean enabled) {}
