package io.grandstand.bench.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Operators read of every check, by the name under which it is reported. */
class AuditingPageTests {

    private static final Path PAGE = Path.of("../docs/operating/auditing.md");

    @Test
    void namesEveryCheckAndNoOther() throws IOException {
        Stream<String> checks = Stream.concat(
                Invariants.ALL.stream().map(check -> row(check.invariant(), check.sentence())),
                JournalAudit.SENTENCES.values().stream().map(sentence -> row("I2", sentence)));

        assertThat(Files.readAllLines(PAGE))
                .filteredOn(line -> line.startsWith("| I"))
                .containsExactlyElementsOf(
                        checks.sorted(Comparator.naturalOrder()).toList());
    }

    private static String row(String invariant, String sentence) {
        return "| %s | %s |".formatted(invariant, sentence);
    }
}
