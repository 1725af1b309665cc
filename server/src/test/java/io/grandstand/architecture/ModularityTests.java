package io.grandstand.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ImportOption;
import io.grandstand.Grandstand;
import io.grandstand.architecture.planted.modules.PlantedApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

class ModularityTests {

    private static final ApplicationModules MODULES = ApplicationModules.of(Grandstand.class);

    @Test
    void modulesKnowOnlyWhomTheyDeclare() {
        MODULES.verify();
    }

    @Test
    void anArrowThatNobodyDeclaredIsCaught() {
        ImportOption testsToo = location -> true;
        var planted = ApplicationModules.of(PlantedApplication.class, testsToo);

        assertThatThrownBy(planted::verify)
                .isInstanceOf(Violations.class)
                .hasMessageContaining("Module 'office' depends on module 'stage'")
                .hasMessageContaining("AsksTheStage");
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
