package io.grandstand.bench.audit;

import java.util.List;

/** I4: every status change was a legal move, begins where the one before ended, and leads to where the thing is now. */
final class MoveChecks {

    private static final String HOLD_MOVES = """
            (null, 'HELD'), (null, 'CONFIRMED'), ('HELD', 'CHECKOUT'), ('HELD', 'CAPTURING'), ('CHECKOUT', 'CAPTURING'),
            ('CAPTURING', 'CONFIRMED'), ('CHECKOUT', 'HELD'), ('CAPTURING', 'HELD'), ('HELD', 'RELEASED'),
            ('CHECKOUT', 'RELEASED'), ('HELD', 'EXPIRED'), ('CHECKOUT', 'EXPIRED'), ('CONFIRMED', 'RELEASED'),
            ('EXPIRED', 'CONFIRMED'), ('HELD', 'HELD'), ('HELD', 'CONFIRMED'), ('CHECKOUT', 'CONFIRMED'), ('CONFIRMED', 'CONFIRMED')
            """;

    private static final String ORDER_MOVES = """
            (null, 'CREATED'), (null, 'COMPLETED'), ('CREATED', 'PAYING'), ('PAYING', 'CONFIRMING'), ('PAYING', 'UNPAYING'),
            ('UNPAYING', 'CREATED'), ('CONFIRMING', 'COMPLETED'), ('CONFIRMING', 'REFUNDING'), ('REFUNDING', 'FAILED'),
            ('CREATED', 'GIVING_UP'), ('GIVING_UP', 'CANCELLED'), ('CREATED', 'EXPIRED'), ('UNPAYING', 'EXPIRED'),
            ('COMPLETED', 'CANCELLED')
            """;

    private static final String PAYMENT_MOVES = """
            (null, 'READY'), (null, 'AUTHORIZING'), (null, 'AWAITING_PAYER'), ('READY', 'AWAITING_PAYER'),
            ('READY', 'AUTHORIZING'), ('AWAITING_PAYER', 'AUTHORIZING'), ('READY', 'FAILED'),
            ('AWAITING_PAYER', 'FAILED'), ('AUTHORIZING', 'CAPTURING'), ('AUTHORIZING', 'FAILED'),
            ('CAPTURING', 'COMPLETED'), ('UNKNOWN', 'COMPLETED'), ('CAPTURING', 'FAILED'), ('UNKNOWN', 'FAILED'),
            ('CAPTURING', 'UNKNOWN'), ('COMPLETED', 'REFUNDING'), ('REFUNDING', 'REFUNDED')
            """;

    static final List<Check> ALL = List.of(
            legal("hold", "booking.hold_history", "hold_id", "from_status", "to_status", HOLD_MOVES),
            unbroken("hold", "booking.hold_history", "hold_id", "from_status", "to_status"),
            arrived("hold", "booking.hold", "status", "booking.hold_history", "hold_id", "to_status"),
            legal("order", "orders.order_move", "order_id", "from_state", "to_state", ORDER_MOVES),
            unbroken("order", "orders.order_move", "order_id", "from_state", "to_state"),
            arrived("order", "orders.purchase", "state", "orders.order_move", "order_id", "to_state"),
            legal("payment", "payment.payment_move", "payment_id", "from_state", "to_state", PAYMENT_MOVES),
            unbroken("payment", "payment.payment_move", "payment_id", "from_state", "to_state"),
            arrived("payment", "payment.payment", "state", "payment.payment_move", "payment_id", "to_state"));

    private MoveChecks() {}

    private static Check legal(String what, String history, String id, String from, String to, String moves) {
        return new Check("I4", "every move of " + article(what) + " is legal", """
                select '%1$s ' || %2$s || ', move ' || move_no || ': ' || coalesce(%3$s, 'nothing') || ' to ' || %4$s
                from %5$s h
                where not exists (select from (values %6$s) as legal (a, b)
                                  where a is not distinct from h.%3$s and b = h.%4$s)
                """.formatted(
                        what, id, from, to, history, moves));
    }

    private static String article(String what) {
        return what.startsWith("o") ? "an " + what : "a " + what;
    }

    private static Check unbroken(String what, String history, String id, String from, String to) {
        return new Check("I4", "every move of " + article(what) + " begins where the one before ended", """
                select '%1$s ' || %2$s || ', move ' || move_no || ': from ' || coalesce(%3$s, 'nothing')
                       || ', the one before led to ' || coalesce(before, 'nothing')
                from (select *, lag(%4$s) over (partition by %2$s order by move_no) as before from %5$s) h
                where %3$s is distinct from before
                """.formatted(
                        what, id, from, to, history));
    }

    private static Check arrived(String what, String table, String status, String history, String id, String to) {
        return new Check("I4", "every " + what + " is where its last move led", """
                select '%1$s ' || t.%2$s || ': ' || t.%3$s || ', last move to ' || coalesce(h.%4$s, 'nowhere')
                from %5$s t
                left join (select distinct on (%2$s) %2$s, %4$s from %6$s order by %2$s, move_no desc) h
                using (%2$s)
                where h.%4$s is distinct from t.%3$s
                """.formatted(
                        what, id, status, to, table, history));
    }
}
