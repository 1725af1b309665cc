package io.grandstand.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/** How loud the embedded servers are here, where nobody came to hear of them: trouble alone, in a line. */
final class Quiet {

    private static final String LOGGING = """
            handlers = java.util.logging.ConsoleHandler
            .level = WARNING
            java.util.logging.SimpleFormatter.format = %4$s: %5$s%n
            """;

    private Quiet() {}

    /** Before anything is logged. */
    static void please() {
        try {
            LogManager.getLogManager()
                    .readConfiguration(new ByteArrayInputStream(LOGGING.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
