package io.grandstand.booking.persistence;

import io.grandstand.booking.HoldId;
import io.grandstand.booking.HouseSeat;
import io.grandstand.booking.Wish;
import io.grandstand.booking.domain.HouseShare;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Columns;
import java.util.Arrays;
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

    /** Of what was given away in this hold, that which its host had kept from sale; none of any other hold. */
    public List<HouseShare> givenIn(HoldId hold) {
        return jdbc.sql("""
                        select g.of_wish, g.account_id, b.reason, g.seats
                        from booking.house_move g
                        cross join lateral (
                            select reason from booking.house_move b
                            where b.wish_id = g.of_wish and b.move = 'BLOCK' limit 1) b
                        where g.wish_id = ? and g.move = 'GIVE'
                        order by g.move_no limit ?""")
                .param(hold.value())
                .param(Wish.SEATS_MAX)
                .query((row, _) -> new HouseShare(
                        new HoldId(Columns.uuid(row, "of_wish")),
                        new AccountId(Columns.uuid(row, "account_id")),
                        row.getString("reason"),
                        Arrays.stream((Integer[]) row.getArray("seats").getArray())
                                .map(SeatNo::new)
                                .toList()))
                .list();
    }
}
