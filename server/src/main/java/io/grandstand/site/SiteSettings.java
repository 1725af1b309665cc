package io.grandstand.site;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the pages are.
 *
 * @param timeZone in which they say when something starts: that of the venues
 */
@ConfigurationProperties("grandstand.site")
@Validated
record SiteSettings(@DefaultValue("Asia/Seoul") ZoneId timeZone) {}
