-- A performance on sale in which everything is as it must be, and much has happened. Of the purchase n the hold is
-- 1000 + n, the order 2000 + n, the payment 3000 + n, its refund 4000 + n and each ticket 5000 + its seat, or 5000 + 10 n
-- + which of its places. The fan is 1.

create function id(n int) returns uuid language sql immutable as $$
    select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid
$$;

-- What hold, order and payment went through, each from its first state to the one it is in; no payment for none. Places
-- are of the area.
create function purchase(n int, seats int[], method text, hold text[], purchase text[], payment text[],
                         places int default 0)
returns void language plpgsql as $$
declare
    hold_now text := hold[cardinality(hold)];
    order_now text := purchase[cardinality(purchase)];
    payment_now text := payment[cardinality(payment)];
    total bigint := 500 * (cardinality(seats) + places);
    area int := case when places > 0 then 1 end;
    ahead timestamptz := now() + interval '1 hour';
begin
    insert into booking.hold (hold_id, performance_id, account_id, status, seats, labels, prices, until, extended, graced,
                              moves, created_at, capture_id, area_section, area_label, area_price, area_places)
    values (id(1000 + n), 1, id(1), hold_now, seats, array_fill('A'::text, array[cardinality(seats)]),
            array_fill(500::bigint, array[cardinality(seats)]), ahead, false, false, cardinality(hold), now(),
            case hold_now when 'CAPTURING' then id(3000 + n) end,
            area, case when places > 0 then 'Floor' end, case when places > 0 then 500 end, nullif(places, 0));
    insert into booking.hold_history (hold_id, move_no, performance_id, move, from_status, to_status, why, at)
    select id(1000 + n), no, 1, 'TEST', hold[no - 1], hold[no], 'test', now() from generate_subscripts(hold, 1) no;
    if hold_now in ('HELD', 'CHECKOUT', 'CAPTURING', 'CONFIRMED') then
        insert into booking.seat_claim (performance_id, seat_no, hold_id, account_id, state, until)
        select 1, seat, id(1000 + n), id(1), case hold_now when 'CONFIRMED' then 3 when 'CAPTURING' then 2 else 1 end,
               case when hold_now in ('HELD', 'CHECKOUT') then ahead end
        from unnest(seats) seat;
        insert into booking.area_claim (performance_id, section_id, hold_id, account_id, places, state, until)
        select 1, area, id(1000 + n), id(1), places,
               case hold_now when 'CONFIRMED' then 3 when 'CAPTURING' then 2 else 1 end,
               case when hold_now in ('HELD', 'CHECKOUT') then ahead end
        where places > 0;
        update booking.area set taken = taken + places;
        update booking.lane set taken = taken + cardinality(seats) + places;
    end if;

    insert into orders.purchase (order_id, account_id, hold_id, performance_id, state, total, payment_id, pay_until, step_due,
                                 moves)
    values (id(2000 + n), id(1), id(1000 + n), 1, order_now, total, case when payment is not null then id(3000 + n) end,
            ahead, case when order_now not in ('COMPLETED', 'CANCELLED', 'EXPIRED', 'FAILED') then now() end,
            cardinality(purchase));
    insert into orders.order_move (order_id, move_no, from_state, to_state, why)
    select id(2000 + n), no, purchase[no - 1], purchase[no], 'test' from generate_subscripts(purchase, 1) no;
    insert into orders.line (order_id, line_no, seat_no, section_id, label, price)
    select id(2000 + n), line, seat, null, 'A', 500 from unnest(seats) with ordinality as s (seat, line)
    union all
    select id(2000 + n), cardinality(seats) + place, null, area, 'Floor', 500 from generate_series(1, places) place;
    if order_now = 'COMPLETED' then
        insert into orders.ticket (ticket_id, order_id, line_no, account_id, performance_id, seat_no, section_id, label,
                                   price, status)
        select id(5000 + coalesce(seat_no, 10 * n + line_no - cardinality(seats))), order_id, line_no, id(1), 1, seat_no,
               section_id, label, price, 'VALID'
        from orders.line where order_id = id(2000 + n);
        insert into outbox.event (bucket, topic, key, event_id, type, payload, published_at)
        values (1, 'order.completed.v1', id(2000 + n), id(6000 + n), 'test', '{}', now());
    end if;

    if payment is null then
        return;
    end if;
    insert into payment.payment (payment_id, reference, account_id, method, amount, state, failure, refund_id, pay_until,
                                 step_due, moves)
    values (id(3000 + n), id(2000 + n), id(1), method, total, payment_now,
            case payment_now when 'FAILED' then 'DECLINED' end,
            case when payment_now in ('REFUNDING', 'REFUNDED') then id(4000 + n) end,
            ahead, case when payment_now not in ('COMPLETED', 'FAILED', 'REFUNDED') then now() end, cardinality(payment));
    insert into payment.payment_move (payment_id, move_no, from_state, to_state, why)
    select id(3000 + n), no, payment[no - 1], payment[no], 'test' from generate_subscripts(payment, 1) no;
    if method = 'WALLET' and 'COMPLETED' = any (payment) then
        insert into wallet.transfer (transfer_id, kind, from_account, to_account, amount)
        values (id(3000 + n), 'PAYMENT', id(1), id(99), total);
    end if;
    if method = 'WALLET' and payment_now = 'REFUNDED' then
        insert into wallet.transfer (transfer_id, kind, from_account, to_account, amount)
        values (id(4000 + n), 'REFUND', id(99), id(1), total);
    end if;
    if method = 'SANDBOX' then
        insert into payment.sandbox_charge (charge_id, amount, choice, state, refund_id, given_back)
        values (id(3000 + n), total, 'SUCCESS',
                case payment_now when 'REFUNDED' then 'REFUNDED' when 'FAILED' then 'DECLINED'
                                 when 'AWAITING_PAYER' then 'OPEN' else 'TAKEN' end,
                case payment_now when 'REFUNDED' then id(4000 + n) end,
                case payment_now when 'REFUNDED' then total else 0 end);
    end if;
    if method = 'SANDBOX' and payment_now = 'REFUNDED' then
        insert into payment.sandbox_refund (refund_id, charge_id, amount) values (id(4000 + n), id(3000 + n), total);
    end if;
