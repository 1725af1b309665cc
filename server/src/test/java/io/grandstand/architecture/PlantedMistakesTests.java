package io.grandstand.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the planted mistakes can still be made; that they are found is for {@code ./grandstand test --planted}. */
class PlantedMistakesTests {

    private static final Path ROOT = TidyTests.root();

    private static final String PATCH = """
            X0 a mistake

            Why.

            Test: a.AIT#finds
            Fails with: expected

            --- a/A.java
            +++ b/A.java
            @@ -1,2 +1,2 @@
             one
            -two
            +TWO
            """;

    static List<Path> patches() throws IOException {
        try (Stream<Path> found = Files.list(ROOT.resolve("server/src/test/planted"))) {
            return found.sorted().toList();
        }
    }

    @Test
    void allAreThere() throws IOException {
        assertThat(patches())
                .extracting(patch -> patch.getFileName().toString().substring(0, 3))
                .containsExactly("X1-", "X2-", "X3-", "X4-", "X5-", "X7-");
    }

    @ParameterizedTest
    @MethodSource("patches")
    void fitsTheSourcesOfToday(Path patch) throws IOException {
        PlantedMistake mistake = read(patch);
        assertThat(mistake.in(ROOT)).isNotEmpty();
        // What the script builds anew for each.
        assertThat(mistake.changes().keySet()).allMatch(file -> file.startsWith("server/src/main"));
        assertThat(patch.getFileName().toString()).startsWith(mistake.title().substring(0, 2) + "-");
    }

    @ParameterizedTest
    @MethodSource("patches")
    void namesATestThatThereIs(Path patch) throws IOException {
        PlantedMistake mistake = read(patch);
        Path source = ROOT.resolve("server/src/test/java/" + mistake.type().replace('.', '/') + ".java");
        assertThat(Files.readString(source)).containsPattern("@Test\\s+void " + mistake.method() + "\\(");
    }

    @Test
    void whatDoesNotFitIsCaught(@TempDir Path sources) throws IOException {
        Path file = sources.resolve("A.java");
        PlantedMistake mistake = PlantedMistake.of(PATCH);

        Files.writeString(file, "zero\none\ntwo\nthree\n");
        assertThat(mistake.in(sources)).containsValue("zero\none\nTWO\nthree\n");
        Files.writeString(file, "one\n2\n");
        assertThatThrownBy(() -> mistake.in(sources)).hasMessageContaining("A.java has these lines nowhere");
        Files.writeString(file, "one\ntwo\none\ntwo\n");
        assertThatThrownBy(() -> mistake.in(sources)).hasMessageContaining("A.java has these lines more than once");
        assertThatThrownBy(() -> PlantedMistake.of(PATCH.replace("Fails with", "Fails")))
                .hasMessageContaining("Fails with");
    }

    @Test
    void isFoundByItsTestAndForItsReasonAlone(@TempDir Path folder) throws Exception {
        Path report = folder.resolve("report.xml");
        PlantedMistake mistake = PlantedMistake.of(PATCH);
        for (String found : List.of("<failure><![CDATA[1 was expected]]></failure>", "<error>expected</error>")) {
            Files.writeString(report, suite("finds", found));
            assertThat(mistake.foundBy(report)).as(found).isTrue();
        }
        for (String missed : List.of(
                suite("finds", ""),
                suite("finds", "<failure>something else</failure>"),
                suite("finds", "<system-out>expected</system-out>"),
                suite("another", "<failure>expected</failure>"))) {
            Files.writeString(report, missed);
            assertThat(mistake.foundBy(report)).as(missed).isFalse();
        }
    }

    private static String suite(String test, String outcome) {
        return "<testsuite><testcase name=\"%s\">%s</testcase></testsuite>".formatted(test, outcome);
    }

    private static PlantedMistake read(Path patch) throws IOException {
        return PlantedMistake.of(Files.readString(patch));
    }
}
