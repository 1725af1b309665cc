package io.grandstand.booking.persistence;

import io.grandstand.booking.AreaLeft;
import io.grandstand.booking.domain.ClaimState;
import io.grandstand.booking.domain.SeatChange;
import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.Columns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the seats of whole performances, for the pictures in memory. */
@Component
public class SeatRows {

    /** All seats of a performance that have a claim, and all areas that anyone was ever in, as of a version. */
    public record Claimed(long version, List<SeatChange> seats, List<AreaLeft> areas) {}

    private final JdbcClient jdbc;

    SeatRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * In one statement, so that version and seats are of the same moment. Claims that are over but not swept count as
     * they did: what is free by time alone becomes free on the map with a version.
     */
    public Claimed claimed(PerformanceId performance) {
        var seats = new ArrayList<SeatChange>();
        var areas = new ArrayList<AreaLeft>();
        var version = new long[1];
        jdbc.sql("""
                        select v.version, c.seat_no, c.state, c.section_id, c.left_there
                        from (select coalesce(max(version), 0) as version from booking.lane where performance_id = :id) v
                        left join (
                            select seat_no, state, null::integer as section_id, null::integer as left_there
                            from booking.seat_claim where performance_id = :id
                            union all
                            select null, null, section_id, capacity - taken
                            from booking.area where performance_id = :id) c on true""").param("id", performance.value()).query(row -> {
            version[0] = row.getLong("version");
            int state = row.getInt("state");
            if (!row.wasNull()) {
                var seat = new SeatNo(row.getInt("seat_no"));
                seats.add(new SeatChange(seat, ClaimState.of(state).shown()));
            }
            int section = row.getInt("section_id");
            if (!row.wasNull()) {
                areas.add(new AreaLeft(new AreaNo(section), row.getInt("left_there")));
            }
        });
        return new Claimed(version[0], seats, areas);
    }

    /** What stands in the lanes of these performances; those that nobody has booked yet have none. */
    public Map<PerformanceId, LaneRow> lanes(Collection<PerformanceId> performances) {
        var lanes = new HashMap<PerformanceId, LaneRow>();
        jdbc.sql("select performance_id, version, taken from booking.lane where performance_id = any(?)")
                .param(Columns.longs(performances, PerformanceId::value))
                .query(row -> {
                    lanes.put(
                            new PerformanceId(row.getLong("performance_id")),
                            new LaneRow(row.getLong("version"), row.getInt("taken")));
                });
        return lanes;
    }
}
