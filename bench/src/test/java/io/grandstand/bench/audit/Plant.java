package io.grandstand.bench.audit;

import java.util.List;
import java.util.stream.Stream;

/**
 * A violation in what {@code sound.sql} made.
 *
 * @param sentence of the check that must find it
 * @param sql what goes wrong
 * @param reported what is said of it
 */
record Plant(String sentence, String sql, String reported) {

    static final List<Plant> ALL = Stream.of(
                    SeatPlants.seats(),
                    SeatPlants.times(),
                    SeatPlants.claims(),
                    SeatPlants.house(),
                    GiftPlants.all(),
                    sold(),
                    areas(),
                    money(),
                    purchases(),
                    accounts(),
                    moves(),
                    progress(),
                    cancelled(),
                    refunds())
            .flatMap(List::stream)
            .toList();

    @Override
    public String toString() {
        return sentence + ": " + reported;
    }

    private static List<Plant> sold() {
        return List.of(
                new Plant(
                        "every completed order has a confirmed hold",
                        "update booking.hold set status = 'RELEASED' where hold_id = id(1001)",
                        "order " + id(2001) + ": hold " + id(1001) + " is RELEASED"),
                new Plant(
                        "every completed order has a confirmed hold",
                        "delete from booking.hold where hold_id = id(1001)",
                        "order " + id(2001) + ": hold " + id(1001) + " is not there"),
                new Plant(
                        "every confirmed hold has a completed order within a minute",
                        "update orders.purchase set state = 'FAILED' where order_id = id(2001)",
                        "hold " + id(1001) + ": order " + id(2001) + " is FAILED"),
                new Plant(
                        "every confirmed hold has a completed order within a minute",
                        "update orders.purchase set hold_id = id(1999) where order_id = id(2001)",
                        "hold " + id(1001) + ": order missing"));
    }

    private static List<Plant> areas() {
        return List.of(
                new Plant(
                        "what an area has taken is what its holds have",
                        "update booking.area set taken = 4",
                        "performance 1, section 1: counted 4, held 5"),
                new Plant(
                        "what an area has taken is what its holds have",
                        "delete from booking.area",
                        "performance 1, section 1: counted 0, held 5"),
                new Plant(
                        "no area is fuller than the plan has room for",
                        "update booking.area set capacity = 11, taken = 11",
                        "performance 1, section 1: 11 of 10"),
                new Plant(
                        "no area is fuller than the plan has room for",
                        "update booking.area set section_id = 0",
                        "performance 1, section 0: 5 of 0"),
                new Plant(
                        "no area has more valid tickets than the plan has room for",
                        """
                        insert into orders.ticket (ticket_id, order_id, line_no, account_id, performance_id, section_id, label, price, status)
                        select id(5900 + n), id(2010), 10 + n, id(1), 1, 1, 'Floor', 500, 'VALID'
                        from generate_series(1, 8) n
                        """,
                        "performance 1, section 1: 11 tickets, room for 10"),
                new Plant(
                        "no area has more valid tickets than the plan has room for",
                        "update orders.ticket set section_id = 2 where section_id = 1",
                        "performance 1, section 2: 3 tickets, room for 0"),
                new Plant(
                        "every hold has the places that it says, and nobody else has any",
                        "update booking.area_claim set places = 1 where hold_id = id(1010)",
                        "hold " + id(1010) + " (CONFIRMED): 3 places, claimed 1"),
                new Plant(
                        "every hold has the places that it says, and nobody else has any",
                        "delete from booking.area_claim where hold_id = id(1010)",
                        "hold " + id(1010) + " (CONFIRMED): 3 places, claimed 0"),
                new Plant(
                        "every hold has the places that it says, and nobody else has any",
                        "update booking.area_claim set hold_id = id(1999) where hold_id = id(1010)",
                        "hold " + id(1999) + " (not there): 0 places, claimed 3"),
                new Plant(
                        "every hold has the places that it says, and nobody else has any",
                        "update booking.area_claim set state = 2 where hold_id = id(1010)",
                        "hold " + id(1010) + " (CONFIRMED): 3 places, claimed 3"),
                new Plant(
                        "every hold has the places that it says, and nobody else has any",
                        "update booking.area_claim set until = until + interval '1 hour' where hold_id = id(1011)",
                        "hold " + id(1011) + " (HELD): 2 places, claimed 2"));
    }

