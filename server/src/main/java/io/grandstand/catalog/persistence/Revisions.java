package io.grandstand.catalog.persistence;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.ShowId;
import io.grandstand.catalog.VenueId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which performances changed, in the order in which it became visible. */
@Component
public class Revisions {

    /** @param changed all that changed after the revision that was asked about */
    public record Changes(long revision, Set<PerformanceId> changed) {}

    private record Row(long revision, long performance) {}

    private final JdbcClient jdbc;

    Revisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The same over a connection of the caller's choice. */
    public Revisions over(JdbcClient connection) {
        return new Revisions(connection);
    }

    /** One statement, and so one moment. */
    public Changes after(long revision) {
        List<Row> rows = jdbc.sql("""
                        select r.value, coalesce(c.performance_id, 0) as performance_id
                        from catalog.revision r
                        left join catalog.performance_change c on c.revision > :revision""")
                .param("revision", revision)
                .query((row, n) -> new Row(row.getLong("value"), row.getLong("performance_id")))
                .list();
        var changed = new HashSet<PerformanceId>();
        for (Row row : rows) {
            if (row.performance() > 0) {
                changed.add(new PerformanceId(row.performance()));
            }
        }
        return new Changes(rows.getFirst().revision(), changed);
    }

    /** In the transaction of the change. */
    public void changed(PerformanceId performance) {
        upsert("select :id::bigint, (select value from next)", performance.value());
    }

    /** All performances of a show changed with it. */
    public void changed(ShowId show) {
        upsert("select id, (select value from next) from catalog.performance where show_id = :id", show.value());
    }

    /** All performances at a venue changed with it. */
    public void changed(VenueId venue) {
        upsert("select id, (select value from next) from catalog.performance where venue_id = :id", venue.value());
    }

    private void upsert(String performances, long id) {
        Long revision = jdbc.sql("""
                        with next as (update catalog.revision set value = value + 1 returning value),
                        marked as (
                            insert into catalog.performance_change (performance_id, revision)
                            %s
                            on conflict (performance_id) do update set revision = excluded.revision)
                        select value from next""".formatted(performances))
                .param("id", id)
                .query(Long.class)
                .single();
        Objects.requireNonNull(revision);
    }
}
