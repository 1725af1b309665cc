package io.grandstand.ranking;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is counted of performances, as rows: all there is of each, and the minutes of the last hour. */
@Repository
class CountTable {

    /**
     * What there is more of a performance.
     *
     * @param startsAt as the catalogue says now, as of the capacity
     */
    record Sum(PerformanceId performance, Instant startsAt, int capacity, int bought, int givenBack) {}

    private static final String HOUR = "interval '1 hour'";

    private static final String COUNT = """
            select p.performance_id, p.starts_at, p.bought - p.given_back as sold, p.capacity,
            """;

    private final JdbcClient jdbc;

    CountTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Rows are locked in the order of the performances, and all of these before any minute.
     *
     * @param changes those that make a trend
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void add(List<Sum> sums, List<Change> changes) {
        jdbc.sql("""
                        insert into ranking.performance as p (performance_id, starts_at, capacity, bought, given_back)
                        select id, starts_at, capacity, bought, given_back
                        from unnest(cast(:ids as bigint[]), cast(:startsAt as timestamptz[]), cast(:capacities as int[]),
                            cast(:bought as int[]), cast(:givenBack as int[]))
                            as s (id, starts_at, capacity, bought, given_back)
                        order by id
                        on conflict (performance_id) do update
                        set starts_at = excluded.starts_at, capacity = excluded.capacity,
                            bought = p.bought + excluded.bought, given_back = p.given_back + excluded.given_back""")
                .param("ids", Columns.longs(sums, sum -> sum.performance().value()))
                .param("startsAt", Columns.texts(sums, Sum::startsAt))
                .param("capacities", Columns.ints(sums, Sum::capacity))
                .param("bought", Columns.ints(sums, Sum::bought))
                .param("givenBack", Columns.ints(sums, Sum::givenBack))
                .update();
        jdbc.sql("""
                        insert into ranking.minute as m (performance_id, minute, bought, given_back)
                        select c.id, date_trunc('minute', c.at), sum(c.bought), sum(c.given_back)
                        from unnest(cast(:ids as bigint[]), cast(:ats as timestamptz[]),
                            cast(:bought as int[]), cast(:givenBack as int[])) as c (id, at, bought, given_back)
                        where c.at > statement_timestamp() - %s
                        group by 1, 2 order by 1, 2
                        on conflict (performance_id, minute) do update
                        set bought = m.bought + excluded.bought, given_back = m.given_back + excluded.given_back""".formatted(HOUR))
                .param("ids", Columns.longs(changes, change -> change.performance()
                        .value()))
                .param("ats", Columns.texts(changes, Change::at))
                .param("bought", Columns.ints(changes, Change::bought))
                .param("givenBack", Columns.ints(changes, Change::givenBack))
                .update();
    }

    /** Those that are ahead, best first. */
    List<Count> best(Measure measure, int countsMax) {
        return switch (measure) {
            case SHARE -> bestByShare(countsMax);
            case TREND -> bestByTrend(countsMax);
        };
    }

    private List<Count> bestByShare(int countsMax) {
        return jdbc.sql(COUNT + """
                            coalesce(h.tickets, 0) as last_hour
                        from (
                            select * from ranking.performance
                            where starts_at > statement_timestamp() and bought > given_back
                            order by cast(bought - given_back as float8) / capacity desc, starts_at, performance_id
                            limit :max) p
                        left join lateral (
                            select sum(bought - given_back) as tickets from ranking.minute m
                            where m.performance_id = p.performance_id and m.minute > statement_timestamp() - %s) h
                            on true""".formatted(HOUR))
                .param("max", countsMax)
                .query(CountTable::count)
                .list();
    }

    private List<Count> bestByTrend(int countsMax) {
        return jdbc.sql(COUNT + """
                            h.tickets as last_hour
                        from (
                            select performance_id, sum(bought - given_back) as tickets from ranking.minute
                            where minute > statement_timestamp() - %s
                            group by performance_id having sum(bought - given_back) > 0) h
                        join ranking.performance p on p.performance_id = h.performance_id
                        where p.starts_at > statement_timestamp()
                        order by h.tickets desc, p.starts_at, p.performance_id
                        limit :max""".formatted(HOUR))
                .param("max", countsMax)
                .query(CountTable::count)
                .list();
    }

    private static Count count(ResultSet row, int number) throws SQLException {
        return new Count(
                new PerformanceId(row.getLong("performance_id")),
                Columns.instant(row, "starts_at"),
                row.getInt("sold"),
                row.getInt("capacity"),
                row.getInt("last_hour"));
    }

    /** Minutes that no trend goes by any more. */
    int dropMinutes(int minutesMax) {
        return jdbc.sql("""
                        delete from ranking.minute where (performance_id, minute) in (
                            select performance_id, minute from ranking.minute
                            where minute <= statement_timestamp() - %s
                            order by minute limit :max for update skip locked)""".formatted(HOUR)).param("max", minutesMax).update();
    }

    /** Performances that began so long ago that nothing is heard of their sale any more. */
    int dropPerformances(Duration begunSince, int performancesMax) {
        return jdbc.sql("""
                        delete from ranking.performance where performance_id in (
                            select performance_id from ranking.performance
                            where starts_at < statement_timestamp() - make_interval(secs => :since)
                            order by starts_at limit :max for update skip locked)""")
                .param("since", begunSince.toSeconds())
                .param("max", performancesMax)
                .update();
    }

    /** Whether what was sold before there were counts is in them. */
    boolean begun() {
        return jdbc.sql("select exists (select from ranking.beginning)")
                .query(Boolean.class)
                .single();
    }

    void markBegun() {
        jdbc.sql("insert into ranking.beginning default values on conflict do nothing")
                .update();
    }
}
