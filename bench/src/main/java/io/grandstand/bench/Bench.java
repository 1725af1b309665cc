package io.grandstand.bench;

import io.grandstand.bench.audit.Auditor;
import io.grandstand.bench.audit.Report;
import io.grandstand.bench.reference.ReferenceApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** What the script's {@code audit} starts. */
final class Bench {

    private static final String USAGE = "usage: audit [--data FOLDER] [--journal FILE]";

    private Bench() {}

    public static void main(String[] args) throws IOException, SQLException {
        if (args.length == 1 && args[0].equals(ReferenceApplication.WORD)) {
            ReferenceApplication.main(args);
            System.exit(0);
        }
        System.exit(run(args));
    }

    /** The exit status: 0 when everything holds, 1 when something does not, 2 when it could not be looked at. */
    private static int run(String[] args) throws SQLException {
        if (args.length % 2 == 0 || !args[0].equals("audit")) {
            IO.println(USAGE);
            return 2;
        }
        Map<String, Path> options = new HashMap<>();
        for (int i = 1; i < args.length; i += 2) {
            options.put(args[i], Path.of(args[i + 1]));
        }
        Path data = options.getOrDefault("--data", Path.of(".grandstand"));
        Path journal = options.get("--journal");
        if (journal != null && !Files.isReadable(journal)) {
            IO.println("no journal at " + journal);
            return 2;
        }
        try (Audited audited = Audited.named(System.getenv(), data);
                Connection connection = audited.connect()) {
            Report report = new Auditor(connection).audit(journal);
            IO.println(report);
            return report.clean() ? 0 : 1;
        } catch (IllegalArgumentException e) {
            IO.println(String.valueOf(e.getMessage()));
            return 2;
        }
    }
}
