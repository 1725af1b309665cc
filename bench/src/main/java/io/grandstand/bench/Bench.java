package io.grandstand.bench;

import io.grandstand.bench.audit.Auditor;
import io.grandstand.bench.audit.Report;
import io.grandstand.bench.product.LearningServer;
import io.grandstand.bench.reference.LineApplication;
import io.grandstand.bench.reference.ReferenceApplication;
import io.grandstand.bench.report.Results;
import io.grandstand.bench.report.Table;
import io.grandstand.bench.report.Written;
import io.grandstand.bench.scenario.Rehearsal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the script's {@code audit} and {@code bench} start. */
final class Bench {

    private static final String USAGE = """
            usage: audit [--data FOLDER] [--journal FILE]
                   bench [SCENARIO ...] [--runs N] [--seconds N] [--data FOLDER] [--results FOLDER]""";

    private Bench() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 1 && serves(args[0])) {
            System.exit(0);
        }
        System.exit(run(List.of(args)));
    }

    /** Whether the word is for a reference design, which is served here until nobody wants it any more. */
    private static boolean serves(String word) throws IOException {
        switch (word) {
            case ReferenceApplication.WORD -> ReferenceApplication.main(new String[0]);
            case LineApplication.WORD -> LineApplication.main(new String[0]);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The exit status: 0 when everything holds, 1 when something does not, 2 when it could not be looked at. */
    private static int run(List<String> words) throws SQLException, InterruptedException {
        if (words.isEmpty()) {
            IO.println(USAGE);
            return 2;
        }
        List<String> arguments = words.subList(1, words.size());
        try {
            return switch (words.getFirst()) {
                case "audit" -> audit(arguments);
                case "bench" -> bench(arguments);
                case "rehearse" -> rehearse(arguments);
                default -> throw new IllegalArgumentException(USAGE);
            };
        } catch (IllegalArgumentException e) {
            IO.println(String.valueOf(e.getMessage()));
            return 2;
        }
    }

    private static int bench(List<String> arguments) throws InterruptedException {
        var options = BenchOptions.parse(arguments);
        Quiet.please();
        Results results = new BenchRun(options).run();
        Written written = Written.to(options.results(), results);
        IO.println();
        IO.println(Table.of(results));
        IO.println("Written to " + written.page() + " and " + written.json());
        return results.clean() ? 0 : 1;
    }

    /** For the script alone, when it builds: {@code rehearse FOLDER SECONDS COMMAND...}, which starts a server that learns. */
    private static int rehearse(List<String> arguments) throws InterruptedException {
        // Whoever started it and was killed can stop nothing any more.
        ProcessHandle.current().parent().ifPresent(script -> {
            var _ = script.onExit().thenRun(() -> System.exit(2));
        });
        Path data = Path.of(arguments.getFirst());
        int seconds = Integer.parseInt(arguments.get(1));
        try (var server = LearningServer.start(arguments.subList(2, arguments.size()), data, Rehearsal.FANS)) {
            new Rehearsal(server.demo()).run(seconds);
            server.stop();
        }
        return 0;
    }

    private static int audit(List<String> arguments) throws SQLException {
        if (arguments.size() % 2 != 0) {
            throw new IllegalArgumentException(USAGE);
        }
        Map<String, Path> options = new HashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            options.put(arguments.get(i), Path.of(arguments.get(i + 1)));
        }
        Path data = options.getOrDefault("--data", Path.of(".grandstand"));
        Path journal = options.get("--journal");
        if (journal != null && !Files.isReadable(journal)) {
            throw new IllegalArgumentException("no journal at " + journal);
        }
        try (Audited audited = Audited.named(System.getenv(), data);
                Connection connection = audited.connect()) {
            Report report = new Auditor(connection).audit(journal);
            IO.println(report);
            return report.clean() ? 0 : 1;
        }
    }
}
