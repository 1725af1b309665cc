package io.grandstand.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.Grandstand;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    private static final ApplicationModules MODULES = ApplicationModules.of(Grandstand.class);

    @Test
    void modulesKnowOnlyWhomTheyDeclare() {
        MODULES.verify();
    }

    @Test
    void allModulesAreThere() {
        assertThat(MODULES.stream().map(module -> module.getIdentifier().toString()))
                .contains(
                        "kernel",
                        "outbox",
                        "identity",
                        "catalog",
                        "waitingroom",
                        "booking",
                        "wallet",
                        "payment",
                        "order",
                        "notification",
                        "edge",
                        "site");
    }
}
