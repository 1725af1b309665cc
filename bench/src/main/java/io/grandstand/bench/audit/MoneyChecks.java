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
            new Check("I3", "no money was taken for a payment that failed", """
                    select 'payment ' || p.payment_id || ': ' || t.amount || ' taken'
                    from payment.payment p join wallet.transfer t on t.transfer_id = p.payment_id
                    where p.state = 'FAILED'
                    union all
                    select 'payment ' || p.payment_id || ': ' || s.amount || ' taken by the sandbox'
                    from payment.payment p join payment.sandbox_charge s on s.charge_id = p.payment_id
                    where p.state = 'FAILED' and s.state = 'TAKEN'
                    """),
            new Check("I3", "no payment without tickets or refund", """
                    select 'payment ' || p.payment_id || ' for order ' || p.reference
                    from payment.payment p left join orders.purchase o on o.order_id = p.reference
                    where p.state = 'COMPLETED' and o.state is distinct from 'COMPLETED'
                      and p.changed_at < clock_timestamp() - interval '60 seconds'
                    """),
            new Check("I3", "no tickets without payment", """
                    select 'order ' || o.order_id
                    from orders.purchase o
                    where o.state = 'COMPLETED' and not exists (
                        select from payment.payment p
                        where p.reference = o.order_id and p.state = 'COMPLETED' and p.amount = o.total)
                    """),
            new Check("I3", "a completed order has a ticket for each of its seats, and no other order has any", """
                    select 'order ' || o.order_id || ' (' || o.state || '): ' || count(t.*) || ' tickets for '
                           || cardinality(h.seats) || ' seats'
                    from orders.purchase o
                    join booking.hold h on h.hold_id = o.hold_id
                    left join orders.ticket t on t.order_id = o.order_id and t.status <> 'CANCELLED'
                    group by o.order_id, o.state, h.seats
                    having count(t.*) <> case when o.state = 'COMPLETED' then cardinality(h.seats) else 0 end
                    """),
            new Check("I5", "no order was paid twice", """
                    select 'order ' || reference || ': payments ' || string_agg(payment_id::text, ', ')
                    from payment.payment where state in ('COMPLETED', 'REFUNDING') group by reference having count(*) > 1
                    """),
            new Check("I3", "nothing was refunded that was not paid, or more than was paid", """
                    select 'refund ' || t.transfer_id || ' over ' || t.amount
                    from wallet.transfer t left join payment.payment p on p.refund_id = t.transfer_id
                    where t.kind = 'REFUND' and (p.payment_id is null or t.amount > p.amount)
                    """));

    private MoneyChecks() {}
}
