package io.grandstand.edge;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How requests are met.
 *
 * @param secureCookies whether cookies are for https only; unless told, they are in production
 * @param bodyMax the largest body of a request
 * @param planMax the largest seating plan that may be imported
 */
@ConfigurationProperties("grandstand.edge")
@Validated
public record EdgeSettings(
        @Nullable Boolean secureCookies,
        @DefaultValue("1MB") DataSize bodyMax,
        @DefaultValue("64MB") DataSize planMax) {

    public EdgeSettings {
        if (bodyMax.toBytes() < 1024 || planMax.compareTo(bodyMax) < 0) {
            throw new IllegalArgumentException(
                    "grandstand.edge.body-max must be at least 1KB, and plan-max at least that");
        }
    }
}
