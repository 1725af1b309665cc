package io.grandstand.bench.audit;

import java.util.List;

/** I1, I3, I4 and I6 of what hosts give away: it is somebody's, there is no money in it, and it was theirs to give. */
final class GiftChecks {

    static final List<Check> ALL = List.of(
            new Check("I1", "every sold seat has a valid ticket", """
                    select 'performance ' || c.performance_id || ', seat ' || c.seat_no || ': sold in hold ' || c.hold_id
                    from booking.seat_claim c
                    left join orders.ticket t on t.performance_id = c.performance_id and t.seat_no = c.seat_no
                        and t.status <> 'CANCELLED'
                    where c.state = 3 and t.ticket_id is null
                      and not exists (select from booking.hold_history m
                                      where m.hold_id = c.hold_id and m.to_status = 'CONFIRMED' and m.at >= %s)
                      and not exists (select from orders.purchase o where o.hold_id = c.hold_id and %s)
                    """.formatted(
                            ProgressChecks.ago(ProgressChecks.IN_BETWEEN_MAX), CancellationChecks.IN_THIS_MOMENT)),
            new Check(
                    "I1",
                    "what is given away has a complimentary order within a minute, and nothing else has one",
                    """
                    select coalesce('hold ' || h.hold_id, 'no given hold') || ', '
                           || coalesce('order ' || o.order_id, 'no complimentary order') || ', '
                           || coalesce('gift ' || g.gift_id, 'no gift')
                    from (select hold_id, account_id from booking.hold where given) h
                    full join (select order_id, hold_id, account_id, given_by from orders.purchase
                               where given_by is not null) o using (hold_id)
                    full join (select gift_id, hold_id, order_id, guest_id, host_id from orders.gift
                               where state = 'GIVEN') g using (hold_id)
                    where (h.account_id is null or (o.order_id, o.account_id, o.given_by)
                               is distinct from (g.order_id, g.guest_id, g.host_id)
                           or h.account_id is distinct from o.account_id)
                      and not exists (select from booking.hold_history m
                                      where m.hold_id = h.hold_id and m.move_no = 1 and m.at >= %s)
                    """.formatted(ProgressChecks.ago(ProgressChecks.IN_BETWEEN_MAX))),
            new Check("I1", "every gift is of the seats and places that its hold had at first", """
                    select 'gift ' || g.gift_id || ' of ' || g.seats::text
                           || coalesce(' and ' || g.places || ' places', '') || ': hold ' || hold_id || ' of '
                           || h.seats::text || coalesce(' and ' || h.places || ' places', '')
                    from orders.gift g
                    join (select hold_id, performance_id, coalesce(first_seats, seats) as seats,
                                 case when first_seats is null then area_section else first_section end as section_id,
                                 case when first_seats is null then area_places else first_places end as places
                          from booking.hold) h using (hold_id)
                    where g.state = 'GIVEN'
                      and (not (g.seats @> h.seats and g.seats <@ h.seats)
                           or (g.performance_id, g.section_id, g.places)
                                  is distinct from (h.performance_id, h.section_id, h.places))
                    """),
            new Check("I3", "there is no money in a complimentary order", """
                    select 'order ' || order_id || ': ' || other.what
                    from orders.purchase o
                    join (select order_id, 'total ' || total as what from orders.purchase where total <> 0
                          union all
                          select reference, 'payment ' || payment_id from payment.payment
                          union all
                          select order_id, 'ticket ' || ticket_id || ' over ' || price from orders.ticket
                          where price <> 0 or not given
                          union all
                          select order_id, 'cancellation ' || cancellation_id || ' over ' || fee + refund
                          from orders.cancellation where fee + refund <> 0) other using (order_id)
                    where o.given_by is not null
                    """),
            new Check("I4", "only what is given away is sold at once", """
                    select 'hold ' || m.hold_id from booking.hold_history m join booking.hold h using (hold_id)
                    where m.from_status is null and (m.to_status = 'CONFIRMED') <> h.given
                    union all
                    select 'order ' || m.order_id from orders.order_move m join orders.purchase o using (order_id)
                    where m.from_state is null and (m.to_state = 'COMPLETED') <> (o.given_by is not null)
                    """),
            new Check("I4", "tickets are given away and taken back by the host of their performance alone", """
                    select 'gift ' || g.gift_id || ' of ' || g.host_id || ', performance ' || g.performance_id
                    from orders.gift g join catalog.performance p on p.id = g.performance_id
                    where g.host_id <> p.host_id
                    union all
                    select 'cancellation ' || c.cancellation_id || ' by ' || c.taken_back_by
                    from orders.cancellation c join orders.purchase o using (order_id)
                    where c.taken_back_by is distinct from o.given_by and c.taken_back_by is not null
                    """),
            new Check("I6", "no gift stays in between for more than a minute", """
                    select 'gift ' || gift_id || ' since ' || asked_at
                    from orders.gift where state = 'ASKED' and asked_at < %s
                    """.formatted(
                            ProgressChecks.ago(ProgressChecks.IN_BETWEEN_MAX))));

    private GiftChecks() {}
}