end $$;

-- Of the purchase n, the seat is given back for a fee of 30 %; done: it is free and the money is back. Its cancellation is
-- 8000 + n, its refund 8100 + n. What was at first the hold's only seat stays in it: it is over.
create function cancel(n int, seat int, done bool) returns void language plpgsql as $$
declare
    method text := (select p.method from payment.payment p where payment_id = id(3000 + n));
    whole bool := not exists (select from orders.ticket where order_id = id(2000 + n) and seat_no is distinct from seat);
begin
    insert into orders.cancellation (cancellation_id, order_id, whole, percent, days_before, fee, refund, refund_id, state,
                                     step_due, at, done_at)
    values (id(8000 + n), id(2000 + n), whole, 30, 1, 150, 350, id(8100 + n), case when done then 'DONE' else 'FREEING' end,
            case when not done then now() end, case when done then now() - interval '1 day' else now() end,
            case when done then now() end);
    update orders.ticket set status = 'CANCELLED', cancellation_id = id(8000 + n), fee = 150
    where order_id = id(2000 + n) and seat_no = seat;
    if whole then
        update orders.purchase set state = 'CANCELLED', moves = moves + 1 where order_id = id(2000 + n);
        insert into orders.order_move (order_id, move_no, from_state, to_state, why)
        select order_id, moves, 'COMPLETED', 'CANCELLED', 'test' from orders.purchase where order_id = id(2000 + n);
    end if;
    insert into payment.refund (refund_id, payment_id, amount, state, step_due, done_at)
    values (id(8100 + n), id(3000 + n), 350, case when done then 'DONE' else 'ASKED' end, case when not done then now() end,
            case when done then now() end);
    update payment.payment set to_give_back = 350, given_back = case when done then 350 else 0 end
    where payment_id = id(3000 + n);
    insert into outbox.event (bucket, topic, key, event_id, type, payload, published_at)
    values (1, 'order.tickets-cancelled.v1', id(2000 + n), id(8200 + n), 'test',
            json_build_object('cancellationId', id(8000 + n))::text, now());
    if not done then
        return;
    end if;
    if method = 'WALLET' then
        insert into wallet.transfer (transfer_id, kind, from_account, to_account, amount)
        values (id(8100 + n), 'REFUND', id(99), id(1), 350);
    else
        insert into payment.sandbox_refund (refund_id, charge_id, amount) values (id(8100 + n), id(3000 + n), 350);
        update payment.sandbox_charge set given_back = 350, refund_id = id(8100 + n) where charge_id = id(3000 + n);
    end if;
    if whole then
        update booking.hold set status = 'RELEASED', moves = moves + 1 where hold_id = id(1000 + n);
    else
        update booking.hold set first_seats = seats, seats = array_remove(seats, seat), labels = labels[2:],
            prices = prices[2:], moves = moves + 1 where hold_id = id(1000 + n);
    end if;
    insert into booking.hold_history (hold_id, move_no, performance_id, move, from_status, to_status, why, at)
    select hold_id, moves, 1, 'CANCEL', 'CONFIRMED', status, 'test', now() from booking.hold where hold_id = id(1000 + n);
    delete from booking.seat_claim where hold_id = id(1000 + n) and seat_no = seat;
    update booking.lane set taken = taken - 1, given_back = true;
end $$;

