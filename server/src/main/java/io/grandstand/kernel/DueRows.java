package io.grandstand.kernel;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of a table that say in {@code step_due} when somebody is to look after them, if ever: what {@link DueWork} works
 * on.
 */
public final class DueRows {

    private final JdbcClient jdbc;
    private final String key;
    private final String claim;
    private final Duration lease;

    /**
     * @param table with its schema
     * @param key the column of its key, a UUID
     * @param lease how long nobody else gets what was claimed: longer than a step takes
     */
    public DueRows(JdbcClient jdbc, String table, String key, Duration lease) {
        this.jdbc = jdbc;
        this.key = key;
        this.claim = """
                update %1$s set step_due = clock_timestamp() + make_interval(secs => :lease)
                where %2$s in (
                    select %2$s from %1$s where step_due <= statement_timestamp()
                    order by step_due limit :max for update skip locked)
                returning %2$s""".formatted(table, key);
        this.lease = lease;
    }

    /** Those that are due, each to be looked after by whoever gets it here; nobody else gets it for a while. */
    public <T> List<T> claim(int rowsMax, Function<UUID, T> id) {
        return jdbc.sql(claim)
                .param("lease", lease.toMillis() / 1000.0)
                .param("max", rowsMax)
                .query((row, _) -> id.apply(Columns.uuid(row, key)))
                .list();
    }
}
