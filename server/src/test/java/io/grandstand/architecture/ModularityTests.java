package io.grandstand.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ImportOption;
import io.grandstand.Grandstand;
import io.grandstand.architecture.planted.modules.PlantedApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;
import org.springframework.modulith.core.util.ApplicationModulesExporter;
import tools.jackson.databind.json.JsonMapper;

class ModularityTests {

    private static final ApplicationModules MODULES = ApplicationModules.of(Grandstand.class);

    private static final Path READ_AT_START =
            Path.of("src/main/resources", ApplicationModulesExporter.DEFAULT_LOCATION);

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

    /** Without that file every start reads all classes to find the modules: a second that fans wait after a fall. */
    @Test
    void theModulesThatAStartReadsFromAFileAreThoseThatStand() throws IOException {
        var standing = JsonMapper.shared().readTree(new ApplicationModulesExporter(MODULES).toJson());
        var written = JsonMapper.shared().readTree(Files.readString(READ_AT_START));

        assertThat(written.propertyNames()).containsExactlyElementsOf(standing.propertyNames());
        assertThat(standing).allSatisfy(module -> assertThat(module.has("initializers"))
                .as("an initializer must stand in the file, too")
                .isFalse());
    }

    @Test
    void allModulesAreThere() {
        assertThat(MODULES.stream().map(module -> module.getIdentifier().toString()))
                .contains(
                        "kernel",
                        "outbox",
                        "identity",
                        "catalog",
                        "draw",
                        "waitingroom",
                        "booking",
                        "wallet",
                        "payment",
                        "order",
                        "notification",
                        "ranking",
                        "edge",
                        "site");
    }
}
