package io.grandstand.bench.audit;

import java.util.List;

/** I1 and I8: whose a seat is, how full an area is, and how many one fan may have. */
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
            new Check("I1", "what an area has taken is what its holds have", """
                    select 'performance ' || performance_id || ', section ' || section || ': counted '
                           || coalesce(a.taken, 0) || ', held ' || coalesce(h.places, 0)
                    from (select performance_id, section_id as section, taken from booking.area) a
                    full join (select performance_id, area_section as section, sum(area_places) as places
                               from booking.hold
                               where area_places is not null
                                 and status in ('HELD', 'CHECKOUT', 'CAPTURING', 'CONFIRMED')
                               group by performance_id, area_section) h using (performance_id, section)
                    where coalesce(a.taken, 0) <> coalesce(h.places, 0)
                    """),
            new Check("I1", "no area is fuller than the plan has room for", """
                    select 'performance ' || a.performance_id || ', section ' || a.section_id || ': ' || a.taken
                           || ' of ' || coalesce(room.capacity, 0)
                    from booking.area a
                    join catalog.performance p on p.id = a.performance_id
                    join catalog.seating_plan s on s.venue_id = p.venue_id
                    left join lateral (select capacity
                                       from unnest(s.area_sections, s.area_capacities) as u (section, capacity)
                                       where u.section = a.section_id) room on true
                    where a.taken > coalesce(room.capacity, 0) or a.capacity is distinct from room.capacity
                    """),
            new Check("I1", "every hold has the places that it says, and nobody else has any", """
                    select 'hold ' || hold_id || ' (' || coalesce(h.status, 'not there') || '): '
                           || coalesce(h.area_places, 0) || ' places, claimed ' || coalesce(c.places, 0)
                    from (select * from booking.hold
                          where area_places is not null
                            and status in ('HELD', 'CHECKOUT', 'CAPTURING', 'CONFIRMED')) h
                    full join booking.area_claim c using (hold_id)
                    where (h.performance_id, h.account_id, h.area_section, h.area_places)
                              is distinct from (c.performance_id, c.account_id, c.section_id, c.places)
                       or c.state <> case h.status when 'CONFIRMED' then 3 when 'CAPTURING' then 2 else 1 end
                       or c.state = 1 and c.until <> h.until
                    """),
            new Check("I1", "no seat has two valid tickets", """
                    select 'performance ' || performance_id || ', seat ' || seat_no || ': tickets '
                           || string_agg(ticket_id::text, ', ')
                    from orders.ticket where status <> 'CANCELLED' and seat_no is not null
                    group by performance_id, seat_no having count(*) > 1
                    """),
            new Check("I1", "what is left is what is not claimed", """
                    select 'performance ' || performance_id || ': counted ' || coalesce(l.taken, 0) || ', claimed '
                           || coalesce(c.claimed, 0)
                    from booking.lane l
                    full join (select performance_id, sum(number) as claimed
                               from (select performance_id, 1 as number from booking.seat_claim
                                     union all
                                     select performance_id, places from booking.area_claim) claims
                               group by performance_id) c using (performance_id)
                    where coalesce(l.taken, 0) <> coalesce(c.claimed, 0)
                    """),
            new Check("I8", "no fan has more seats and places of a performance than its limit", """
                    select 'account ' || c.account_id || ', performance ' || c.performance_id || ': ' || sum(c.number)
                           || ' of ' || p.tickets_max_per_fan
                    from (select performance_id, account_id, 1 as number, state, until from booking.seat_claim
                          union all
                          select performance_id, account_id, places, state, until from booking.area_claim) c
                    join catalog.performance p on p.id = c.performance_id
                    where c.state in (2, 3) or c.until > now()
                    group by c.account_id, c.performance_id, p.tickets_max_per_fan
                    having sum(c.number) > p.tickets_max_per_fan
                    """));

    private SeatChecks() {}
}
