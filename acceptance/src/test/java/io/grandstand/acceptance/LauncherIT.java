package io.grandstand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script's words. */
class LauncherIT {

    private static final Path HOME = Objects.requireNonNull(Product.SCRIPT.getParent());

    record Said(int status, String text) {}

    @ParameterizedTest
    @ValueSource(strings = {"", "up", "test", "screenshots", "audit", "bench"})
    void everyWordExplainsItself(String word) throws Exception {
        Said said = word.isEmpty() ? grandstand("--help") : grandstand(word, "--help");

        assertThat(said.status()).isZero();
        assertThat(said.text()).contains("usage: ./grandstand " + (word.isEmpty() ? "WORD" : word));
    }

    @Test
    void aWordOrAnOptionThatIsNotThereIsNamed() throws Exception {
        assertRefused("no such word: dance; ./grandstand help", "dance");
        assertRefused("up knows no '--dance'; ./grandstand up --help", "up", "--dance");
        assertRefused("audit knows no '--dance'; ./grandstand audit --help", "audit", "--dance");
        assertRefused("screenshots knows no 'home'; ./grandstand screenshots --help", "screenshots", "home");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port", "--data", "--demo-fans", "--public-url", "--trusted-proxies"})
    void anOptionWithoutItsValueIsRefused(String option) throws Exception {
        assertRefused(option + " needs a value; ./grandstand up --help", "up", option);
    }

    @ParameterizedTest
    @CsvSource({
        "--port,      abc,     65535",
        "--port,      '',      65535",
        "--port,      0,       65535",
        "--port,      65536,   65535",
        "--port,      -1,      65535",
        "--port,      80 80,   65535",
        "--port,      8080000000000000000000, 65535",
        "--demo-fans, many,    1000000",
        "--demo-fans, 0,       1000000",
        "--demo-fans, 1000001, 1000000"
    })
    void aValueThatIsNoNumberWithinItsLimitsIsRefused(String option, String value, int max) throws Exception {
        assertRefused(option + " must be a number from 1 to " + max + ", and is '" + value + "'", "up", option, value);
    }

    @Test
    void aDataFolderThatCannotBeWrittenIsRefused() throws Exception {
        Path file = Files.writeString(Path.of("target", "a-file"), "").toAbsolutePath();

        assertRefused("cannot write in " + file + "; --data names another folder", "up", "--data", file.toString());
    }

    @Test
    void theTargetsAreListed() throws Exception {
        Said said = grandstand("up", "--list-targets");

        assertThat(said.status()).isZero();
        assertThat(said.text())
                .contains("all", "fans", "workers", "outbox-relay", "booking-api")
                .contains("pages for fans\n");
    }

    @Test
    void aStartReadsWhatTheJvmLearntInItsRehearsal() throws Exception {
        // with "on" the JVM refuses to start when what was learnt is not there, or of no use to it
        Said said = run(new ArrayList<>(
                List.of("env", "JAVA_OPTS=-XX:AOTMode=on", Product.SCRIPT.toString(), "up", "--list-targets")));

        assertThat(said.status()).isZero();
        assertThat(said.text()).doesNotContain("AOT", "aot");
        assertNothingOfARehearsalIsLeft();
    }

    @Test
    void aRehearsalThatTakesTooLongIsBrokenOffAndTheProductStartsWithoutIt() throws Exception {
        Said said = run(new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                // The script with a rehearsal of its own, which is told to end while its stores start.
                "rm -f target/hurried.aot*; sed -e 's#^HOME_DIR=.*#HOME_DIR=\"" + HOME + "\"#'"
                        + " -e 's#^START=.*#START=\"$PWD/target/hurried.aot\"#'"
                        + " -e 's#^REHEARSAL_SECONDS_MAX=.*#REHEARSAL_SECONDS_MAX=8#' " + Product.SCRIPT
                        + " >target/hurried.sh; sh target/hurried.sh up --list-targets")));

        assertThat(said.status()).as(said.text()).isZero();
        assertThat(said.text())
                .contains("rehearsal", "it failed, see ", "all", "pages for fans\n")
                .doesNotContain("AOT", "aot");
        assertThat(Path.of("target/hurried.aot")).doesNotExist();
        assertNothingOfARehearsalIsLeft();
    }

    @Test
    void aStartWithWrongSettingsNamesAllOfThemAndStops() throws Exception {
        Said said = run(new ArrayList<>(List.of(
                "env",
                "JAVA_OPTS=-Dgrandstand.booking.lane.queue-max=0 -Dgrandstand.boking.checkout-time=5m"
                        + " -Dgrandstand.demo.fans=many",
                Product.SCRIPT.toString(),
                "up",
                "--data",
                Product.emptyData("wrong-settings").toString(),
                "--target",
                "dancers")));

        assertThat(said.status()).isNotZero();
        assertThat(said.text())
                .contains(
                        "grandstand.booking.lane.queue-max = 0: must",
                        "grandstand.boking.checkout-time: there is no such setting",
                        "grandstand.target = dancers: unknown target dancers",
                        "grandstand.demo.fans = many: must be a whole number",
                        "docs/operating/settings.md",
                        "the server did not start")
                .doesNotContain("ERROR", "Exception", "\n\n");
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

    @Test
    void aServerIsNotStartedTwiceNorAgainWhenItWasToldToStopAndLeavesWithoutAComplaint() throws Exception {
        Path data = Product.emptyData("told-to-stop");
        try (Product product = Product.start(data)) {
            // Who looks at a seat map makes the server listen to changes of seats.
            Http anonymous = Http.anonymous(product.url());
            long performance = anonymous
                    .get("/api/v1/performances")
                    .json()
                    .get("items")
                    .get(0)
                    .get("performanceId")
                    .asLong();
            assertThat(anonymous
                            .get("/api/v1/performances/" + performance + "/availability")
                            .status())
                    .isEqualTo(200);

            String port = Integer.toString(product.url().getPort());
            Said again = grandstand("up", "--data", data.toString(), "--port", port, "--target", "nix");
            assertThat(again.status()).isNotZero();
            assertThat(again.text().strip())
                    .startsWith("grandstand: already running on port " + port)
                    .hasLineCount(1);

            product.server().destroy();

            assertThat(product.awaitEnd()).isZero();
            assertThat(product.output())
                    .endsWith("The server was told to stop, and has stopped.\n")
                    .doesNotContain("ERROR", "starting it again");
            assertThat(data.resolve("logs/server-" + port + ".log")).content().doesNotContain("nix");
        }

        Said audit = grandstand("audit", "--data", data.toString());
        assertThat(audit.status()).as(audit.text()).isZero();
        assertThat(audit.text()).contains("Clean.").doesNotContain("INFO", "io.grandstand", "server=");
    }

    private static void assertNothingOfARehearsalIsLeft() {
        Path rehearsal = HOME.resolve("server/target/app/rehearsal");
        assertThat(rehearsal).doesNotExist();
        assertThat(ProcessHandle.allProcesses().flatMap(process -> process.info().commandLine().stream()))
                .noneMatch(line -> line.contains(rehearsal.toString()));
    }

    /** In one line, before anything is built. */
    private static void assertRefused(String why, String... words) throws IOException, InterruptedException {
        assertThat(grandstand(words)).isEqualTo(new Said(1, "grandstand: " + why + "\n"));
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
