package io.grandstand.identity;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The feed of sessions that ended, as rows. It is read on a connection of its own: every request leans on it, and the
 * pool that all share is empty just when there are most of them.
 */
@Repository
class EndedSessions implements DisposableBean {

    /** Rows read in one statement. */
    static final int PAGE_MAX = 10_000;

    /** Nobody is kept longer by a database that is away, or that does not answer. */
    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(1);

    private static final Duration STATEMENT_MAX = Duration.ofSeconds(1);

    /** Later than the database's own limit: it ends what hangs, unless the database is not there to do so. */
    private static final Duration SILENCE_MAX = Duration.ofSeconds(2);

    private record Row(OffsetDateTime at, UUID session) {}

    private final HikariDataSource pool;
    private final JdbcClient jdbc;

    EndedSessions(JdbcConnectionDetails database) {
        this.pool = pool(database);
        this.jdbc = JdbcClient.create(pool);
    }

    private static HikariDataSource pool(JdbcConnectionDetails database) {
        var config = new HikariConfig();
        config.setPoolName("session-feed");
        config.setJdbcUrl(database.getJdbcUrl());
        config.setUsername(database.getUsername());
        config.setPassword(database.getPassword());
        config.setMaximumPoolSize(1);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(CONNECTION_WAIT.toMillis());
        // A process starts without its database, too.
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("options", "-c statement_timeout=" + STATEMENT_MAX.toMillis() + "ms");
        config.addDataSourceProperty("ApplicationName", "grandstand-session-feed");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", Long.toString(CONNECTION_WAIT.toSeconds()));
        config.addDataSourceProperty("socketTimeout", Long.toString(SILENCE_MAX.toSeconds()));
        return new HikariDataSource(config);
    }

    /** The sessions that ended lately, {@link #PAGE_MAX} at a time. */
    Set<SessionId> within(Duration past) {
        var ended = new HashSet<SessionId>();
        List<Row> page = first(past);
        add(page, ended);
        while (page.size() == PAGE_MAX) {
            page = after(page.getLast());
            add(page, ended);
        }
        return ended;
    }

    private static void add(List<Row> page, Set<SessionId> ended) {
        page.forEach(row -> ended.add(new SessionId(row.session())));
    }

    private List<Row> first(Duration past) {
        return jdbc.sql("""
                        select at, session_id from identity.revocation
                        where at > (select clock_timestamp() - make_interval(secs => :seconds))
                        order by at, session_id limit :max
                        """)
                .param("seconds", past.toSeconds())
                .param("max", PAGE_MAX)
                .query(EndedSessions::row)
                .list();
    }

    private List<Row> after(Row last) {
        return jdbc.sql("""
                        select at, session_id from identity.revocation
                        where at >= :at and (at, session_id) > (:at, :session)
                        order by at, session_id limit :max
                        """)
                .param("at", last.at())
                .param("session", last.session())
                .param("max", PAGE_MAX)
                .query(EndedSessions::row)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(row.getObject("at", OffsetDateTime.class), row.getObject("session_id", UUID.class));
    }

    @Override
    public void destroy() {
        pool.close();
    }
}
