package io.grandstand.bench.audit;

import java.util.List;

/** I1 and I4: what a host keeps from sale is sold to nobody, and stays kept until its host frees it or gives it away. */
final class HouseChecks {

    /** What was done last to each seat to which anything was. */
    private static final String LAST_MOVES = """
            (select distinct on (performance_id, seat_no) performance_id, seat_no, move, wish_id
             from (select *, unnest(seats) as seat_no from booking.house_move) each
             order by performance_id, seat_no, move_no desc) m""";

    static final List<Check> ALL = List.of(
            new Check("I1", "no blocked seat has a valid ticket or a live hold", """
                    select 'performance ' || c.performance_id || ', seat ' || c.seat_no || ': '
                           || coalesce('ticket ' || t.ticket_id, 'hold ' || h.hold_id)
                    from booking.seat_claim c
                    left join orders.ticket t on t.performance_id = c.performance_id and t.seat_no = c.seat_no
                        and t.status <> 'CANCELLED'
                    left join (select hold_id, performance_id, unnest(seats) as seat_no from booking.hold
                               where status in ('CAPTURING', 'CONFIRMED')
                                  or status in ('HELD', 'CHECKOUT') and until > now()) h
                        on h.performance_id = c.performance_id and h.seat_no = c.seat_no
                    where c.state = 4 and (t.ticket_id is not null or h.hold_id is not null)
                    """),
            new Check("I4", "a seat is blocked exactly where its host blocked it last, and by that wish", """
                    select 'performance ' || performance_id || ', seat ' || seat_no || ': '
                           || coalesce('blocked by ' || c.hold_id, 'not blocked') || ', last wish '
                           || coalesce(m.move || ' ' || m.wish_id, 'none')
                    from (select performance_id, seat_no, hold_id from booking.seat_claim where state = 4) c
                    full join %s using (performance_id, seat_no)
                    where (c.hold_id is not null) <> (coalesce(m.move, 'FREE') = 'BLOCK') or c.hold_id <> m.wish_id
                    """.formatted(
                            LAST_MOVES)),
            // What comes back is blocked again by the step that frees it, and so is given away no longer.
            new Check("I4", "a seat that its host gave away last is sold in that hold, and in no other", """
                    select 'performance ' || performance_id || ', seat ' || seat_no || ': given in hold ' || m.wish_id
                           || ', ' || coalesce('claimed by ' || c.hold_id || ' in state ' || c.state, 'not claimed')
                    from %s left join booking.seat_claim c using (performance_id, seat_no)
                    where m.move = 'GIVE' and (c.hold_id is distinct from m.wish_id or c.state <> 3)
                    """.formatted(
                            LAST_MOVES)),
            new Check("I4", "seats are blocked and freed by the host of their performance alone", """
                    select 'wish ' || m.wish_id || ' of ' || m.account_id || ', performance ' || m.performance_id
                    from booking.house_move m join catalog.performance p on p.id = m.performance_id
                    where m.account_id <> p.host_id
                    """));

    private HouseChecks() {}
}
