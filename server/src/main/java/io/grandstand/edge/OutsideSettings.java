package io.grandstand.edge;

import java.net.URI;
import java.util.List;
import org.apache.catalina.util.NetMask;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How this installation is reached from outside.
 *
 * @param publicUrl where visitors find it, like {@code https://tickets.example.org}, for links that are printed; unless
 *     told, where this process listens
 * @param trustedProxies addresses, or ranges of them like {@code 10.0.0.0/8}, of proxies that are believed about who
 *     calls, and whether by https; what anybody else says about that changes nothing
 */
@ConfigurationProperties("grandstand.edge")
@Validated
public record OutsideSettings(
        @Nullable URI publicUrl, @DefaultValue List<String> trustedProxies) {

    public OutsideSettings {
        if (publicUrl != null && !isOrigin(publicUrl)) {
            throw new IllegalArgumentException("grandstand.edge.public-url = " + publicUrl
                    + ": must be http or https, a host, and nothing after it but a port");
        }
        trustedProxies = trustedProxies.stream().map(String::strip).toList();
        for (String range : trustedProxies) {
            if (!isRange(range)) {
                throw new IllegalArgumentException("grandstand.edge.trusted-proxies = " + range
                        + ": must be addresses or ranges of them like 10.0.0.0/8, with commas between");
            }
        }
    }

    private static boolean isOrigin(URI url) {
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                && url.getHost() != null
                && url.getUserInfo() == null
                && (url.getPath().isEmpty() || url.getPath().equals("/"))
                && url.getQuery() == null
                && url.getFragment() == null;
    }

    /** Digits and colons only: a name would be looked up now, and may be another's later. */
    private static boolean isRange(String range) {
        try {
            return range.matches("[0-9a-fA-F.:]+(/[0-9]{1,3})?")
                    && !new NetMask(range).toString().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
