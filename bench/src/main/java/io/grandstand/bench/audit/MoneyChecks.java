package io.grandstand.bench.audit;

import java.util.List;

/** I3 and I5: money is conserved, and every effect happened once. */
final class MoneyChecks {

    static final List<Check> ALL = List.of(
            new Check("I3", "ledger entries sum to zero", """
                    select 'they sum to ' || sum(amount) from wallet.entry having coalesce(sum(amount), 0) <> 0
                    """),
            new Check("I3", "every balance is what its entries sum to", """
                    select 'account ' || b.account_id || ': balance ' || b.balance || ', entries ' || coalesce(e.total, 0)
                    from wallet.balance b
                    left join (select account_id, sum(amount) as total from wallet.entry group by account_id) e
                    using (account_id)
                    where b.balance <> coalesce(e.total, 0)
                    """),
            new Check("I3", "every completed payment by wallet is one debit of its amount", """
                    select 'payment ' || p.payment_id || ' over ' || p.amount || ': debit '
                           || coalesce(t.amount::text, 'missing')
                    from payment.payment p left join wallet.transfer t
                      on t.transfer_id = p.payment_id and t.from_account = p.account_id and t.kind = 'PAYMENT'
                    where p.method = 'WALLET' and p.state in ('COMPLETED', 'REFUNDING', 'REFUNDED')
                      and t.amount is distinct from p.amount
                    """),
            new Check("I3", "every refunded payment by wallet is one credit of its amount", """
                    select 'payment ' || p.payment_id || ' over ' || p.amount || ': credit '
                           || coalesce(t.amount::text, 'missing')
                    from payment.payment p left join wallet.transfer t
                      on t.transfer_id = p.refund_id and t.to_account = p.account_id and t.kind = 'REFUND'
                    where p.method = 'WALLET' and p.state = 'REFUNDED' and t.amount is distinct from p.amount
                    """),
            new Check(
                    "I3",
                    "every debit of a wallet for a payment has that payment, and every credit the one it gives back",
                    """
                    select lower(t.kind) || ' ' || t.transfer_id || ' over ' || t.amount || ' from ' || t.from_account
                           || ' to ' || t.to_account
                    from wallet.transfer t
                    where t.kind = 'PAYMENT' and not exists (
                            select from payment.payment p
                            where p.payment_id = t.transfer_id and p.method = 'WALLET'
                              and p.account_id = t.from_account)
                       or t.kind = 'REFUND' and not exists (
                            select from payment.payment p
                            where p.refund_id = t.transfer_id and p.method = 'WALLET' and p.account_id = t.to_account
                            union all
                            select from payment.refund r join payment.payment p using (payment_id)
                            where r.refund_id = t.transfer_id and p.method = 'WALLET' and p.account_id = t.to_account)
                    """),
            new Check("I3", "every payment by sandbox stands in its books as it stands here", """
                    select 'payment ' || p.payment_id || ' over ' || p.amount || ' (' || p.state || '): charge '
                           || coalesce(s.amount || ' (' || s.state || ')', 'missing')
                    from payment.payment p left join payment.sandbox_charge s
                      on s.charge_id = p.payment_id and s.amount = p.amount
                    where p.method = 'SANDBOX' and not coalesce(case p.state
                        when 'COMPLETED' then s.state = 'TAKEN'
                             or s.state = 'REFUNDED' and p.to_give_back = p.amount
                        when 'REFUNDING' then s.state in ('TAKEN', 'REFUNDED')
                        when 'REFUNDED' then s.state = 'REFUNDED' and s.refund_id = p.refund_id
                        else true end, false)
                    """),
            // Of kind PAYMENT alone: a fan may give one id to a charge and to a payment, which is declined for it.
            new Check("I3", "no money was taken for a payment that failed, or that may not take it yet", """
                    select 'payment ' || p.payment_id || ' (' || p.state || '): ' || t.amount || ' taken'
                    from payment.payment p
                    join wallet.transfer t on t.transfer_id = p.payment_id and t.kind = 'PAYMENT'
                    where p.state in ('READY', 'AWAITING_PAYER', 'AUTHORIZING', 'FAILED')
                    union all
                    select 'payment ' || p.payment_id || ' (' || p.state || '): ' || s.amount || ' taken by the sandbox'
                    from payment.payment p join payment.sandbox_charge s on s.charge_id = p.payment_id
                    where p.state in ('READY', 'AWAITING_PAYER', 'AUTHORIZING', 'FAILED') and s.state = 'TAKEN'
                    """),
            new Check("I3", "no payment without tickets or refund", """
                    select 'payment ' || p.payment_id || ' for order ' || p.reference
                    from payment.payment p left join orders.purchase o on o.order_id = p.reference
                    where p.state = 'COMPLETED' and o.state is distinct from 'COMPLETED'
                      and p.changed_at < %s
                      and not (o.state = 'CANCELLED' and p.amount = (
                          select coalesce(sum(c.fee + c.refund), 0) from orders.cancellation c
                          where c.order_id = o.order_id))
                    """.formatted(
                            ProgressChecks.ago(ProgressChecks.IN_BETWEEN_MAX))),
            new Check("I3", "no tickets without payment", """
                    select 'order ' || o.order_id || ' over ' || o.total || ': no completed payment of that'
                    from orders.purchase o
                    where o.state = 'COMPLETED' and o.given_by is null and not exists (
                        select from payment.payment p
                        where p.reference = o.order_id and p.state = 'COMPLETED' and p.amount = o.total)
                    """),
            new Check(
                    "I3",
                    "a completed order has a ticket for each of its seats and places, and no other order has any",
                    """
                    select 'order ' || o.order_id || ' (' || o.state || '): tickets for '
                           || coalesce(t.seats, '{}')::text || ' and ' || coalesce(cardinality(t.sections), 0)
                           || ' places, seats ' || coalesce(h.seats::text, 'unknown') || ' and '
                           || coalesce(h.area_places, 0) || ' places'
                    from orders.purchase o
                    left join booking.hold h on h.hold_id = o.hold_id
                    left join (select order_id,
                                      array_agg(seat_no order by seat_no) filter (where seat_no is not null) as seats,
                                      array_agg(section_id) filter (where section_id is not null) as sections
                               from orders.ticket where status <> 'CANCELLED' group by order_id) t
                      on t.order_id = o.order_id
                    where not %s and (coalesce(t.seats, '{}') is distinct from
                          case when o.state = 'COMPLETED'
                               then (select coalesce(array_agg(seat order by seat), h.seats)
                                     from unnest(h.seats) as s (seat))
                               else '{}' end
                       or coalesce(t.sections, '{}') is distinct from
                          case when o.state = 'COMPLETED'
                               then array_fill(h.area_section, array[coalesce(h.area_places, 0)])
                               else '{}' end)
                    """.formatted(CancellationChecks.IN_THIS_MOMENT)),
            // What was given back is in no hold any more, but for the last of it: a hold that is over is as it was.
            new Check("I3", "every order's total is that of its hold's prices, and of its lines", """
                    select 'order ' || o.order_id || ': total ' || o.total || ', hold '
                           || coalesce(held.total::text, 'missing') || ', lines '
                           || coalesce(lines.total::text, 'missing')
                    from orders.purchase o
                    left join booking.hold h using (hold_id)
                    left join (select order_id, sum(price) as total from orders.ticket
                               where status = 'CANCELLED' group by order_id) back using (order_id)
                    left join lateral (
                        select coalesce(sum(price), 0) + coalesce(h.area_price * h.area_places, 0) as total
                        from unnest(h.prices) as p (price)) priced on h.hold_id is not null
                    left join lateral (
                        select case when o.state = 'CANCELLED' and back.total is not null then back.total
                                    else priced.total + coalesce(back.total, 0) end as total) held on true
                    left join (select order_id, sum(price) as total from orders.line group by order_id) lines
                    using (order_id)
                    where not %s and (o.total is distinct from held.total or o.total is distinct from lines.total)
                    """.formatted(
                            CancellationChecks.IN_THIS_MOMENT)),
            new Check(
                    "I3", "the hold, payments and tickets of an order are its own fan's, for its own performance", """
                    select 'order ' || o.order_id || ' of ' || o.account_id || ', performance ' || o.performance_id
                           || ': ' || other.what || ' of ' || other.account_id
                           || coalesce(', performance ' || other.performance_id, '')
                    from orders.purchase o
                    join (select order_id, account_id, performance_id, 'ticket ' || ticket_id as what from orders.ticket
                          union all
                          select reference, account_id, null, 'payment ' || payment_id from payment.payment
                          union all
                          select p.order_id, h.account_id, h.performance_id, 'hold ' || h.hold_id
                          from booking.hold h join orders.purchase p using (hold_id)) other
                    using (order_id)
                    where other.account_id <> o.account_id or other.performance_id <> o.performance_id
                    """),
            new Check("I5", "no order was paid twice", """
                    select 'order ' || reference || ': payments ' || string_agg(payment_id::text, ', ')
                    from payment.payment where state in ('COMPLETED', 'REFUNDING') group by reference having count(*) > 1
                    """),
            new Check("I5", "no sale is announced twice", """
                    select topic || ' of ' || key || ': events ' || string_agg(event_id::text, ', ')
                    from outbox.event
                    where topic in ('order.completed.v1', 'payment.completed.v1')
                    group by topic, key having count(*) > 1
                    """));

    private MoneyChecks() {}
}