insert into catalog.venue (id, host_id, name, name_en, seats_total, plan_hash) overriding system value
values (1, id(9), 'Hall', 'Hall', 20, repeat('0', 32));
insert into catalog.seating_plan (venue_id, seats_total, document, section_names, category_names, category_colors,
                                  area_sections, area_categories, area_capacities,
                                  seat_labels, seat_rows, seat_sections, seat_categories, seat_xs, seat_ys)
select 1, 20, '{}', '{A,Floor}', '{R}', '{red}', '{1}', '{0}', '{10}',
       array_agg('A'::text), array_agg('A'::text), array_agg(0), array_agg(0), array_agg(n), array_agg(1)
from generate_series(1, 10) n;
insert into catalog.show (id, host_id, kind, title, age_limit) overriding system value
values (1, id(9), 'CONCERT', 'Concert', 0);
insert into catalog.performance (id, show_id, venue_id, host_id, starts_at, visible_from, sales_from, sales_until, prices,
                                 price_min, price_max, seats_for_sale, tickets_max_per_fan, hold_seconds)
overriding system value
values (1, 1, 1, id(9), now() + interval '7 days', now() - interval '2 days', now() - interval '1 day',
        now() + interval '6 days', '{500}', 500, 500, 20, 15, 300);
insert into booking.lane (performance_id, version, taken) values (1, 1, 0);
insert into booking.area (performance_id, section_id, capacity, taken) values (1, 1, 10, 0);

-- 1: bought by wallet.
select purchase(1, '{1,2}', 'WALLET', '{HELD,CAPTURING,CONFIRMED}', '{CREATED,PAYING,CONFIRMING,COMPLETED}',
                '{AUTHORIZING,CAPTURING,COMPLETED}');
-- 2: bought by sandbox, whose answer was lost at first.
select purchase(2, '{3}', 'SANDBOX', '{HELD,CHECKOUT,CAPTURING,CONFIRMED}', '{CREATED,PAYING,CONFIRMING,COMPLETED}',
                '{READY,AWAITING_PAYER,AUTHORIZING,CAPTURING,UNKNOWN,COMPLETED}');
-- 3 and 4: paid, but the seats were gone.
select purchase(3, '{4}', 'WALLET', '{HELD,RELEASED}', '{CREATED,PAYING,CONFIRMING,REFUNDING,FAILED}',
                '{AUTHORIZING,CAPTURING,COMPLETED,REFUNDING,REFUNDED}');
select purchase(4, '{4}', 'SANDBOX', '{HELD,RELEASED}', '{CREATED,PAYING,CONFIRMING,REFUNDING,FAILED}',
                '{READY,AWAITING_PAYER,AUTHORIZING,CAPTURING,COMPLETED,REFUNDING,REFUNDED}');
-- 5: declined, as the fan had used the payment's id for a charge before.
select purchase(5, '{4}', 'WALLET', '{HELD,EXPIRED}', '{CREATED,PAYING,UNPAYING,EXPIRED}',
                '{AUTHORIZING,CAPTURING,FAILED}');
-- 6: ordered and not paid yet.
select purchase(6, '{5}', 'WALLET', '{HELD}', '{CREATED}', null);
-- 7: the payer is at the checkout, and takes an hour.
select purchase(7, '{6}', 'SANDBOX', '{HELD,CHECKOUT}', '{CREATED,PAYING}', '{READY,AWAITING_PAYER}');
-- 8 and 9: money is being taken and given back in this moment.
select purchase(8, '{7}', 'SANDBOX', '{HELD,CHECKOUT,CAPTURING}', '{CREATED,PAYING}',
                '{READY,AWAITING_PAYER,AUTHORIZING,CAPTURING}');
select purchase(9, '{8}', 'WALLET', '{HELD,RELEASED}', '{CREATED,PAYING,CONFIRMING,REFUNDING}',
                '{AUTHORIZING,CAPTURING,COMPLETED,REFUNDING}');
-- 10 and 11: a seat and three places bought, two places ordered and not paid yet.
select purchase(10, '{9}', 'WALLET', '{HELD,CAPTURING,CONFIRMED}', '{CREATED,PAYING,CONFIRMING,COMPLETED}',
                '{AUTHORIZING,CAPTURING,COMPLETED}', 3);
select purchase(11, '{}', 'WALLET', '{HELD}', '{CREATED}', null, 2);
-- 12: paid in this moment, and its tickets are next.
select purchase(12, '{10}', 'WALLET', '{HELD,CAPTURING,CONFIRMED}', '{CREATED,PAYING,CONFIRMING}',
                '{AUTHORIZING,CAPTURING,COMPLETED}');

-- 13: given back. 14: one of its seats given back. 15: given back in this moment, the seat and the money are next.
select purchase(13, '{11}', 'WALLET', '{HELD,CAPTURING,CONFIRMED}', '{CREATED,PAYING,CONFIRMING,COMPLETED}',
                '{AUTHORIZING,CAPTURING,COMPLETED}');
