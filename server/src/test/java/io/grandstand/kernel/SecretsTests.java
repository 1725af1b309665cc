package io.grandstand.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTests {

    @TempDir
    private Path data;

    @Test
    void theSecondStartHasTheKeysOfTheFirst() {
        var first = new Secrets(new DataSettings(data));
        var second = new Secrets(new DataSettings(data));

        assertThat(second.hmacKey("entry")).isEqualTo(first.hmacKey("entry")).hasSize(32);
        assertThat(second.signingKeys().getPublic())
                .isEqualTo(first.signingKeys().getPublic());
    }

    @Test
    void everyPurposeHasAKeyOfItsOwnAndSoHasEveryInstallation() {
        var secrets = new Secrets(new DataSettings(data));

        assertThat(secrets.hmacKey("entry")).isNotEqualTo(secrets.hmacKey("ticket"));
        assertThat(new Secrets(new DataSettings(data.resolve("other"))).hmacKey("entry"))
                .isNotEqualTo(secrets.hmacKey("entry"));
    }

    @Test
    void onlyTheOwnerCanReadThem() throws Exception {
        var secrets = new Secrets(new DataSettings(data));

        assertThat(secrets.signingKeys()).isNotNull();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(Secrets.FILE))))
                .isEqualTo("rw-------");
    }
}
