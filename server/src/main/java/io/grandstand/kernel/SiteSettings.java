package io.grandstand.kernel;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the venues are.
 *
 * @param timeZone that of the venues: in it pages say when something starts, and its midnight ends a day of the fees for
 *     giving tickets back
 */
@ConfigurationProperties("grandstand.site")
@Validated
public record SiteSettings(@DefaultValue("Asia/Seoul") ZoneId timeZone) {

    public SiteSettings {
        if (!ZoneId.getAvailableZoneIds().contains(timeZone.getId())) {
            // Browsers format the pages' times, and know zones by these names alone.
            throw new IllegalArgumentException(
                    "grandstand.site.time-zone = " + timeZone + ": must be a zone's name, as Asia/Seoul");
        }
    }
}
