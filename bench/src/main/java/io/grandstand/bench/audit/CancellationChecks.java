package io.grandstand.bench.audit;

import java.util.List;

/** I3, I5 and I6 of tickets that were given back: what was kept of their price and what went back is all of it, once. */
final class CancellationChecks {

    /** Of an order {@code o}: tickets of it were cancelled so short a time ago that their seats may not be free yet. */
    static final String IN_THIS_MOMENT = """
            exists (select from orders.cancellation c
                    where c.order_id = o.order_id and c.state = 'FREEING' and c.at >= %s)""".formatted(ProgressChecks.ago(ProgressChecks.IN_BETWEEN_MAX));

    static final List<Check> ALL = List.of(
            new Check(
                    "I3", "fee and refund of a cancellation are those of its tickets, and add up to their price", """
                    select 'cancellation ' || c.cancellation_id || ': fee ' || c.fee || ', refund ' || c.refund
                           || ', tickets ' || coalesce(t.fee || ' of ' || t.price, 'missing')
                    from orders.cancellation c
                    left join (select cancellation_id, sum(fee) as fee, sum(price) as price
                               from orders.ticket where status = 'CANCELLED' group by cancellation_id) t
                    using (cancellation_id)
                    where c.fee is distinct from t.fee or c.fee + c.refund is distinct from t.price
                    """),
            new Check("I3", "the fee of a ticket is the part of its price that its cancellation says", """
                    select 'ticket ' || t.ticket_id || ' over ' || t.price || ': fee ' || t.fee || ', not ' || c.percent
                           || ' %'
                    from orders.ticket t join orders.cancellation c using (cancellation_id)
                    where t.fee <> t.price * c.percent / 100 or t.order_id <> c.order_id
                    """),
            new Check("I3", "every cancellation gives back what it says, of what was paid for its order", """
                    select 'cancellation ' || c.cancellation_id || ' of order ' || c.order_id || ': refund ' || c.refund
                           || ', asked for ' || coalesce(r.amount || ' of payment ' || r.payment_id, 'none')
                    from orders.cancellation c
                    join orders.purchase o using (order_id)
                    left join payment.refund r using (refund_id)
                    where c.refund <> coalesce(r.amount, 0)
                       or r.payment_id is not null and r.payment_id is distinct from o.payment_id
                    """),
            new Check("I3", "every part of a payment that goes back is of a cancellation", """
                    select 'refund ' || r.refund_id || ' of payment ' || r.payment_id || ' over ' || r.amount
                    from payment.refund r
                    where not exists (select from orders.cancellation c where c.refund_id = r.refund_id)
                    """),
            new Check(
                    "I3", "what goes back of a payment is what its refunds add up to, and no more than was paid", """
                    select 'payment ' || p.payment_id || ' over ' || p.amount || ': to give back ' || p.to_give_back
                           || ', given back ' || p.given_back || ', refunds ' || coalesce(r.asked, 0) || ' and '
                           || coalesce(r.done, 0)
                    from payment.payment p
                    left join (select payment_id, sum(amount) as asked,
                                      coalesce(sum(amount) filter (where state = 'DONE'), 0) as done
                               from payment.refund group by payment_id) r using (payment_id)
                    where p.to_give_back <> coalesce(r.asked, 0) or p.given_back <> coalesce(r.done, 0)
                       or coalesce(r.asked, 0) > p.amount
                    """),
            // One that is under way may be there already: its answer was lost, or is not written down yet.
            new Check("I3", "every refund is there once where its payment came from", """
                    select 'refund ' || r.refund_id || ' over ' || r.amount || ' (' || r.state || ') by ' || p.method
                           || ': ' || coalesce(coalesce(t.amount, s.amount)::text, 'missing')
                    from payment.refund r
                    join payment.payment p using (payment_id)
                    left join wallet.transfer t
                      on p.method = 'WALLET' and t.transfer_id = r.refund_id and t.to_account = p.account_id
                         and t.kind = 'REFUND'
                    left join payment.sandbox_refund s
                      on p.method = 'SANDBOX' and s.refund_id = r.refund_id and s.charge_id = p.payment_id
                    where coalesce(t.amount, s.amount) <> r.amount
                       or r.state = 'DONE' and coalesce(t.amount, s.amount) is null
                    """),
            new Check("I3", "the sandbox gave no more back than it was asked to", """
                    select 'sandbox refund ' || s.refund_id || ' of charge ' || s.charge_id || ' over ' || s.amount
                    from payment.sandbox_refund s
                    where not exists (select from payment.refund r where r.refund_id = s.refund_id)
                      and not exists (select from payment.payment p where p.refund_id = s.refund_id)
                    """),
            new Check("I5", "no cancellation or refund is announced twice", """
                    select topic || ' of ' || id || ': events ' || string_agg(event_id::text, ', ')
                    from (select topic, event_id,
                                 case topic when 'payment.refunded.v1' then payload::jsonb ->> 'refundId'
                                            else payload::jsonb ->> 'cancellationId' end as id
                          from outbox.event
                          where topic in ('order.tickets-cancelled.v1', 'payment.refunded.v1')) e
                    group by topic, id having count(*) > 1
                    """),
            new Check("I6", "cancelled tickets free their seats within a minute", """
                    select 'cancellation ' || cancellation_id || ' of order ' || order_id || ' since ' || at
                    from orders.cancellation where state = 'FREEING' and at < %s
                    """.formatted(
                            ProgressChecks.ago(ProgressChecks.IN_BETWEEN_MAX))),
            new Check("I6", "no refund stays in between for more than a minute", """
                    select 'refund ' || refund_id || ' of payment ' || payment_id || ' since ' || created_at
                    from payment.refund where state = 'ASKED' and created_at < %s
                    """.formatted(
                            ProgressChecks.ago(ProgressChecks.IN_BETWEEN_MAX))));

    private CancellationChecks() {}
}
