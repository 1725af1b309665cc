package io.grandstand;

import io.grandstand.kernel.Targets;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

/** The one program: every module, with the doors that its target opens. */
@Modulithic(systemName = "Grandstand", sharedModules = "kernel")
@SpringBootApplication
@ConfigurationPropertiesScan
public class Grandstand {

    public static void main(String[] args) {
        if (List.of(args).contains("--list-targets")) {
            IO.println(Targets.list());
            return;
        }
        SpringApplication.run(Grandstand.class, args);
    }
}
