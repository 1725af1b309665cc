package io.grandstand.edge.start;

import io.grandstand.kernel.DataSettings;
import io.grandstand.kernel.DemoSettings;
import io.grandstand.kernel.ProductionSettings;
import io.grandstand.kernel.Targets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says where to look as soon as there is something to see. */
@Component
class Announcing {

    /** Its lines reach the operator's terminal, whatever else is logged there. */
    private static final Logger OPERATOR = LoggerFactory.getLogger("grandstand");

    private final StartSettings settings;
    private final DemoSettings demo;
    private final boolean production;
    private final DataSettings data;
    private final PublicUrl url;

    Announcing(
            StartSettings settings,
            DemoSettings demo,
            ProductionSettings installation,
            DataSettings data,
            PublicUrl url) {
        this.settings = settings;
        this.demo = demo;
        this.production = installation.production();
        this.data = data;
        this.url = url;
    }

    /** Last of all that waits for the start: the demo data is loaded by then. */
    @Order
    @EventListener
    void on(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            announce();
        }
        if (settings.readyFile() != null) {
            touch(settings.readyFile());
        }
    }

    private void announce() {
        String roles = settings.target().equals(Targets.ALL) ? "" : " (" + settings.target() + ")";
        OPERATOR.info("Grandstand is ready{}: {}", roles, url.here());
        if (!url.value().equals(url.here())) {
            OPERATOR.info("  for visitors    {}", url.value());
        }
        if (demo.enabled() && !production) {
            OPERATOR.info(
                    "  demo accounts   fan1@grandstand.test to fan{}@grandstand.test, host@grandstand.test, admin@grandstand.test",
                    demo.fans());
            OPERATOR.info("  password        grandstand");
        }
        OPERATOR.info("  API             {}/swagger-ui/index.html", url.value());
        OPERATOR.info("  data and logs   {}", data.folder());
        OPERATOR.info("  Ctrl-C stops everything that was started.");
    }

    private static void touch(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, Long.toString(ProcessHandle.current().pid()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the ready file " + file, e);
        }
    }
}
