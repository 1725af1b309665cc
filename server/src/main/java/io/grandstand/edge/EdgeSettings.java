package io.grandstand.edge;

import io.grandstand.kernel.DataSizeRange;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How requests are met.
 *
 * @param secureCookies whether cookies are for https only; unless told, they are in production
 * @param metricsFrom addresses, or ranges of them like {@code 10.0.0.0/8}, that may read the metrics without an account
 * @param bodyMax the largest body of a request
 * @param planMax the largest seating plan that may be imported
 * @param posterMax the largest image that may become a poster
 * @param streamTicket how long a ticket waits to open a stream
 * @param bench whether a do-nothing endpoint is served beside the product, for a bench to compare it with
 */
@ConfigurationProperties("grandstand.edge")
@Validated
public record EdgeSettings(
        @Nullable Boolean secureCookies,
        @DefaultValue({"127.0.0.0/8", "::1"}) List<IpAddressMatcher> metricsFrom,

        @DefaultValue("1MB") @DataSizeRange(min = "1KB", max = "16MB")
        DataSize bodyMax,

        @DefaultValue("48MB") @DataSizeRange(min = "1MB", max = "48MB")
        DataSize planMax,

        @DefaultValue("5MB") @DataSizeRange(min = "1KB", max = "16MB")
        DataSize posterMax,

        @DefaultValue("30s") @DurationMin(seconds = 1) @DurationMax(minutes = 5)
        Duration streamTicket,

        @DefaultValue("false") boolean bench) {

    public EdgeSettings {
        metricsFrom = List.copyOf(metricsFrom);
        if (planMax.compareTo(bodyMax) < 0) {
            throw new IllegalArgumentException(
                    "grandstand.edge.plan-max = %s: must be at least grandstand.edge.body-max, which is %s"
                            .formatted(planMax, bodyMax));
        }
    }
}
