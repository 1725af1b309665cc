package io.grandstand.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** {@code ./grandstand audit}, as an operator calls it. */
final class Audit {

    private Audit() {}

    /** What it prints about a data folder and a journal. */
    static String of(Path data, Path journal) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Product.SCRIPT.toString(), "audit", "--data", data.toString(), "--journal", journal.toString()))
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
