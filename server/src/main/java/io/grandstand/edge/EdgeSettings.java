package io.grandstand.edge;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How requests are met.
 *
 * @param secureCookies whether cookies are for https only; unless told, they are in production
 * @param metricsFrom addresses, or ranges of them like {@code 10.0.0.0/8}, that may read the metrics without an account
 * @param bodyMax the largest body of a request
 * @param planMax the largest seating plan that may be imported
 */
@ConfigurationProperties("grandstand.edge")
@Validated
public record EdgeSettings(
        @Nullable Boolean secureCookies,
        @DefaultValue({"127.0.0.0/8", "::1"}) List<String> metricsFrom,
        @DefaultValue("1MB") DataSize bodyMax,
        @DefaultValue("64MB") DataSize planMax) {

    public EdgeSettings {
        metricsFrom = List.copyOf(metricsFrom);
        if (bodyMax.toBytes() < 1024 || planMax.compareTo(bodyMax) < 0) {
            throw new IllegalArgumentException(
                    "grandstand.edge.body-max must be at least 1KB, and plan-max at least that");
        }
    }
}
