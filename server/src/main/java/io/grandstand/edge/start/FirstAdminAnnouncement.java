package io.grandstand.edge.start;

import io.grandstand.identity.FirstAdmin;
import io.grandstand.kernel.ProductionSettings;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Prints the one-time link for the first admin where its page is, as long as a real installation has none. */
@Component
@RunsIn(Role.SITE)
class FirstAdminAnnouncement implements ApplicationRunner {

    private static final Logger OPERATOR = LoggerFactory.getLogger("grandstand.operator");

    private final FirstAdmin firstAdmin;
    private final boolean production;
    private final PublicUrl url;

    FirstAdminAnnouncement(FirstAdmin firstAdmin, ProductionSettings installation, PublicUrl url) {
        this.firstAdmin = firstAdmin;
        this.production = installation.production();
        this.url = url;
    }

    @Override
    public void run(ApplicationArguments words) {
        if (production) {
            firstAdmin
                    .newLink()
                    .ifPresent(token -> OPERATOR.info(
                            "No admin yet. The first admin signs up here, once, within a day:\n  {}/setup?token={}",
                            url.value(),
                            token));
        }
    }
}
