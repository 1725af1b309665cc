package io.grandstand.booking.persistence;

import io.grandstand.booking.HouseSeat;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SeatNo;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what hosts keep from sale. */
@Component
public class HouseRows {

    private final JdbcClient jdbc;

    HouseRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of the plan, each with the reason of the wish that blocks it. */
    public List<HouseSeat> of(PerformanceId performance, int seatsMax) {
        return jdbc.sql("""
                        select c.seat_no, m.reason
                        from booking.seat_claim c
                        cross join lateral (
                            select reason from booking.house_move m
                            where m.wish_id = c.hold_id and m.move = 'BLOCK' limit 1) m
                        where c.performance_id = ? and c.state = 4
                        order by c.seat_no limit ?""")
                .param(performance.value())
                .param(seatsMax)
                .query((row, _) -> new HouseSeat(new SeatNo(row.getInt("seat_no")), row.getString("reason")))
                .list();
    }
}
