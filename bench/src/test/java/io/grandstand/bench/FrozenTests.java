package io.grandstand.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The yardsticks stay as they were before the engine was tuned. Who must change one says why in the commit, and measures
 * everything again: figures from before and after do not compare.
 */
class FrozenTests {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final List<Path> YARDSTICKS = Stream.of(
                    "bench/src/main/java/io/grandstand/bench/ceiling",
                    "bench/src/main/java/io/grandstand/bench/reference",
                    "bench/src/main/resources/io/grandstand/bench/ceiling",
                    "bench/src/main/resources/reference.sql",
                    "bench/src/main/resources/reference.yaml",
                    "bench/src/main/resources/reference-line.yaml",
                    "server/src/main/java/io/grandstand/edge/bench")
            .map(ROOT::resolve)
            .toList();

    @Test
    void ceilingsAndReferencesAreAsTheyWereFrozen() throws Exception {
        List<String> frozen = Files.readAllLines(ROOT.resolve("bench/src/test/resources/frozen.sha256"));

        assertThat(now()).isEqualTo(frozen);
    }

    /** Lines of {@code sha256  path}, as {@code sha256sum} writes them. */
    private static List<String> now() throws IOException {
        var lines = new ArrayList<String>();
        for (Path yardstick : YARDSTICKS) {
            try (Stream<Path> files = Files.walk(yardstick)) {
                files.filter(Files::isRegularFile).map(FrozenTests::line).forEach(lines::add);
            }
        }
        lines.sort(FrozenTests::byPath);
        return lines;
    }

    private static int byPath(String one, String other) {
        return one.substring(one.indexOf(' ')).compareTo(other.substring(other.indexOf(' ')));
    }

    private static String line(Path file) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(hash) + "  "
                    + ROOT.relativize(file).toString().replace('\\', '/');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
