package io.grandstand.outbox;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The relay's own connection. It holds the session locks of the buckets and does all reading and marking, so a relay that
 * lost its locks (they end with the connection) cannot mark anything any more.
 */
class RelayConnection implements AutoCloseable {

    static final String APPLICATION_NAME = "grandstand-outbox-relay";

    /**
     * A relay that is frozen leaves its connection idle; the database then ends it, and another relay takes the buckets.
     * A relay that runs says something every second.
     */
    static final Duration IDLE_MAX = Duration.ofSeconds(15);

    /** So that one batch holds at most {@code Bucket.COUNT} times as many. */
    static final int EVENTS_A_BUCKET_MAX = 64;

    /** First half of the advisory locks' keys: "outb". */
    private static final int LOCK_SPACE = 0x6f757462;

    static final String UNPUBLISHED = """
            select e.id, e.day, e.bucket, e.topic, e.key, e.event_id, e.type, e.payload
              from unnest(?::smallint[]) as b (bucket)
             cross join lateral (
                   select *
                     from outbox.event
                    where bucket = b.bucket and published_at is null
                    order by id
                    limit ?) e
             order by e.id
            """;

    static final String MARK = """
            update outbox.event e
               set published_at = clock_timestamp()
              from unnest(?::date[], ?::smallint[], ?::bigint[]) as p (day, bucket, id)
             where e.day = p.day and e.bucket = p.bucket and e.id = p.id and e.published_at is null
            """;

    private final SingleConnectionDataSource connection;
    private final JdbcClient jdbc;
    private final SortedSet<Short> owned = new TreeSet<>();

    private RelayConnection(Connection connection) {
        this.connection = new SingleConnectionDataSource(connection, true);
        this.jdbc = JdbcClient.create(this.connection);
    }

    static RelayConnection open(JdbcConnectionDetails database) throws SQLException {
        return new RelayConnection(DriverManager.getConnection(database.getJdbcUrl(), properties(database)));
    }

    static Properties properties(JdbcConnectionDetails database) {
        var properties = new Properties();
        if (database.getUsername() != null) {
            properties.setProperty("user", database.getUsername());
        }
        if (database.getPassword() != null) {
            properties.setProperty("password", database.getPassword());
        }
        properties.setProperty("ApplicationName", APPLICATION_NAME);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "15");
        properties.setProperty("tcpKeepAlive", "true");
        // Plans: the tables are either empty or full of published rows, and statistics know neither in time.
        properties.setProperty(
                "options",
                "-c idle_session_timeout=" + IDLE_MAX.toMillis()
                        + " -c statement_timeout=10000 -c lock_timeout=5000"
                        + " -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off"
                        + " -c plan_cache_mode=force_generic_plan");
        return properties;
    }

    boolean ownsAll() {
        return owned.size() == Bucket.COUNT;
    }

    /** Takes every bucket that no relay has; several relays share as they come. */
    void takeFreeBuckets() {
        // A session lock counts how often it was taken and is never given back here: only what is missing is asked for.
        List<Short> missing = IntStream.range(0, Bucket.COUNT)
                .mapToObj(bucket -> (short) bucket)
                .filter(bucket -> !owned.contains(bucket))
                .toList();
        owned.addAll(jdbc.sql("""
                select bucket from unnest(?::smallint[]) as b (bucket) where pg_try_advisory_lock(?, bucket)
                """)
                .param(missing.toArray(Short[]::new))
                .param(LOCK_SPACE)
                .query(Short.class)
                .list());
    }

    /**
     * The oldest events of the buckets that this relay has, in the order of their ids.
     *
     * <p>Ids of one key are in the order of their commits, as its aggregate was locked; ids of different keys are not. So
     * there is no "greater than the last one": what is unpublished is asked for, whatever its id.
     */
    List<UnpublishedEvent> unpublished() {
        return jdbc.sql(UNPUBLISHED)
                .param(owned.toArray(Short[]::new))
                .param(EVENTS_A_BUCKET_MAX)
                .query((row, n) -> new UnpublishedEvent(
                        row.getLong("id"),
                        row.getObject("day", LocalDate.class),
                        new Bucket(row.getShort("bucket")),
                        row.getString("topic"),
                        row.getString("key"),
                        row.getString("event_id"),
                        row.getString("type"),
                        row.getString("payload")))
                .list();
    }

    void markPublished(List<UnpublishedEvent> events) {
        int marked = jdbc.sql(MARK)
                .param(events.stream().map(e -> e.day().toString()).toArray(String[]::new))
                .param(events.stream().map(e -> e.bucket().number()).toArray(Short[]::new))
                .param(events.stream().map(UnpublishedEvent::id).toArray(Long[]::new))
                .update();
        if (marked != events.size()) {
            throw new IllegalStateException(
                    "marked " + marked + " of " + events.size() + " events: somebody else relays these buckets too");
        }
    }

    /** Says that this relay lives, and finds out whether it still has its locks. */
    void heartbeat() {
        jdbc.sql("select 1").query(Integer.class).single();
    }

    @Override
    public void close() {
        connection.destroy();
    }
}
