package io.grandstand.bench.audit;

import static io.grandstand.bench.audit.Plant.id;

import java.util.List;

/** What goes wrong with seats: whose they are, and for how long. */
final class SeatPlants {

    private SeatPlants() {}

    static List<Plant> seats() {
        return List.of(
                new Plant(
                        "no seat is in two live holds",
                        "update booking.hold set seats = '{5}' where hold_id = id(1007)",
                        "performance 1, seat 5: holds "),
                new Plant("no seat has two valid tickets", """
                        drop index orders.one_ticket_a_seat;
                        insert into orders.ticket (ticket_id, order_id, line_no, account_id, performance_id, seat_no, label, price, status)
                        values (id(5999), id(2002), 9, id(1), 1, 2, 'A', 500, 'VALID')
                        """, "performance 1, seat 2: tickets "),
                new Plant(
                        "what is left is what is not claimed",
                        "update booking.lane set taken = 16",
                        "performance 1: counted 16, claimed 15"),
                new Plant(
                        "what is left is what is not claimed",
                        "delete from booking.lane",
                        "performance 1: counted 0, claimed 15"),
                new Plant(
                        "no fan has more seats and places of a performance than its limit",
                        "update catalog.performance set tickets_max_per_fan = 14",
                        "account " + id(1) + ", performance 1: 15 of 14"));
    }

    static List<Plant> times() {
        return List.of(
                new Plant(
                        "a hold got more time once where its fan asked for it, and never else",
                        "update booking.hold set lengthened_by = id(1906) where hold_id = id(1006)",
                        "hold " + id(1006) + ": lengthened 0 times, asked for by " + id(1906)),
                new Plant(
                        "a hold got more time once where its fan asked for it, and never else",
                        """
                        update booking.hold set lengthened_by = id(1906), moves = 3 where hold_id = id(1006);
                        insert into booking.hold_history
                            (hold_id, move_no, performance_id, move, from_status, to_status, why, at)
                        select id(1006), no, 1, 'LENGTHEN', 'HELD', 'HELD', 'test', now() from generate_series(2, 3) no
                        """,
                        "hold " + id(1006) + ": lengthened 2 times, asked for by " + id(1906)),
                new Plant(
                        "no hold lasts longer on request than half an hour, or than the sale",
                        """
                        update booking.hold set lengthened_by = id(1906), until = now() + interval '20 minutes'
                        where hold_id = id(1006);
                        update catalog.performance set sales_until = now() + interval '10 minutes'
                        """,
                        "hold " + id(1006) + " since"),
                new Plant(
                        "no hold lasts longer on request than half an hour, or than the sale",
                        "update booking.hold set lengthened_by = id(1906), until = created_at + interval '31 minutes'"
                                + " where hold_id = id(1006)",
                        "hold " + id(1006) + " since"));
    }

    static List<Plant> claims() {
        return List.of(
                new Plant(
                        "every hold has the seats that it says, and nobody else has any",
                        "delete from booking.seat_claim where seat_no = 2",
                        "hold " + id(1001) + " (CONFIRMED): seat 2 not claimed"),
                new Plant(
                        "every hold has the seats that it says, and nobody else has any",
                        "update booking.hold set status = 'RELEASED' where hold_id = id(1002)",
                        "hold " + id(1002) + " (RELEASED): seat 3 of performance 1 claimed"),
                new Plant(
                        "every hold has the seats that it says, and nobody else has any",
                        "update booking.hold set status = 'RELEASED' where hold_id = id(1006)",
                        "hold " + id(1006) + " (RELEASED): seat 5 of performance 1 claimed"),
                new Plant(
                        "every hold has the seats that it says, and nobody else has any",
                        "update booking.hold set status = 'EXPIRED', until = now() where hold_id = id(1006)",
                        "hold " + id(1006) + " (EXPIRED): seat 5 of performance 1 claimed"),
                new Plant(
                        "every hold has the seats that it says, and nobody else has any",
                        "delete from booking.hold where hold_id = id(1006)",
                        "hold " + id(1006) + " (not there): seat 5 of performance 1 claimed"),
                new Plant(
                        "every hold has the seats that it says, and nobody else has any",
                        "update booking.seat_claim set performance_id = 2 where seat_no = 5",
                        "hold " + id(1006) + " (HELD): seat 5 of performance 2 claimed"),
                new Plant(
                        "every hold has the seats that it says, and nobody else has any",
                        "update booking.seat_claim set account_id = id(2) where seat_no = 5",
                        "hold " + id(1006) + " (HELD): seat 5 of performance 1 claimed for " + id(2)),
                new Plant(
                        "every hold has the seats that it says, and nobody else has any",
                        "update booking.seat_claim set state = 2 where seat_no = 3",
                        "hold " + id(1002) + " (CONFIRMED): seat 3 of performance 1 claimed for " + id(1)
                                + " in state 2"),
                new Plant(
                        "every hold has the seats that it says, and nobody else has any",
                        "update booking.seat_claim set until = until + interval '1 hour' where seat_no = 6",
                        "hold " + id(1007) + " (CHECKOUT): seat 6 of performance 1 claimed for " + id(1)
                                + " in state 1 until"));
    }

    static List<Plant> house() {
        return List.of(
                new Plant(
                        "no blocked seat has a valid ticket or a live hold",
                        """
                        insert into booking.seat_claim (performance_id, seat_no, hold_id, account_id, state)
                        select 1, 3, id(1991), id(0), 4
                        on conflict (performance_id, seat_no) do update set hold_id = id(1991), state = 4
                        """,
                        "performance 1, seat 3: ticket " + id(5003)),
                new Plant(
                        "a seat is blocked exactly where its host blocked it last, and by that wish",
                        "delete from booking.seat_claim where performance_id = 2",
                        "performance 2, seat 90: not blocked, last wish BLOCK " + id(1990)),
                new Plant(
                        "a seat is blocked exactly where its host blocked it last, and by that wish",
                        "delete from booking.house_move",
                        "performance 2, seat 90: blocked by " + id(1990) + ", last wish none"),
                new Plant(
                        "a seat is blocked exactly where its host blocked it last, and by that wish",
                        "update booking.seat_claim set hold_id = id(1991) where performance_id = 2",
                        "performance 2, seat 90: blocked by " + id(1991) + ", last wish BLOCK " + id(1990)),
                new Plant(
                        "seats are blocked and freed by the host of their performance alone",
                        """
                        insert into booking.house_move (wish_id, performance_id, account_id, move, seats, at)
                        values (id(1991), 1, id(1), 'FREE', '{80}', now())
                        """,
                        "wish " + id(1991) + " of " + id(1) + ", performance 1"));
    }
}
