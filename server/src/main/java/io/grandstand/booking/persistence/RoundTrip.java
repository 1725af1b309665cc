package io.grandstand.booking.persistence;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Statements that go to the database together and are answered together, in the time of one. They are carried out one
 * after the other, each with a snapshot of its own, just as if each had waited for the one before; after one that fails
 * none is carried out.
 *
 * <p>The driver takes several statements with semicolons between as one, and prepares each of them.
 */
final class RoundTrip {

    private sealed interface Part {
        String sql();

        List<Object> params();
    }

    private record Read(String sql, List<Object> params, RowCallbackHandler row) implements Part {}

    private record Write(String sql, List<Object> params, String what, int rows) implements Part {}

    private final JdbcOperations jdbc;
    private final List<Part> parts = new ArrayList<>();

    RoundTrip(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    RoundTrip read(String sql, RowCallbackHandler row, Object... params) {
        parts.add(new Read(sql, List.of(params), row));
        return this;
    }

    /**
     * Where there are no rows to be written there is no statement.
     *
     * @param what a word for the rows that are written
     * @param rows how many they must be. Under the lock of its lane nobody else changes them: any other count is a bug or a
     *     hand in the database
     */
    RoundTrip write(String what, int rows, String sql, Object... params) {
        if (rows > 0) {
            parts.add(new Write(sql, List.of(params), what, rows));
        }
        return this;
    }

    /** Without statements there is nothing to do. */
    void run() {
        if (!parts.isEmpty()) {
            jdbc.execute(
                    parts.stream().map(Part::sql).collect(Collectors.joining(";\n")),
                    (PreparedStatement statement) -> run(statement));
        }
    }

    private boolean run(PreparedStatement statement) throws SQLException {
        int next = 1;
        for (Part part : parts) {
            for (Object param : part.params()) {
                statement.setObject(next++, param);
            }
        }
        statement.execute();
        for (Part part : parts) {
            switch (part) {
                case Read read -> {
                    ResultSet rows = Objects.requireNonNull(statement.getResultSet());
                    while (rows.next()) {
                        read.row().processRow(rows);
                    }
                }
                case Write write -> expect(write, statement.getUpdateCount());
            }
            statement.getMoreResults();
        }
        return true;
    }

    private static void expect(Write write, int rows) {
        if (rows != write.rows()) {
            throw new IllegalStateException(write.what() + ": " + rows + " instead of " + write.rows());
        }
    }
}
