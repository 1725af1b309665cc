package io.grandstand.kernel;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where this installation keeps what must outlive it.
 *
 * @param data the folder of data, secrets and logs
 */
@ConfigurationProperties("grandstand")
@Validated
public record DataSettings(@DefaultValue(".grandstand") Path data) {

    public Path folder() {
        return data.toAbsolutePath().normalize();
    }
}
