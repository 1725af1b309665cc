package io.grandstand.edge.security;

import io.grandstand.edge.OutsideSettings;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Takes a caller's address, and whether they came by https, from the proxies that are trusted, and from nobody else. */
@Component
class BelievingProxies implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    private final OutsideSettings settings;

    BelievingProxies(OutsideSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        if (settings.trustedProxies().isEmpty()) {
            return;
        }
        var valve = new RemoteIpValve();
        valve.setRemoteIpHeader("X-Forwarded-For");
        valve.setProtocolHeader("X-Forwarded-Proto");
        // Its own default believes every private address, and so whoever sits in the same data centre.
        valve.setInternalProxies(String.join(",", settings.trustedProxies()));
        factory.addEngineValves(valve);
    }
}
