package io.grandstand.bench.audit;

import java.util.List;

/** I6 and I9: nothing is stuck, and what happened was told. */
final class ProgressChecks {

    static final List<Check> ALL = List.of(
            new Check("I6", "a dead hold frees its seats within five seconds", """
                    select 'hold ' || hold_id || ' (' || status || ') ended at ' || until
                    from booking.hold
                    where status in ('HELD', 'CHECKOUT') and until < clock_timestamp() - interval '5 seconds'
                    """),
            new Check("I6", "no seat is kept for money for more than a minute", """
                    select 'hold ' || h.hold_id || ' since ' || m.at
                    from booking.hold h
                    join lateral (select at from booking.hold_history x where x.hold_id = h.hold_id
                                  order by move_no desc limit 1) m on true
                    where h.status = 'CAPTURING' and m.at < clock_timestamp() - interval '60 seconds'
                    """),
            new Check("I6", "no payment stays in between for more than a minute past its time", """
                    select 'payment ' || payment_id || ' (' || state || ') was due at ' || step_due
                    from payment.payment where step_due < clock_timestamp() - interval '60 seconds'
                    """),
            new Check("I6", "no order stays in between for more than a minute past its time", """
                    select 'order ' || order_id || ' (' || state || ') was due at ' || step_due
                    from orders.purchase where step_due < clock_timestamp() - interval '60 seconds'
                    """),
            new Check("I9", "every event left the outbox within thirty seconds", """
                    select 'event ' || event_id || ' on ' || topic || ' since ' || created_at
                    from outbox.event
                    where published_at is null and created_at < clock_timestamp() - interval '30 seconds'
                    """),
            new Check("I9", "no dead letter waits to be looked at", """
                    select 'dead letter ' || id || ' of ' || consumer || ': ' || left(error, 120)
                    from outbox.dead_letter where replayed_at is null
                    """));

    private ProgressChecks() {}
}
