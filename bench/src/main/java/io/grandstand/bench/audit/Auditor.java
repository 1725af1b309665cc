package io.grandstand.bench.audit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recounts, from the database alone and from what clients were told, whether everything that must hold does. */
public final class Auditor {

    private final Connection connection;

    /** An auditor of this database; it only reads. */
    public Auditor(Connection connection) {
        this.connection = connection;
    }

    /**
     * Runs every check on one snapshot of the database.
     *
     * @param journal what clients were told; without it I2 is not looked at
     */
    public Report audit(@Nullable Path journal) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read read only");
            var findings = new ArrayList<>(recount());
            if (journal != null) {
                findings.addAll(new JournalAudit(connection).audit(journal));
            }
            return new Report(findings);
        } finally {
            connection.rollback();
        }
    }

    /** Runs the checks of the database alone, in whatever transaction there is. */
    List<Finding> recount() throws SQLException {
        var findings = new ArrayList<Finding>();
        try (Statement statement = connection.createStatement()) {
            for (Check check : Invariants.ALL) {
                findings.add(run(statement, check));
            }
        }
        return findings;
    }

    private static Finding run(Statement statement, Check check) throws SQLException {
        var shown = new ArrayList<String>();
        long count = 0;
        try (ResultSet rows = statement.executeQuery(check.sql())) {
            while (rows.next()) {
                count++;
                if (shown.size() < Finding.SHOWN_MAX) {
                    shown.add(rows.getString(1));
                }
            }
        }
        return new Finding(check.invariant(), check.sentence(), List.copyOf(shown), count);
    }
}
