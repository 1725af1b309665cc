package io.grandstand.bench.audit;

import java.util.List;

/** I1 and I8: whose a seat is, and how many one fan may have. */
final class SeatChecks {

    static final List<Check> ALL = List.of(
            new Check("I1", "no seat is in two live holds", """
                    select 'performance ' || performance_id || ', seat ' || seat || ': holds '
                           || string_agg(hold_id::text, ', ')
                    from (select performance_id, hold_id, unnest(seats) as seat from booking.hold
                          where status in ('CAPTURING', 'CONFIRMED')
                             or status in ('HELD', 'CHECKOUT') and until > now()) live
                    group by performance_id, seat having count(*) > 1
                    """),
            new Check("I1", "every seat of a live hold is claimed by it", """
                    select 'hold ' || h.hold_id || ' (' || h.status || '): seat ' || s.seat
                    from booking.hold h cross join unnest(h.seats) as s (seat)
                    left join booking.seat_claim c
                      on c.performance_id = h.performance_id and c.seat_no = s.seat and c.hold_id = h.hold_id
                    where (h.status in ('CAPTURING', 'CONFIRMED')
                           or h.status in ('HELD', 'CHECKOUT') and h.until > now())
                      and c.hold_id is null
                    """),
            new Check("I1", "every sold seat belongs to a confirmed hold", """
                    select 'performance ' || c.performance_id || ', seat ' || c.seat_no || ': hold ' || c.hold_id
                           || ' is ' || coalesce(h.status, 'not there')
                    from booking.seat_claim c left join booking.hold h using (hold_id)
                    where c.state = 3 and h.status is distinct from 'CONFIRMED'
                       or c.state = 2 and h.status is distinct from 'CAPTURING'
                    """),
            new Check("I1", "no seat has two valid tickets", """
                    select 'performance ' || performance_id || ', seat ' || seat_no || ': tickets '
                           || string_agg(ticket_id::text, ', ')
                    from orders.ticket where status <> 'CANCELLED'
                    group by performance_id, seat_no having count(*) > 1
                    """),
            new Check("I1", "what is left is what is not claimed", """
                    select 'performance ' || performance_id || ': counted ' || coalesce(l.taken, 0) || ', claimed '
                           || coalesce(c.claimed, 0)
                    from booking.lane l
                    full join (select performance_id, count(*) as claimed from booking.seat_claim
                               group by performance_id) c using (performance_id)
                    where coalesce(l.taken, 0) <> coalesce(c.claimed, 0)
                    """),
            new Check("I8", "no fan has more seats of a performance than its limit", """
                    select 'account ' || c.account_id || ', performance ' || c.performance_id || ': ' || count(*)
                           || ' of ' || p.tickets_max_per_fan
                    from booking.seat_claim c join catalog.performance p on p.id = c.performance_id
                    where c.state in (2, 3) or c.until > now()
                    group by c.account_id, c.performance_id, p.tickets_max_per_fan
                    having count(*) > p.tickets_max_per_fan
                    """));

    private SeatChecks() {}
}