    private static List<Plant> money() {
        return List.of(
                new Plant("ledger entries sum to zero", """
                        create or replace view wallet.entry as
                        select transfer_id, from_account as account_id, -amount as amount, kind, at from wallet.transfer
                        """, "they sum to -17050"),
                new Plant(
                        "every balance is what its entries sum to",
                        "update wallet.balance set balance = 6051",
                        "balance 6051, entries 6050"),
                new Plant(
                        "every completed payment by wallet is one debit of its amount",
                        "update payment.payment set amount = 900 where payment_id = id(3001)",
                        "payment " + id(3001) + " over 900: debit 1000"),
                new Plant(
                        "every completed payment by wallet is one debit of its amount",
                        withoutTransfer(3001),
                        "payment " + id(3001) + " over 1000: debit missing"),
                new Plant(
                        "every refunded payment by wallet is one credit of its amount",
                        withoutTransfer(4003),
                        "payment " + id(3003) + " over 500: credit missing"),
                new Plant(
                        "every debit of a wallet for a payment has that payment, and every credit the one it gives back",
                        transfer(4999, "PAYMENT", 1, 99),
                        "payment " + id(4999) + " over 500"),
                new Plant(
                        "every debit of a wallet for a payment has that payment, and every credit the one it gives back",
                        transfer(4999, "REFUND", 99, 1),
                        "refund " + id(4999) + " over 500"),
                new Plant(
                        "every debit of a wallet for a payment has that payment, and every credit the one it gives back",
                        "update payment.payment set account_id = id(2) where payment_id = id(3001)",
                        "payment " + id(3001) + " over 1000 from " + id(1)),
                new Plant(
                        "every payment by sandbox stands in its books as it stands here",
                        "delete from payment.sandbox_charge where charge_id = id(3002)",
                        "payment " + id(3002) + " over 500 (COMPLETED): charge missing"),
                new Plant(
                        "every payment by sandbox stands in its books as it stands here",
                        "update payment.sandbox_charge set state = 'OPEN' where charge_id = id(3002)",
                        "payment " + id(3002) + " over 500 (COMPLETED): charge 500 (OPEN)"),
                new Plant(
                        "every payment by sandbox stands in its books as it stands here",
                        "update payment.sandbox_charge set state = 'TAKEN' where charge_id = id(3004)",
                        "payment " + id(3004) + " over 500 (REFUNDED): charge 500 (TAKEN)"),
                new Plant(
                        "no money was taken for a payment that failed, or that may not take it yet",
                        withoutTransfer(3005) + ";" + transfer(3005, "PAYMENT", 1, 99),
                        "payment " + id(3005) + " (FAILED): 500 taken"),
                new Plant(
                        "no money was taken for a payment that failed, or that may not take it yet",
                        "update payment.sandbox_charge set state = 'TAKEN' where charge_id = id(3007)",
                        "payment " + id(3007) + " (AWAITING_PAYER): 500 taken by the sandbox"));
    }

    private static List<Plant> purchases() {
        return List.of(
                new Plant(
                        "no payment without tickets or refund",
                        "update orders.purchase set state = 'FAILED' where order_id = id(2001)",
                        "payment " + id(3001) + " for order " + id(2001)),
                new Plant(
                        "no tickets without payment",
                        "update payment.payment set amount = 1 where payment_id = id(3001)",
                        "order " + id(2001) + " over 1000: no completed payment of that"),
                new Plant(
                        "a completed order has a ticket for each of its seats and places, and no other order has any",
                        "delete from orders.ticket where seat_no = 2",
                        "order " + id(2001) + " (COMPLETED): tickets for {1} and 0 places, seats {1,2} and 0 places"),
                new Plant(
                        "a completed order has a ticket for each of its seats and places, and no other order has any",
                        "update orders.ticket set seat_no = 19 where seat_no = 2",
                        "order " + id(2001)
                                + " (COMPLETED): tickets for {1,19} and 0 places, seats {1,2} and 0 places"),
                new Plant(
                        "a completed order has a ticket for each of its seats and places, and no other order has any",
                        "update orders.ticket set order_id = id(2003) where seat_no = 3",
                        "order " + id(2003) + " (FAILED): tickets for {3} and 0 places, seats {4} and 0 places"),
                new Plant(
                        "a completed order has a ticket for each of its seats and places, and no other order has any",
                        "delete from orders.ticket where ticket_id = id(5102)",
                        "order " + id(2010) + " (COMPLETED): tickets for {9} and 2 places, seats {9} and 3 places"),
                new Plant(
                        "a completed order has a ticket for each of its seats and places, and no other order has any",
                        "update orders.ticket set section_id = 0 where ticket_id = id(5102)",
                        "order " + id(2010) + " (COMPLETED): tickets for {9} and 3 places"),
                new Plant("no order was paid twice", """
                        drop index payment.one_payment_a_reference;
                        update payment.payment set reference = id(2001) where payment_id = id(3002)
                        """, "order " + id(2001) + ": payments "),
                new Plant("no sale is announced twice", """
                        insert into outbox.event (bucket, topic, key, event_id, type, payload, published_at)
                        select bucket, topic, key, id(6099), type, payload, published_at from outbox.event
                        where key = id(2001)::text
                        """, "order.completed.v1 of " + id(2001) + ": events "));
    }

