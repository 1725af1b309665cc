package io.grandstand.booking.persistence;

import static io.grandstand.kernel.Columns.longs;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SoldSeats;
import java.time.Duration;
import java.util.SortedSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells the catalogue whether performances may still be changed, and keeps their lanes shut while they are. */
@Component
class ClaimedSeats implements SoldSeats {

    /** Longer than a writer's transaction may take. */
    private static final Duration LANE_WAIT_MAX = Duration.ofSeconds(6);

    private final JdbcClient jdbc;

    ClaimedSeats(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean anyUntilCommit(SortedSet<PerformanceId> performances) {
        long[] ids = longs(performances, PerformanceId::value);
        lock(ids);
        return anyClaimed(ids);
    }

    @Override
    public boolean any(SortedSet<PerformanceId> performances) {
        return anyClaimed(longs(performances, PerformanceId::value));
    }

    private boolean anyClaimed(long[] ids) {
        return jdbc.sql(LaneStatements.ANY_CLAIMED)
                .param(ids)
                .query(Boolean.class)
                .single();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean anyBlockedUntilCommit(SortedSet<PerformanceId> performances) {
        long[] ids = longs(performances, PerformanceId::value);
        lock(ids);
        return jdbc.sql(LaneStatements.ANY_BLOCKED)
                .param(ids)
                .query(Boolean.class)
                .single();
    }

    /** The lane stays, like that of any performance that is deleted: whoever waits for it finds that there is nothing. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void forgetBlocked(PerformanceId performance) {
        jdbc.sql("""
                        with freed as (
                            delete from booking.seat_claim where performance_id = :id and state = 4 returning 1
                        ), forgotten as (
                            delete from booking.house_move where performance_id = :id
                        )
                        update booking.lane set taken = taken - (select count(*) from freed)
                        where performance_id = :id""").param("id", performance.value()).update();
    }

    private void lock(long[] ids) {
        jdbc.sql("select set_config('lock_timeout', ?, true)")
                .param(LANE_WAIT_MAX.toMillis() + "ms")
                .query()
                .singleValue();
        // A lane that another transaction is just beginning is waited for here, and one that nobody began is ours.
        jdbc.sql(LaneStatements.BEGIN_LANES).param(ids).update();
        jdbc.sql(LaneStatements.LOCK_LANES).param(ids).query().listOfRows();
    }
}
