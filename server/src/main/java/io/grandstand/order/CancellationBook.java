package io.grandstand.order;

import io.grandstand.booking.Kept;
import io.grandstand.catalog.FeeSchedule;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.DueRows;
import io.grandstand.kernel.Won;
import io.grandstand.payment.RefundId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of cancellations, and of what was promised about them. */
@Repository
class CancellationBook {

    /**
     * A cancellation, as its row says.
     *
     * @param whole whether all tickets were meant, not these
     * @param refund as payment knows it; none where nothing goes back
     */
    record Row(
            CancellationId id,
            OrderId order,
            boolean whole,
            int percent,
            Optional<Integer> daysBefore,
            Won fee,
            Won refund,
            Optional<RefundId> refundId,
            Instant at) {}

    private static final String COLUMNS =
            "cancellation_id, order_id, whole, percent, days_before, fee, refund, refund_id, at";

    private final JdbcClient jdbc;
    private final DueRows due;

    CancellationBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.due = new DueRows(jdbc, "orders.cancellation", "cancellation_id", OrderBook.STEP_MAX);
    }

    /** What the order was promised; empty where it is from before anything was. */
    Optional<CancellationTerms> terms(OrderId order) {
        return jdbc.sql("""
                        select fee_free_hours, fee_days, fee_percents, fee_zone from orders.purchase
                        where order_id = :id and fee_zone is not null""")
                .param("id", order.value())
                .query((row, _) -> {
                    Integer[] days = integers(row.getArray("fee_days"));
                    Integer[] percents = integers(row.getArray("fee_percents"));
                    var steps = IntStream.range(0, days.length)
                            .mapToObj(step -> new FeeSchedule.Step(days[step], percents[step]))
                            .toList();
                    return new CancellationTerms(
                            new FeeSchedule(row.getInt("fee_free_hours"), steps), ZoneId.of(row.getString("fee_zone")));
                })
                .optional();
    }

    private static Integer[] integers(Array array) throws SQLException {
        return (Integer[]) array.getArray();
    }

    /** By whose clock tickets were issued; no process's own counts where money hangs on a second. */
    Instant now() {
        return jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    Optional<Row> find(CancellationId id) {
        return jdbc.sql("select " + COLUMNS + " from orders.cancellation where cancellation_id = :id")
                .param("id", id.value())
                .query(CancellationBook::row)
                .optional();
    }

    /** Oldest first; each is of one ticket at least, so there are no more than tickets. */
    List<Row> of(OrderId order) {
        return jdbc.sql("select " + COLUMNS + """
                         from orders.cancellation where order_id = :order
                        order by at, cancellation_id limit :max""")
                .param("order", order.value())
                .param("max", CancelTickets.TICKETS_MAX)
                .query(CancellationBook::row)
                .list();
    }

    /** The tickets of an order that were cancelled, and by what. */
    Map<TicketId, CancellationId> cancelled(OrderId order) {
        var by = new HashMap<TicketId, CancellationId>();
        jdbc.sql("""
                        select ticket_id, cancellation_id from orders.ticket
                        where order_id = :order and cancellation_id is not null""").param("order", order.value()).query(row -> {
            by.put(
                    new TicketId(row.getObject("ticket_id", UUID.class)),
                    new CancellationId(row.getObject("cancellation_id", UUID.class)));
        });
        return by;
    }

    /**
     * Writes it down and cancels the tickets, under the order's lock.
     *
     * @return false where its id was used for another order in this moment
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean insert(CancelTickets command, CancellableOrder.Decision.Cancel decision, Optional<RefundId> refund) {
        List<TicketFee> tickets = decision.tickets();
        int inserted = jdbc.sql("""
                        insert into orders.cancellation (cancellation_id, order_id, whole, percent, days_before, fee, refund,
                            refund_id, taken_back_by, state, step_due)
                        values (:id, :order, :whole, :percent, :days, :fee, :refund, :refundId, :takenBackBy, 'FREEING',
                            clock_timestamp() + make_interval(secs => :step))
                        on conflict (cancellation_id) do nothing""")
                .param("id", command.id().value())
                .param("order", command.order().value())
                .param("whole", command.tickets().isEmpty())
                .param("percent", decision.rule().percent())
                .param("days", decision.rule().daysBefore().orElse(null), Types.INTEGER)
                .param("fee", decision.fee().amount())
                .param("refund", decision.refund().amount())
                .param("refundId", refund.map(RefundId::value).orElse(null), Types.OTHER)
                .param(
                        "takenBackBy",
                        command.takenBackBy().map(AccountId::value).orElse(null),
                        Types.OTHER)
                .param("step", OrderBook.STEP_MAX.toSeconds())
                .update();
        if (inserted == 0) {
            return false;
        }
        int cancelled = jdbc.sql("""
                        update orders.ticket t set status = 'CANCELLED', cancellation_id = :id, fee = w.fee
                        from unnest(cast(:tickets as uuid[]), cast(:fees as bigint[])) as w (ticket_id, fee)
                        where t.ticket_id = w.ticket_id and t.order_id = :order and t.status = 'VALID'""")
                .param("id", command.id().value())
                .param("order", command.order().value())
                .param(
                        "tickets",
                        tickets.stream()
                                .map(fee -> fee.ticket().id().toString())
                                .toArray(String[]::new))
                .param("fees", tickets.stream().map(fee -> fee.fee().amount()).toArray(Long[]::new))
                .update();
        if (cancelled != tickets.size()) {
            throw new IllegalStateException("%d of %d tickets cancelled under the order's lock: %s"
                    .formatted(cancelled, tickets.size(), command.order()));
        }
        return true;
    }

    /** What is left of an order, for whoever gives its seats back. */
    Kept kept(OrderId order) {
        var seats = new HashSet<SeatNo>();
        var places = new int[1];
        jdbc.sql("select seat_no from orders.ticket where order_id = :order and status <> 'CANCELLED'")
                .param("order", order.value())
                .query(row -> {
                    int seat = row.getInt("seat_no");
                    if (row.wasNull()) {
                        places[0]++;
                    } else {
                        seats.add(new SeatNo(seat));
                    }
                });
        return new Kept(seats, places[0]);
    }

    /** Its seats are free. */
    void done(CancellationId id) {
        int rows = jdbc.sql("""
                        update orders.cancellation set state = 'DONE', step_due = null, done_at = clock_timestamp()
                        where cancellation_id = :id and state = 'FREEING'""").param("id", id.value()).update();
        if (rows > 1) {
            throw new IllegalStateException("one cancellation id, several cancellations: " + id);
        }
    }

    /** Has it looked after soon: the lane was busy, or could not be reached. */
    void dueIn(CancellationId id, Duration wait) {
        int rows = jdbc.sql("""
                        update orders.cancellation set step_due = clock_timestamp() + make_interval(secs => :wait)
                        where cancellation_id = :id and state = 'FREEING'""")
                .param("wait", wait.toMillis() / 1000.0)
                .param("id", id.value())
                .update();
        if (rows > 1) {
            throw new IllegalStateException("one cancellation id, several cancellations: " + id);
        }
    }

    List<CancellationId> claimDue(int cancellationsMax) {
        return due.claim(cancellationsMax, CancellationId::new);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        int days = row.getInt("days_before");
        Optional<Integer> daysBefore = row.wasNull() ? Optional.empty() : Optional.of(days);
        return new Row(
                new CancellationId(row.getObject("cancellation_id", UUID.class)),
                new OrderId(row.getObject("order_id", UUID.class)),
                row.getBoolean("whole"),
                row.getInt("percent"),
                daysBefore,
                new Won(row.getLong("fee")),
                new Won(row.getLong("refund")),
                Optional.ofNullable(row.getObject("refund_id", UUID.class)).map(RefundId::new),
                Objects.requireNonNull(row.getTimestamp("at")).toInstant());
    }
}
