package io.grandstand.catalog.persistence;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values between PostgreSQL's types and Java's. */
final class Columns {

    private Columns() {}

    static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static Optional<Integer> integer(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }

    static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    static String[] texts(ResultSet row, String column) throws SQLException {
        return (String[]) elements(row, column);
    }

    static Integer[] integers(ResultSet row, String column) throws SQLException {
        return (Integer[]) elements(row, column);
    }

    static Double[] decimals(ResultSet row, String column) throws SQLException {
        return (Double[]) elements(row, column);
    }

    static @Nullable Long[] longs(ResultSet row, String column) throws SQLException {
        return (@Nullable Long[]) elements(row, column);
    }

    private static Object elements(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        try {
            return array.getArray();
        } finally {
            array.free();
        }
    }
}
