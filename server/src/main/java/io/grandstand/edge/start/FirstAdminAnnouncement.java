package io.grandstand.edge.start;

import io.grandstand.identity.FirstAdmin;
import io.grandstand.kernel.ProductionSettings;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Prints the one-time link for the first admin, as long as a real installation has none. */
@Component
class FirstAdminAnnouncement {

    private static final Logger OPERATOR = LoggerFactory.getLogger("grandstand.operator");

    private final FirstAdmin firstAdmin;
    private final boolean production;
    private final String address;

    FirstAdminAnnouncement(
            FirstAdmin firstAdmin,
            ProductionSettings installation,
            @Value("${server.address:127.0.0.1}") String address) {
        this.firstAdmin = firstAdmin;
        this.production = installation.production();
        this.address = address;
    }

    @EventListener
    void on(ApplicationReadyEvent event) {
        if (!production || !(event.getApplicationContext() instanceof WebServerApplicationContext web)) {
            return;
        }
        Optional<String> token = firstAdmin.newLink();
        int port = web.getWebServer() == null ? 0 : web.getWebServer().getPort();
        token.ifPresent(secret -> OPERATOR.info(
                "No admin yet. The first admin signs up here, once, within a day:\n  http://{}:{}/setup?token={}",
                address,
                port,
                secret));
    }
}
