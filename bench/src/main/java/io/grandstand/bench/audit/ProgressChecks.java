package io.grandstand.bench.audit;

import java.time.Duration;
import java.util.List;

/** I6 and I9: nothing is stuck, and what happened was told. */
final class ProgressChecks {

    /** After this long in between, nobody is on the way any more. */
    static final Duration IN_BETWEEN_MAX = Duration.ofSeconds(60);

    private static final Duration DEAD_HOLD_MAX = Duration.ofSeconds(5);
    private static final Duration UNTOLD_MAX = Duration.ofSeconds(30);

    static final List<Check> ALL = List.of(
            new Check("I6", "a dead hold frees its seats within five seconds", """
                    select 'hold ' || hold_id || ' (' || status || ') ended at ' || until
                    from booking.hold
                    where status in ('HELD', 'CHECKOUT') and until < %s
                    """.formatted(ago(DEAD_HOLD_MAX))),
            new Check("I6", "no seat is kept for money for more than a minute", """
                    select 'hold ' || h.hold_id || ' since ' || m.at
                    from booking.hold h
                    join lateral (select at from booking.hold_history x where x.hold_id = h.hold_id
                                  order by move_no desc limit 1) m on true
                    where h.status = 'CAPTURING' and m.at < %s
                    """.formatted(ago(IN_BETWEEN_MAX))),
            // By its last move, not by when it is due: what is tried again and again is due again and again.
            new Check("I6", "no payment stays in between for more than a minute", """
                    select 'payment ' || payment_id || ' (' || state || ') since ' || changed_at
                    from payment.payment
                    where state in ('READY', 'AUTHORIZING', 'CAPTURING', 'UNKNOWN', 'REFUNDING') and changed_at < %s
                    """.formatted(ago(IN_BETWEEN_MAX))),
            new Check("I6", "no order stays in between for more than a minute", """
                    select 'order ' || order_id || ' (' || state || ') since ' || changed_at
                    from orders.purchase
                    where state in ('CONFIRMING', 'UNPAYING', 'REFUNDING', 'GIVING_UP') and changed_at < %s
                    """.formatted(ago(IN_BETWEEN_MAX))),
            new Check("I6", "no order hears of the end of its payment later than a minute after it", """
                    select 'order ' || o.order_id || ' (PAYING): payment '
                           || coalesce(p.payment_id || ' (' || p.state || ') since ' || p.changed_at, 'missing')
                    from orders.purchase o left join payment.payment p on p.payment_id = o.payment_id
                    where o.state = 'PAYING' and coalesce(p.changed_at, o.changed_at) < %s
                      and (p.payment_id is null or p.state in ('COMPLETED', 'FAILED', 'REFUNDING', 'REFUNDED'))
                    """.formatted(
                            ago(IN_BETWEEN_MAX))),
            new Check(
                    "I6", "no order or payment waits for its fan more than a minute past the fan's time", """
                    select 'order ' || order_id || ' (' || state || ') until ' || pay_until
                    from orders.purchase where state = 'CREATED' and pay_until < %1$s
                    union all
                    select 'payment ' || payment_id || ' (' || state || ') until ' || pay_until
                    from payment.payment where state = 'AWAITING_PAYER' and pay_until < %1$s
                    """.formatted(
                                    ago(IN_BETWEEN_MAX))),
            new Check("I9", "every event left the outbox within thirty seconds", """
                    select 'event ' || event_id || ' on ' || topic || ' since ' || created_at
                    from outbox.event
                    where published_at is null and created_at < %s
                    """.formatted(ago(UNTOLD_MAX))),
            new Check("I9", "no dead letter waits to be looked at", """
                    select 'dead letter ' || id || ' of ' || consumer || ': ' || left(error, 120)
                    from outbox.dead_letter where replayed_at is null
                    """));

    private ProgressChecks() {}

    /** That long before the audit began. An audit takes its time, and what it looks at stands still meanwhile. */
    static String ago(Duration time) {
        return "now() - interval '%d seconds'".formatted(time.toSeconds());
    }
}
