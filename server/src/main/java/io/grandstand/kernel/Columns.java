package io.grandstand.kernel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Turns rows into the array parameters of a statement, a column at a time, and columns back into our words. */
public final class Columns {

    private Columns() {}

    public static <T> long[] longs(Collection<T> rows, ToLongFunction<T> of) {
        return rows.stream().mapToLong(of).toArray();
    }

    public static <T> int[] ints(Collection<T> rows, ToIntFunction<T> of) {
        return rows.stream().mapToInt(of).toArray();
    }

    public static <T> boolean[] flags(List<T> rows, Function<T, Boolean> of) {
        var flags = new boolean[rows.size()];
        for (int row = 0; row < flags.length; row++) {
            flags[row] = of.apply(rows.get(row));
        }
        return flags;
    }

    /** As text, which the statement casts: the driver has no arrays of ids or times. */
    public static <T> @Nullable String[] texts(Collection<T> rows, Function<? super T, ? extends @Nullable Object> of) {
        @Nullable String[] texts = new @Nullable String[rows.size()];
        int next = 0;
        for (T row : rows) {
            texts[next++] = Objects.toString(of.apply(row), null);
        }
        return texts;
    }

    /** One row's array as PostgreSQL writes it; {@code unnest} would flatten an array of arrays. */
    public static <T> String array(List<T> elements, Function<? super T, ?> of) {
        var literal = new StringBuilder("{");
        for (T element : elements) {
            if (literal.length() > 1) {
                literal.append(',');
            }
            String text = of.apply(element).toString();
            literal.append('"')
                    .append(text.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return literal.append('}').toString();
    }

    public static UUID uuid(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class), column);
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(instantOrNull(row, column), column);
    }

    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
