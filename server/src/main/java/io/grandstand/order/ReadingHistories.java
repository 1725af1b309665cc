package io.grandstand.order;

import io.grandstand.kernel.AccountId;
import io.grandstand.order.OrderStep.What;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the moves of an order, and leaves out what only the machine has to know. */
@Repository
class ReadingHistories implements OrderHistories {

    /** How first moves are written down, which lead from nowhere. */
    private static final Map<String, What> FIRST = Map.of("PLACED", What.PLACED, "GIVEN", What.GIVEN);

    private final JdbcClient jdbc;
    private final OrderBook book;

    ReadingHistories(JdbcClient jdbc, OrderBook book) {
        this.jdbc = jdbc;
        this.book = book;
    }

    @Override
    public Optional<List<OrderStep>> of(OrderId order, AccountId account) {
        return book.find(order, account).map(found -> steps(found.id()));
    }

    private List<OrderStep> steps(OrderId order) {
        return jdbc
                .sql("select why, at from orders.order_move where order_id = :order order by move_no limit :max")
                .param("order", order.value())
                .param("max", STEPS_MAX)
                .query(ReadingHistories::step)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** A move's name comes first, and perhaps a payment's id behind it. */
    private static Optional<OrderStep> step(ResultSet row, int number) throws SQLException {
        String move = row.getString("why").split(" ", 2)[0];
        Optional<What> what = Optional.ofNullable(FIRST.get(move)).or(() -> shown(OrderMove.valueOf(move)));
        var at = row.getTimestamp("at").toInstant();
        return what.map(happened -> new OrderStep(happened, at));
    }

    static Optional<What> shown(OrderMove move) {
        return switch (move) {
            case PAYMENT_BEGUN -> Optional.of(What.PAYMENT_BEGUN);
            case PAYMENT_COMPLETED -> Optional.of(What.PAID);
            case PAYMENT_FAILED -> Optional.of(What.PAYMENT_FAILED);
            case SEATS_CONFIRMED -> Optional.of(What.TICKETS_ISSUED);
            case SEATS_GONE -> Optional.of(What.SEATS_GONE);
            case MONEY_BACK -> Optional.of(What.MONEY_BACK);
            case GIVEN_UP -> Optional.of(What.GIVEN_UP);
            case TIME_RAN_OUT -> Optional.of(What.TIME_RAN_OUT);
            case TICKETS_CANCELLED -> Optional.of(What.TICKETS_CANCELLED);
            case TAKEN_BACK -> Optional.of(What.TAKEN_BACK);
            case SEATS_STILL_KEPT, SEATS_FREED -> Optional.empty();
        };
    }
}
