package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far lines got, in PostgreSQL. */
@Repository
class Marks {

    private final JdbcClient jdbc;

    Marks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Mark> find(PerformanceId performance) {
        return jdbc.sql("""
                        select epoch, since, step, issued, serving, settled, forming
                          from waitingroom.mark
                         where performance_id = :performance
                        """)
                .param("performance", performance.value())
                .query((row, index) -> new Mark(
                        row.getLong("epoch"),
                        row.getLong("since"),
                        row.getLong("step"),
                        row.getLong("issued"),
                        row.getLong("serving"),
                        row.getLong("settled"),
                        row.getBoolean("forming")))
                .optional();
    }

    /** Processes may tell this in any order: what is further stands, and numbers that are out never come back. */
    void keep(PerformanceId performance, Mark mark) {
        int kept = jdbc.sql("""
                        insert into waitingroom.mark as mark
                            (performance_id, epoch, since, step, issued, serving, settled, forming, marked_at)
                        values (:performance, :epoch, :since, :step, :issued, :serving, :settled, :forming,
                            clock_timestamp())
                        on conflict (performance_id) do update
                           set epoch = greatest(mark.epoch, excluded.epoch),
                               since = case when excluded.epoch >= mark.epoch then excluded.since
                                            else mark.since end,
                               step = case when excluded.epoch > mark.epoch then excluded.step
                                           when excluded.epoch = mark.epoch then greatest(mark.step, excluded.step)
                                           else mark.step end,
                               issued = case when excluded.since = mark.since
                                             then greatest(mark.issued, excluded.issued)
                                             when excluded.epoch > mark.epoch then excluded.issued
                                             else mark.issued end,
                               serving = case when excluded.since = mark.since
                                              then greatest(mark.serving, excluded.serving)
                                              when excluded.epoch > mark.epoch then excluded.serving
                                              else mark.serving end,
                               settled = case when excluded.since = mark.since
                                              then greatest(mark.settled, excluded.settled)
                                              when excluded.epoch > mark.epoch then excluded.settled
                                              else mark.settled end,
                               forming = case when (excluded.epoch, excluded.step) >= (mark.epoch, mark.step)
                                              then excluded.forming else mark.forming end,
                               marked_at = excluded.marked_at
                        """)
                .param("performance", performance.value())
                .param("epoch", mark.epoch())
                .param("since", mark.since())
                .param("step", mark.step())
                .param("issued", mark.issued())
                .param("serving", mark.serving())
                .param("settled", mark.settled())
                .param("forming", mark.forming())
                .update();
        if (kept != 1) {
            throw new IllegalStateException("the mark of performance " + performance + " was not kept: " + kept);
        }
    }
}