    private static List<Plant> accounts() {
        return List.of(
                new Plant(
                        "every order's total is that of its hold's prices, and of its lines",
                        "update orders.purchase set total = 900 where order_id = id(2001)",
                        "order " + id(2001) + ": total 900, hold 1000, lines 1000"),
                new Plant(
                        "every order's total is that of its hold's prices, and of its lines",
                        "update booking.hold set prices = '{500,400}' where hold_id = id(1001)",
                        "order " + id(2001) + ": total 1000, hold 900, lines 1000"),
                new Plant(
                        "every order's total is that of its hold's prices, and of its lines",
                        "update booking.hold set area_price = 400 where hold_id = id(1010)",
                        "order " + id(2010) + ": total 2000, hold 1700, lines 2000"),
                new Plant(
                        "every order's total is that of its hold's prices, and of its lines",
                        "delete from orders.line where order_id = id(2001) and line_no = 2",
                        "order " + id(2001) + ": total 1000, hold 1000, lines 500"),
                new Plant(
                        "the hold, payments and tickets of an order are its own fan's, for its own performance",
                        "update booking.hold set account_id = id(2) where hold_id = id(1001)",
                        ": hold " + id(1001) + " of " + id(2) + ", performance 1"),
                new Plant(
                        "the hold, payments and tickets of an order are its own fan's, for its own performance",
                        "update payment.payment set account_id = id(2) where payment_id = id(3001)",
                        ": payment " + id(3001) + " of " + id(2)),
                new Plant(
                        "the hold, payments and tickets of an order are its own fan's, for its own performance",
                        "update orders.ticket set account_id = id(2) where seat_no = 3",
                        ": ticket " + id(5003) + " of " + id(2) + ", performance 1"),
                new Plant(
                        "the hold, payments and tickets of an order are its own fan's, for its own performance",
                        "update orders.ticket set performance_id = 2 where seat_no = 3",
                        ": ticket " + id(5003) + " of " + id(1) + ", performance 2"));
    }

    private static List<Plant> moves() {
        return List.of(
                new Plant(
                        "every move of a hold is legal",
                        "update booking.hold_history set from_status = 'RELEASED' where hold_id = id(1001) and move_no = 3",
                        "hold " + id(1001) + ", move 3: RELEASED to CONFIRMED"),
                new Plant(
                        "every move of a hold begins where the one before ended",
                        "delete from booking.hold_history where hold_id = id(1001) and move_no = 2",
                        "hold " + id(1001) + ", move 3: from CAPTURING, the one before led to HELD"),
                new Plant(
                        "every hold is where its last move led",
                        "delete from booking.hold_history where hold_id = id(1006)",
                        "hold " + id(1006) + ": HELD, last move to nowhere"),
                new Plant(
                        "every move of an order is legal",
                        "update orders.order_move set from_state = 'CREATED' where order_id = id(2001) and move_no = 4",
                        "order " + id(2001) + ", move 4: CREATED to COMPLETED"),
                new Plant(
                        "every move of an order begins where the one before ended",
                        "delete from orders.order_move where order_id = id(2001) and move_no = 2",
                        "order " + id(2001) + ", move 3: from PAYING, the one before led to CREATED"),
                new Plant(
                        "every order is where its last move led",
                        "update orders.purchase set state = 'GIVING_UP' where order_id = id(2006)",
                        "order " + id(2006) + ": GIVING_UP, last move to CREATED"),
                new Plant(
                        "every move of a payment is legal",
                        "update payment.payment_move set from_state = 'FAILED' where payment_id = id(3001) and move_no = 3",
                        "payment " + id(3001) + ", move 3: FAILED to COMPLETED"),
                new Plant(
                        "every move of a payment begins where the one before ended",
                        "delete from payment.payment_move where payment_id = id(3002) and move_no = 3",
                        "payment " + id(3002) + ", move 4: from AUTHORIZING, the one before led to AWAITING_PAYER"),
                new Plant(
                        "every payment is where its last move led",
                        "delete from payment.payment_move where payment_id = id(3001) and move_no = 3",
                        "payment " + id(3001) + ": COMPLETED, last move to CAPTURING"));
    }

