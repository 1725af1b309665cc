package io.grandstand.bench.journal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A file of {@link JournalLine}s, a JSON object each, in the order in which they were written. Safe for many threads. */
public final class Journal implements AutoCloseable {

    /** More lines than this in one run are refused: the auditor keeps them in memory. */
    public static final int LINES_MAX = 10_000_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BufferedWriter out;

    public Journal(Path file) {
        try {
            out = Files.newBufferedWriter(
                    file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the journal " + file, e);
        }
    }

    /** Writes a line and hands it to the system, so that it outlives this process. */
    public synchronized void write(JournalLine line) {
        try {
            out.write(JSON.writeValueAsString(line));
            out.newLine();
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the journal", e);
        }
    }

    /** Writes many lines, for a client that is not to be killed: they are handed to the system together. */
    public synchronized void writeAll(Collection<JournalLine> lines) {
        try {
            for (JournalLine line : lines) {
                out.write(JSON.writeValueAsString(line));
                out.newLine();
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the journal", e);
        }
    }

    /**
     * Reads a journal, line by line. A last line that was cut off by a crash is passed over.
     *
     * @throws IllegalArgumentException naming the line that is no journal line
     */
    public static void read(Path file, Consumer<JournalLine> to) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            var all = lines.iterator();
            int number = 0;
            while (all.hasNext()) {
                String line = all.next();
                number++;
                if (number > LINES_MAX) {
                    throw new IllegalArgumentException("more than " + LINES_MAX + " lines in " + file);
                }
                parse(file, number, line, !all.hasNext(), to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the journal " + file, e);
        }
    }

    private static void parse(Path file, int number, String line, boolean last, Consumer<JournalLine> to) {
        try {
            to.accept(JSON.readValue(line, JournalLine.class));
        } catch (JacksonException e) {
            if (!last) {
                throw new IllegalArgumentException(file + ":" + number + " is no journal line", e);
            }
        }
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the journal", e);
        }
    }
}
