package io.grandstand.order;

import io.grandstand.booking.BookingSettings;
import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldView;
import io.grandstand.catalog.FeeSchedule;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.Place;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Ids;
import io.grandstand.kernel.Won;
import io.grandstand.payment.PaymentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of orders, their lines and moves, and of tickets as they are issued. */
@Repository
class OrderBook {

    /** What reading and writing rows takes beside, each time with a wait for a connection. */
    private static final Duration ROWS_MAX = Duration.ofSeconds(20);

    /** Longer than anything that a living process does in one step: at most it asks a lane, and reads and writes rows. */
    static final Duration STEP_MAX = BookingSettings.ANSWER_WAIT_MAX.plus(ROWS_MAX);

    static final String COLUMNS = """
            order_id, account_id, hold_id, performance_id, state, total, payment_id, pay_until, moves,
            created_at, pay_until <= clock_timestamp() as overdue""";

    private final JdbcClient jdbc;
    private final Ids ids;

    OrderBook(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /**
     * Writes the order with what was promised, its lines and its first move; none where its id was used before, or the hold
     * has an order.
     */
    Optional<OrderView> insert(OrderId id, HoldView hold, CancellationTerms promised) {
        List<OrderLine> lines = lines(hold);
        return jdbc.sql("""
                        with placed as (
                            insert into orders.purchase
                                (order_id, account_id, hold_id, performance_id, state, total, pay_until, step_due,
                                 fee_free_hours, fee_days, fee_percents, fee_zone)
                            values (:id, :account, :hold, :performance, 'CREATED', :total, :until, :until,
                                :freeHours, cast(:feeDays as int[]), cast(:feePercents as int[]), :feeZone)
                            on conflict do nothing
                            returning\s""" + COLUMNS + """
                        ), lined as (
                            insert into orders.line (order_id, line_no, seat_no, section_id, label, price)
                            select p.order_id, l.line, l.seat, l.section, l.label, l.price
                            from placed p
                            cross join unnest(cast(:seats as int[]), cast(:sections as int[]), cast(:labels as text[]),
                                cast(:prices as bigint[])) with ordinality as l (seat, section, label, price, line)
                        ), noted as (
                            insert into orders.order_move (order_id, move_no, from_state, to_state, why)
                            select order_id, moves, null, state, 'PLACED' from placed
                        )
                        select * from placed""")
                .param("id", id.value())
                .param("account", hold.account().value())
                .param("hold", hold.id().value())
                .param("performance", hold.performance().value())
                .param("total", hold.total().amount())
                .param("until", Timestamp.from(hold.until()))
                .param("freeHours", promised.fees().freeHours())
                .param("feeDays", of(promised, FeeSchedule.Step::daysBefore))
                .param("feePercents", of(promised, FeeSchedule.Step::percent))
                .param("feeZone", promised.zone().getId())
                .param("seats", of(lines, Place::seatIndex))
                .param("sections", of(lines, Place::areaSection))
                .param("labels", lines.stream().map(OrderLine::label).toArray(String[]::new))
                .param(
                        "prices",
                        lines.stream().map(line -> line.price().amount()).toArray(Long[]::new))
                .query(OrderBook::purchase)
                .optional()
                .map(placed -> placed.view(lines, List.of()));
    }

    /** A line for each seat, and one for each place. */
    private static List<OrderLine> lines(HoldView hold) {
        Stream<OrderLine> seats = hold.seats().stream().map(s -> new OrderLine(s.seat(), s.label(), s.price()));
        Stream<OrderLine> places = hold.area().stream()
                .flatMap(held -> Stream.generate(() -> new OrderLine(held.area(), held.label(), held.price()))
                        .limit(held.places()));
        return Stream.concat(seats, places).toList();
    }

    private static @Nullable Integer[] of(List<OrderLine> lines, Function<Place, Optional<Integer>> number) {
        return lines.stream()
                .map(line -> number.apply(line.place()).orElse(null))
                .toArray(Integer[]::new);
    }

    private static Integer[] of(CancellationTerms promised, Function<FeeSchedule.Step, Integer> number) {
        return promised.fees().steps().stream().map(number).toArray(Integer[]::new);
    }

    Optional<Purchase> find(OrderId id) {
        return one("where order_id = :id", id.value());
    }

    Optional<Purchase> find(OrderId id, AccountId account) {
        return find(id).filter(purchase -> purchase.account().equals(account));
    }

    Optional<Purchase> findByHold(HoldId hold) {
        return one("where hold_id = :id", hold.value());
    }

    /** Reads it while nobody else can move it; only in a transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Purchase> lock(OrderId id) {
        return one("where order_id = :id for update", id.value());
    }

    private Optional<Purchase> one(String where, UUID id) {
        return jdbc.sql("select " + COLUMNS + " from orders.purchase " + where)
                .param("id", id)
                .query(OrderBook::purchase)
                .optional();
    }

    Purchase get(OrderId id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no such order: " + id));
    }

    /** What a move brings with it. */
    record Details(Optional<Instant> payUntil, Optional<PaymentId> payment) {

        static final Details NONE = new Details(Optional.empty(), Optional.empty());

        static Details until(Instant payUntil) {
            return new Details(Optional.of(payUntil), Optional.empty());
        }

        static Details payment(PaymentId payment, Instant payUntil) {
            return new Details(Optional.of(payUntil), Optional.of(payment));
        }
    }

    /**
     * Makes a move if the order is still as it was read, and writes it down.
     *
     * @return the order after it; none where somebody else moved it meanwhile: then it is theirs to go on with
     */
    Optional<Purchase> move(Purchase read, OrderMove move, Details details) {
        return move(read.id(), read.state(), "moves", read.moves(), move, details);
    }

    /** Makes the move that a payment's outcome is, if the order waits for that payment. */
    Optional<Purchase> hear(OrderId id, PaymentId payment, OrderMove outcome) {
        return move(id, OrderState.PAYING, "payment_id", payment.value(), outcome, Details.NONE);
    }

    private Optional<Purchase> move(
            OrderId id, OrderState from, String column, Object asExpected, OrderMove move, Details details) {
        if (!move.legalFrom(from)) {
            throw new IllegalStateException("%s is not legal from %s: order %s".formatted(move, from, id));
        }
        return jdbc.sql("""
                        with moved as (
                            update orders.purchase
                            set state = :to, moves = moves + 1, changed_at = clock_timestamp(),
                                pay_until = coalesce(cast(:until as timestamptz), pay_until),
                                payment_id = coalesce(cast(:payment as uuid), payment_id),
                                step_due = case
                                    when :to in ('COMPLETED', 'CANCELLED', 'EXPIRED', 'FAILED') then null
                                    when :to = 'CREATED' then coalesce(cast(:until as timestamptz), pay_until)
                                    else clock_timestamp() + make_interval(secs => :step) end
                            where order_id = :id and state = :from and\s""" + column + """
                             = :expected
                            returning\s""" + COLUMNS + """
                        ), noted as (
                            insert into orders.order_move (order_id, move_no, from_state, to_state, why)
                            select order_id, moves, :from, state, :why from moved
                        )
                        select * from moved""")
                .param("to", move.to().name())
                .param("until", details.payUntil().map(Timestamp::from).orElse(null), Types.TIMESTAMP)
                .param("payment", details.payment().map(PaymentId::value).orElse(null), Types.OTHER)
                .param("step", STEP_MAX.toSeconds())
                .param("id", id.value())
                .param("from", from.name())
                .param("expected", asExpected)
                .param(
                        "why",
                        details.payment().map(payment -> move + " " + payment).orElse(move.name()))
                .query(OrderBook::purchase)
                .optional();
    }

    /** The hold lives longer than was written down. */
    void extend(Purchase read, Instant payUntil) {
        int rows = jdbc.sql("""
                        update orders.purchase set pay_until = :until, step_due = :until
                        where order_id = :id and state = 'CREATED' and moves = :moves""")
                .param("until", Timestamp.from(payUntil))
                .param("id", read.id().value())
                .param("moves", read.moves())
                .update();
        if (rows > 1) {
            throw new IllegalStateException("one order id, several orders: " + read.id());
        }
    }

    /**
     * Issues a ticket for every line of an order; in the transaction of {@link OrderMove#SEATS_CONFIRMED}.
     *
     * @return their labels, in the order of the lines
     */
    @Transactional(propagation = Propagation.MANDATORY)
    List<String> issueTickets(Purchase purchase, HoldView hold) {
        // A line that the hold does not know of would get none, which its column refuses.
        List<OrderLine> lines = lines(hold);
        List<String> labels = jdbc.sql("""
                        with issued as (
                            insert into orders.ticket
                                (ticket_id, order_id, line_no, account_id, performance_id, seat_no, section_id, label,
                                price, status)
                            select t.id, l.order_id, l.line_no, :account, :performance, l.seat_no, l.section_id,
                                l.label, l.price, 'VALID'
                            from orders.line l
                            left join unnest(cast(:tickets as uuid[])) with ordinality as t (id, line_no)
                                on t.line_no = l.line_no
                            where l.order_id = :order
                            returning line_no, label)
                        select label from issued order by line_no""")
                .param("account", purchase.account().value())
                .param("performance", purchase.performance().value())
                .param("order", purchase.id().value())
                .param("tickets", lines.stream().map(_ -> ids.next().toString()).toArray(String[]::new))
                .query((row, _) -> row.getString("label"))
                .list();
        if (labels.size() != lines.size()) {
            throw new IllegalStateException(
                    "%d tickets issued for %d lines: order %s".formatted(labels.size(), lines.size(), purchase.id()));
        }
        return labels;
    }

    /** Those that are due, each to be looked after by whoever gets it here; nobody else gets it for a while. */
    List<OrderId> claimDue(int ordersMax) {
        return jdbc.sql("""
                        update orders.purchase set step_due = clock_timestamp() + make_interval(secs => :step)
                        where order_id in (
                            select order_id from orders.purchase where step_due <= statement_timestamp()
                            order by step_due limit :max for update skip locked)
                        returning order_id""")
                .param("step", STEP_MAX.toSeconds())
                .param("max", ordersMax)
                .query((row, _) -> new OrderId(row.getObject("order_id", UUID.class)))
                .list();
    }

    /** Has it looked after soon: what it waits for was busy, or could not be reached. */
    void dueIn(Purchase read, Duration wait) {
        int rows = jdbc.sql("""
                        update orders.purchase set step_due = clock_timestamp() + make_interval(secs => :wait)
                        where order_id = :id and state = :state and moves = :moves""")
                .param("wait", wait.toMillis() / 1000.0)
                .param("id", read.id().value())
                .param("state", read.state().name())
                .param("moves", read.moves())
                .update();
        if (rows > 1) {
            throw new IllegalStateException("one order id, several orders: " + read.id());
        }
    }

    static Purchase purchase(ResultSet row, int number) throws SQLException {
        return new Purchase(
                new OrderId(row.getObject("order_id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                new HoldId(row.getObject("hold_id", UUID.class)),
                new PerformanceId(row.getLong("performance_id")),
                OrderState.valueOf(row.getString("state")),
                new Won(row.getLong("total")),
                Optional.ofNullable(row.getObject("payment_id", UUID.class)).map(PaymentId::new),
                row.getTimestamp("pay_until").toInstant(),
                row.getBoolean("overdue"),
                row.getInt("moves"),
                row.getTimestamp("created_at").toInstant());
    }
}
