package io.grandstand.bench.audit;

import java.util.List;

/** I1 and I8: whose a seat is, how full an area is, and how many one fan may have. */
final class SeatChecks {

    /** Whose limit counts what hosts block and give away. */
    private static final String NOBODY = "cast('00000000-0000-0000-0000-000000000000' as uuid)";

    private static final String CLAIMED_FOR = "case when given then %s else account_id end".formatted(NOBODY);

    static final List<Check> ALL = List.of(
            new Check("I1", "no seat is in two live holds", """
                    select 'performance ' || performance_id || ', seat ' || seat || ': holds '
                           || string_agg(hold_id::text, ', ')
                    from (select performance_id, hold_id, unnest(seats) as seat from booking.hold
                          where status in ('CAPTURING', 'CONFIRMED')
                             or status in ('HELD', 'CHECKOUT') and until > now()) live
                    group by performance_id, seat having count(*) > 1
                    """),
            // Whatever the time is: who ends a hold frees its seats with it, and until then both stand, due or not.
            new Check(
                    "I1", "every hold has the seats that it says, and nobody else has any", """
                    select 'hold ' || hold_id || ' (' || coalesce(
                               h.status, (select status from booking.hold d where d.hold_id = c.hold_id), 'not there')
                           || '): seat ' || seat_no || coalesce(
                               ' of performance ' || c.performance_id || ' claimed for ' || c.account_id || ' in state '
                               || c.state || coalesce(' until ' || c.until, ''), ' not claimed')
                    from (select hold_id, performance_id, %s as account_id, status, until, unnest(seats) as seat_no
                          from booking.hold
                          where status in ('HELD', 'CHECKOUT', 'CAPTURING', 'CONFIRMED')) h
                    full join (select * from booking.seat_claim where state <> 4) c using (hold_id, seat_no)
                    where (h.performance_id, h.account_id) is distinct from (c.performance_id, c.account_id)
                       or c.state <> case h.status when 'CONFIRMED' then 3 when 'CAPTURING' then 2 else 1 end
                       or c.state = 1 and c.until <> h.until
                    """.formatted(CLAIMED_FOR)),
            new Check("I1", "every completed order has a confirmed hold", """
                    select 'order ' || o.order_id || ': hold ' || o.hold_id || ' is ' || coalesce(h.status, 'not there')
                    from orders.purchase o left join booking.hold h using (hold_id)
                    where o.state = 'COMPLETED' and h.status is distinct from 'CONFIRMED'
                    """),
            new Check("I1", "every confirmed hold has a completed order within a minute", """
                    select 'hold ' || h.hold_id || ': order ' || coalesce(o.order_id || ' is ' || o.state, 'missing')
                    from booking.hold h left join orders.purchase o using (hold_id)
                    where h.status = 'CONFIRMED' and o.state is distinct from 'COMPLETED' and not exists (
                        select from booking.hold_history m
                        where m.hold_id = h.hold_id and m.move_no = h.moves and m.at >= %s)
                      and not %s
                    """.formatted(
                            ProgressChecks.ago(ProgressChecks.IN_BETWEEN_MAX), CancellationChecks.IN_THIS_MOMENT)),
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
            new Check("I1", "no area has more valid tickets than the plan has room for", """
                    select 'performance ' || t.performance_id || ', section ' || t.section_id || ': ' || t.tickets
                           || ' tickets, room for ' || room.capacity
                    from (select performance_id, section_id, count(*) as tickets from orders.ticket
                          where section_id is not null and status <> 'CANCELLED'
                          group by performance_id, section_id) t
                    left join catalog.performance p on p.id = t.performance_id
                    left join catalog.seating_plan s on s.venue_id = p.venue_id
                    cross join lateral (
                        select coalesce(s.area_capacities[array_position(s.area_sections, t.section_id)], 0) as capacity
                    ) room
                    where t.tickets > room.capacity
                    """),
            new Check("I1", "every hold has the places that it says, and nobody else has any", """
                    select 'hold ' || hold_id || ' (' || coalesce(h.status, 'not there') || '): '
                           || coalesce(h.area_places, 0) || ' places, claimed ' || coalesce(c.places, 0)
                    from (select *, %s as claimed_for from booking.hold
                          where area_places is not null
                            and status in ('HELD', 'CHECKOUT', 'CAPTURING', 'CONFIRMED')) h
                    full join booking.area_claim c using (hold_id)
                    where (h.performance_id, h.claimed_for, h.area_section, h.area_places)
                              is distinct from (c.performance_id, c.account_id, c.section_id, c.places)
                       or c.state <> case h.status when 'CONFIRMED' then 3 when 'CAPTURING' then 2 else 1 end
                       or c.state = 1 and c.until <> h.until
                    """.formatted(
                            CLAIMED_FOR)),
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
                    where c.account_id <> %s and (c.state in (2, 3) or c.until > now())
                    group by c.account_id, c.performance_id, p.tickets_max_per_fan
                    having sum(c.number) > p.tickets_max_per_fan
                    """.formatted(NOBODY)));

    private SeatChecks() {}
}
