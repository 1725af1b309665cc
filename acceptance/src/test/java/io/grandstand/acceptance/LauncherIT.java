package io.grandstand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script's words. */
class LauncherIT {

    record Said(int status, String text) {}

    @ParameterizedTest
    @ValueSource(strings = {"", "up", "test", "audit"})
    void everyWordExplainsItself(String word) throws Exception {
        Said said = word.isEmpty() ? grandstand("--help") : grandstand(word, "--help");

        assertThat(said.status()).isZero();
        assertThat(said.text()).contains("usage: ./grandstand " + (word.isEmpty() ? "WORD" : word));
    }

    @Test
    void aWordOrAnOptionThatIsNotThereIsNamed() throws Exception {
        assertThat(grandstand("dance").text()).contains("no such word: dance");
        assertThat(grandstand("dance").status()).isNotZero();
        assertThat(grandstand("up", "--dance").text()).contains("up knows no '--dance'");
        assertThat(grandstand("up", "--port").text()).contains("--port needs a value");
        assertThat(grandstand("up", "--public-url").text()).contains("--public-url needs a value");
        assertThat(grandstand("up", "--trusted-proxies").text()).contains("--trusted-proxies needs a value");
    }

    @Test
    void theTargetsAreListed() throws Exception {
        Said said = grandstand("up", "--list-targets");

        assertThat(said.status()).isZero();
        assertThat(said.text()).contains("all", "fans", "workers", "outbox-relay", "booking-api");
    }

    @Test
    void aStartWithWrongSettingsNamesAllOfThemAndStops() throws Exception {
        Said said = run(new ArrayList<>(List.of(
                "env",
                "JAVA_OPTS=-Dgrandstand.booking.lane.queue-max=0 -Dgrandstand.boking.checkout-time=5m",
                Product.SCRIPT.toString(),
                "up",
                "--data",
                "target/wrong-settings",
                "--target",
                "dancers",
                "--demo-fans",
                "many")));

        assertThat(said.status()).isNotZero();
        assertThat(said.text())
                .contains(
                        "grandstand.booking.lane.queue-max = 0: must",
                        "grandstand.boking.checkout-time: there is no such setting",
                        "grandstand.target = dancers: unknown target dancers",
                        "grandstand.demo.fans = many: must be a whole number",
                        "docs/operating/settings.md",
                        "the server did not start");
    }

    @Test
    void withoutAJdkItSaysInTwoLinesWhatToInstall() throws Exception {
        Said said = run(new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                // The script with nowhere to look for a JDK, and only the tools that it looks with.
                "sed -e 's#/usr/lib/jvm#/nowhere#' -e 's#^HOME_DIR=.*#HOME_DIR=.#' " + Product.SCRIPT
                        + " >target/no-jdk.sh;"
                        + " mkdir -p target/no-jdk; for tool in dirname readlink sed head sh tr cat mkdir; do"
                        + " ln -sf \"$(command -v $tool)\" target/no-jdk/; done;"
                        + " env -i PATH=target/no-jdk HOME=/nowhere target/no-jdk/sh target/no-jdk.sh audit")));

        assertThat(said.status()).isNotZero();
        assertThat(said.text().strip().lines()).hasSize(2);
        assertThat(said.text()).contains("no JDK 25 found", "JAVA_HOME");
    }

    private static Said grandstand(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Product.SCRIPT.toString()));
        command.addAll(List.of(words));
        return run(command);
    }

    private static Said run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }
}