    private static List<Plant> cancelled() {
        return List.of(
                new Plant(
                        "fee and refund of a cancellation are those of its tickets, and add up to their price",
                        "update orders.cancellation set fee = 151 where cancellation_id = id(8013)",
                        "cancellation " + id(8013) + ": fee 151, refund 350, tickets 150 of 500"),
                new Plant(
                        "fee and refund of a cancellation are those of its tickets, and add up to their price",
                        "delete from orders.ticket where cancellation_id = id(8013)",
                        "cancellation " + id(8013) + ": fee 150, refund 350, tickets missing"),
                new Plant(
                        "the fee of a ticket is the part of its price that its cancellation says",
                        "update orders.cancellation set percent = 10 where cancellation_id = id(8014)",
                        "ticket " + id(5012) + " over 500: fee 150, not 10 %"),
                new Plant(
                        "no payment without tickets or refund",
                        "update orders.cancellation set fee = 0 where cancellation_id = id(8013)",
                        "payment " + id(3013) + " for order " + id(2013)),
                new Plant(
                        "every order's total is that of its hold's prices, and of its lines",
                        "update booking.hold set prices = '{400}' where hold_id = id(1014)",
                        "order " + id(2014) + ": total 1000, hold 900, lines 1000"),
                new Plant(
                        "every confirmed hold has a completed order within a minute",
                        "update orders.cancellation set at = now() - interval '61 seconds' where cancellation_id = id(8015);"
                                + "update booking.hold_history set at = now() - interval '1 day'",
                        "hold " + id(1015) + ": order " + id(2015) + " is CANCELLED"),
                new Plant(
                        "cancelled tickets free their seats within a minute",
                        "update orders.cancellation set at = now() - interval '61 seconds' where cancellation_id = id(8015)",
                        "cancellation " + id(8015) + " of order " + id(2015)));
    }

    private static List<Plant> refunds() {
        return List.of(
                new Plant(
                        "every cancellation gives back what it says, of what was paid for its order",
                        "update payment.refund set amount = 349 where refund_id = id(8113)",
                        ": refund 350, asked for 349 of payment " + id(3013)),
                new Plant(
                        "every cancellation gives back what it says, of what was paid for its order",
                        "update payment.refund set payment_id = id(3001) where refund_id = id(8113)",
                        ": refund 350, asked for 350 of payment " + id(3001)),
                new Plant(
                        "every part of a payment that goes back is of a cancellation",
                        "update orders.cancellation set refund_id = id(8999) where cancellation_id = id(8013)",
                        "refund " + id(8113) + " of payment " + id(3013) + " over 350"),
                new Plant(
                        "what goes back of a payment is what its refunds add up to, and no more than was paid",
                        "update payment.payment set given_back = 349 where payment_id = id(3014)",
                        "payment " + id(3014) + " over 1000: to give back 350, given back 349, refunds 350 and 350"),
                new Plant(
                        "every refund is there once where its payment came from",
                        withoutTransfer(8113),
                        "refund " + id(8113) + " over 350 (DONE) by WALLET: missing"),
                new Plant(
                        "every refund is there once where its payment came from",
                        "update payment.sandbox_refund set amount = 351 where refund_id = id(8114)",
                        "refund " + id(8114) + " over 350 (DONE) by SANDBOX: 351"),
                new Plant(
                        "the sandbox gave no more back than it was asked to",
                        "insert into payment.sandbox_refund (refund_id, charge_id, amount) values (id(8999), id(3014), 350)",
                        "sandbox refund " + id(8999) + " of charge " + id(3014) + " over 350"),
                new Plant(
                        "no cancellation or refund is announced twice",
                        """
                        insert into outbox.event (bucket, topic, key, event_id, type, payload, published_at)
                        select bucket, topic, key, id(8299), type, payload, published_at from outbox.event
                        where event_id = id(8213)
                        """,
                        "order.tickets-cancelled.v1 of " + id(8013) + ": events "),
                new Plant(
                        "no ticket counts twice in a ranking",
                        "update ranking.performance set bought = bought + 1",
                        "performance 1: counted "),
                new Plant(
                        "no refund stays in between for more than a minute",
                        "update payment.refund set created_at = now() - interval '61 seconds' where refund_id = id(8115)",
                        "refund " + id(8115) + " of payment " + id(3015)));
    }