select purchase(14, '{12,13}', 'SANDBOX', '{HELD,CHECKOUT,CAPTURING,CONFIRMED}', '{CREATED,PAYING,CONFIRMING,COMPLETED}',
                '{READY,AWAITING_PAYER,AUTHORIZING,CAPTURING,COMPLETED}');
select purchase(15, '{14}', 'WALLET', '{HELD,CAPTURING,CONFIRMED}', '{CREATED,PAYING,CONFIRMING,COMPLETED}',
                '{AUTHORIZING,CAPTURING,COMPLETED}');
select cancel(13, 11, true);
select cancel(14, 12, true);
select cancel(15, 14, false);

-- All of it a day ago, but for what is going on.
update booking.hold_history set at = now() - interval '1 day' where hold_id not in (id(1008), id(1009), id(1012));
update orders.purchase set changed_at = now() - interval '1 day'
where state in ('CREATED', 'COMPLETED', 'CANCELLED', 'EXPIRED', 'FAILED') or order_id = id(2007);
update payment.payment set changed_at = now() - interval '1 day'
where state in ('AWAITING_PAYER', 'COMPLETED', 'FAILED', 'REFUNDED') and payment_id <> id(3012);

insert into wallet.transfer (transfer_id, kind, from_account, to_account, amount)
values (id(7001), 'CHARGE', id(98), id(1), 10000), (id(3005), 'CHARGE', id(98), id(1), 700);
-- 10700 charged, 1000 paid for the first, 500 for the third and given back, 500 for the ninth and not given back yet, 2000
-- for the tenth, 500 for the twelfth.
insert into wallet.balance (account_id, balance) values (id(1), 6050);

insert into ranking.performance (performance_id, starts_at, capacity, bought, given_back)
select performance_id, now() + interval '7 days', 100, count(*), count(*) filter (where status = 'CANCELLED')
from orders.ticket where performance_id = 1 group by performance_id;

-- Seats of another performance that its host blocked, and freed but for one, which stayed blocked, and for one that was
-- given away.
insert into booking.lane (performance_id, version, taken) values (2, 3, 2);
insert into booking.seat_claim (performance_id, seat_no, hold_id, account_id, state) values (2, 90, id(1990), id(0), 4);
insert into booking.house_move (wish_id, performance_id, account_id, move, reason, of_wish, seats, at)
values (id(1990), 2, id(9), 'BLOCK', 'press', null, '{90,91,92}', now()),
       (id(1992), 2, id(9), 'FREE', null, null, '{91}', now()),
       (id(1016), 2, id(9), 'GIVE', null, id(1990), '{92}', now());

-- 16: given to the fan a day ago. 17: asked for in this moment.
insert into booking.hold (hold_id, performance_id, account_id, status, seats, labels, prices, until, extended, graced,
                          moves, created_at, given)
values (id(1016), 2, id(1), 'CONFIRMED', '{92}', '{A}', '{0}', now(), false, false, 1, now(), true);
insert into booking.hold_history (hold_id, move_no, performance_id, move, from_status, to_status, why, at)
values (id(1016), 1, 2, 'GIVE', null, 'CONFIRMED', 'test', now() - interval '1 day');
insert into booking.seat_claim (performance_id, seat_no, hold_id, account_id, state)
values (2, 92, id(1016), '00000000-0000-0000-0000-000000000000', 3);
insert into orders.purchase (order_id, account_id, hold_id, performance_id, state, total, pay_until, given_by)
values (id(2016), id(1), id(1016), 2, 'COMPLETED', 0, now(), id(9));
insert into orders.order_move (order_id, move_no, from_state, to_state, why)
values (id(2016), 1, null, 'COMPLETED', 'GIVEN');
insert into orders.line (order_id, line_no, seat_no, label, price) values (id(2016), 1, 92, 'A', 0);
insert into orders.ticket (ticket_id, order_id, line_no, account_id, performance_id, seat_no, label, price, status, given)
values (id(5092), id(2016), 1, id(1), 2, 92, 'A', 0, 'VALID', true);
insert into outbox.event (bucket, topic, key, event_id, type, payload, published_at)
values (1, 'order.completed.v1', id(2016), id(6016), 'test', '{}', now());
insert into orders.gift (gift_id, performance_id, host_id, guest_id, guest_address, seats, hold_id, order_id, state,
                         decide_by, step_due, given_at)
values (id(9016), 2, id(9), id(1), 'fan@example.org', '{92}', id(1016), id(2016), 'GIVEN', now(), null, now()),
       (id(9017), 2, id(9), id(1), 'fan@example.org', '{93}', id(1017), id(2017), 'ASKED', now() + interval '20 seconds',
        now() + interval '22 seconds', null);