    private static List<Plant> progress() {
        return List.of(
                new Plant(
                        "a dead hold frees its seats within five seconds",
                        "update booking.hold set until = now() - interval '6 seconds' where hold_id = id(1006)",
                        "hold " + id(1006) + " (HELD) ended"),
                new Plant(
                        "no seat is kept for money for more than a minute",
                        "update booking.hold_history set at = now() - interval '61 seconds' where hold_id = id(1008)",
                        "hold " + id(1008) + " since"),
                // Due again in this moment, as it is for whoever tries again and again.
                new Plant(
                        "no payment stays in between for more than a minute",
                        "update payment.payment set changed_at = now() - interval '61 seconds', step_due = now()"
                                + " where payment_id = id(3008)",
                        "payment " + id(3008) + " (CAPTURING) since"),
                new Plant(
                        "no payment stays in between for more than a minute",
                        "update payment.payment set changed_at = now() - interval '61 seconds', step_due = now()"
                                + " where payment_id = id(3009)",
                        "payment " + id(3009) + " (REFUNDING) since"),
                new Plant(
                        "no order stays in between for more than a minute",
                        "update orders.purchase set changed_at = now() - interval '61 seconds', step_due = now()"
                                + " where order_id = id(2009)",
                        "order " + id(2009) + " (REFUNDING) since"),
                new Plant(
                        "no order hears of the end of its payment later than a minute after it",
                        """
                        update payment.payment set state = 'FAILED', failure = 'DECLINED', step_due = null,
                            changed_at = now() - interval '61 seconds' where payment_id = id(3007)
                        """,
                        "order " + id(2007) + " (PAYING): payment " + id(3007) + " (FAILED) since"),
                new Plant(
                        "no order or payment waits for its fan more than a minute past the fan's time",
                        "update orders.purchase set pay_until = now() - interval '61 seconds' where order_id = id(2006)",
                        "order " + id(2006) + " (CREATED) until"),
                new Plant(
                        "no order or payment waits for its fan more than a minute past the fan's time",
                        "update payment.payment set pay_until = now() - interval '61 seconds'"
                                + " where payment_id = id(3007)",
                        "payment " + id(3007) + " (AWAITING_PAYER) until"),
                new Plant(
                        "every event left the outbox within thirty seconds",
                        "update outbox.event set published_at = null, created_at = now() - interval '31 seconds'",
                        "on order.completed.v1 since"),
                new Plant("no dead letter waits to be looked at", """
                        insert into outbox.dead_letter (consumer, topic, partition, "offset", error)
                        values ('notification', 'order.completed.v1', 0, 17, 'broken')
                        """, "of notification: broken"));
    }

    private static String withoutTransfer(int id) {
        return "alter table wallet.transfer disable trigger only_ever_added_to;"
                + " delete from wallet.transfer where transfer_id = id(%d)".formatted(id);
    }

    private static String transfer(int id, String kind, int from, int to) {
        return """
                insert into wallet.transfer (transfer_id, kind, from_account, to_account, amount)
                values (id(%d), '%s', id(%d), id(%d), 500)
                """.formatted(id, kind, from, to);
    }

    /** As the function of that name in {@code sound.sql}. */
    static String id(int n) {
        return "00000000-0000-7000-8000-%012d".formatted(n);
    }
}
