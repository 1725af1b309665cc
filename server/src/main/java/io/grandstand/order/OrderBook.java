package io.grandstand.order;

import static io.grandstand.kernel.Columns.array;
import static io.grandstand.kernel.Columns.texts;

import io.grandstand.booking.BookingSettings;
import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldView;
import io.grandstand.catalog.FeeSchedule;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.DueRows;
import io.grandstand.kernel.Ids;
import io.grandstand.kernel.Rounds;
import io.grandstand.kernel.StoreRounds;
import io.grandstand.kernel.Won;
import io.grandstand.payment.PaymentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
            created_at, pay_until <= clock_timestamp() as overdue, given_by is not null as given""";

    /** An order that is to be written down. */
    private record Placing(OrderId id, HoldView hold, CancellationTerms promised, List<OrderLine> lines) {}

    /** A move that is to be made, if the order is as it is expected to be. */
    private record Step(
            OrderId id,
            OrderState from,
            @Nullable Integer moves,
            @Nullable UUID paidBy,
            OrderMove move,
            Details details) {}

    private final JdbcClient jdbc;
    private final DueRows due;
    private final Ids ids;
    private final Rounds<OrderId, Optional<Purchase>> finding;
    private final Rounds<Placing, Optional<OrderView>> placing;
    private final Rounds<Step, Optional<Purchase>> moving;

    OrderBook(JdbcClient jdbc, Ids ids, StoreRounds rounds) {
        this.jdbc = jdbc;
        this.due = new DueRows(jdbc, "orders.purchase", "order_id", STEP_MAX);
        this.ids = ids;
        this.finding = rounds.ofReads(this::findAll);
        this.placing = rounds.of(Placing::id, this::insertAll);
        this.moving = rounds.of(Step::id, this::moveAll);
    }

    /**
     * Writes the order with what was promised, its lines and its first move; none where its id was used before, or the hold
     * has an order.
     */
    Optional<OrderView> insert(OrderId id, HoldView hold, CancellationTerms promised) {
        return placing.ask(new Placing(id, hold, promised, lines(hold)));
    }

    private List<Optional<OrderView>> insertAll(List<Placing> all) {
        List<LineOf> lines = all.stream()
                .flatMap(one -> IntStream.range(0, one.lines().size())
                        .mapToObj(line ->
                                new LineOf(one.id(), line + 1, one.lines().get(line))))
                .toList();
        Map<OrderId, Purchase> placed = jdbc
                .sql("""
                        with placed as (
                            insert into orders.purchase
                                (order_id, account_id, hold_id, performance_id, state, total, pay_until, step_due,
                                 fee_free_hours, fee_days, fee_percents, fee_zone)
                            select id, account, hold, performance, 'CREATED', total, until, until,
                                free_hours, cast(fee_days as int[]), cast(fee_percents as int[]), zone
                            from unnest(cast(:ids as uuid[]), cast(:accounts as uuid[]), cast(:holds as uuid[]),
                                cast(:performances as bigint[]), cast(:totals as bigint[]), cast(:until as timestamptz[]),
                                cast(:freeHours as int[]), cast(:feeDays as text[]), cast(:feePercents as text[]),
                                cast(:feeZones as text[]))
                                as o (id, account, hold, performance, total, until, free_hours, fee_days, fee_percents, zone)
                            on conflict do nothing
                            returning\s""" + COLUMNS + """
                        ), lined as (
                            insert into orders.line (order_id, line_no, seat_no, section_id, label, price)
                            select p.order_id, l.line, l.seat, l.section, l.label, l.price
                            from placed p
                            join unnest(cast(:of as uuid[]), cast(:lines as int[]), cast(:seats as int[]),
                                cast(:sections as int[]), cast(:labels as text[]), cast(:prices as bigint[]))
                                as l (order_id, line, seat, section, label, price) on l.order_id = p.order_id
                        ), noted as (
                            insert into orders.order_move (order_id, move_no, from_state, to_state, why)
                            select order_id, moves, null, state, 'PLACED' from placed
                        )
                        select * from placed""")
                .param("ids", texts(all, Placing::id))
                .param("accounts", texts(all, one -> one.hold().account()))
                .param("holds", texts(all, one -> one.hold().id().value()))
                .param(
                        "performances",
                        texts(all, one -> one.hold().performance().value()))
                .param("totals", texts(all, one -> one.hold().total().amount()))
                .param("until", texts(all, one -> one.hold().until()))
                .param("freeHours", texts(all, one -> one.promised().fees().freeHours()))
                .param("feeDays", texts(all, one -> of(one.promised(), FeeSchedule.Step::daysBefore)))
                .param("feePercents", texts(all, one -> of(one.promised(), FeeSchedule.Step::percent)))
                .param("feeZones", texts(all, one -> one.promised().zone().getId()))
                .param("of", texts(lines, LineOf::order))
                .param("lines", texts(lines, LineOf::number))
                .param(
                        "seats",
                        texts(lines, line -> line.line().place().seatIndex().orElse(null)))
                .param(
                        "sections",
                        texts(lines, line -> line.line().place().areaSection().orElse(null)))
                .param("labels", texts(lines, line -> line.line().label()))
                .param("prices", texts(lines, line -> line.line().price().amount()))
                .query(OrderBook::purchase)
                .list()
                .stream()
                .collect(Collectors.toMap(Purchase::id, Function.identity()));
        return all.stream()
                .map(one -> Optional.ofNullable(placed.get(one.id()))
                        .map(now -> now.view(one.lines(), List.of(), Won.ZERO)))
                .toList();
    }

    private record LineOf(OrderId order, int number, OrderLine line) {}

    /** A line for each seat, and one for each place. */
    static List<OrderLine> lines(HoldView hold) {
        Stream<OrderLine> seats = hold.seats().stream().map(s -> new OrderLine(s.seat(), s.label(), s.price()));
        Stream<OrderLine> places = hold.area().stream()
                .flatMap(held -> Stream.generate(() -> new OrderLine(held.area(), held.label(), held.price()))
                        .limit(held.places()));
        return Stream.concat(seats, places).toList();
    }

    private static String of(CancellationTerms promised, Function<FeeSchedule.Step, Integer> number) {
        return array(promised.fees().steps(), number);
    }

    Optional<Purchase> find(OrderId id) {
        return finding.ask(id);
    }

    private List<Optional<Purchase>> findAll(List<OrderId> all) {
        Map<OrderId, Purchase> found = read("where order_id = any(cast(:ids as uuid[]))", all);
        return all.stream().map(id -> Optional.ofNullable(found.get(id))).toList();
    }

    /** Reads it while nobody else can move it; only in a transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Purchase> lock(OrderId id) {
        return Optional.ofNullable(lockAll(List.of(id)).get(id));
    }

    /** Reads them while nobody else can move them, each in its turn by its id; only in a transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    Map<OrderId, Purchase> lockAll(List<OrderId> all) {
        return read("where order_id = any(cast(:ids as uuid[])) order by order_id for update", all);
    }

    private Map<OrderId, Purchase> read(String where, List<OrderId> all) {
        return jdbc
                .sql("select " + COLUMNS + " from orders.purchase " + where)
                .param("ids", texts(all, Function.identity()))
                .query(OrderBook::purchase)
                .list()
                .stream()
                .collect(Collectors.toMap(Purchase::id, Function.identity()));
    }

    Optional<Purchase> find(OrderId id, AccountId account) {
        return find(id).filter(purchase -> purchase.account().equals(account));
    }

    Optional<Purchase> findByHold(HoldId hold) {
        return jdbc.sql("select " + COLUMNS + " from orders.purchase where hold_id = :id")
                .param("id", hold.value())
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
        return moving.ask(step(read, move, details));
    }

    /** Many of them, each as {@link #move}, answered in their order; only in a transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Optional<Purchase>> move(List<Purchase> read, OrderMove move, Function<Purchase, Details> details) {
        return moveAll(read.stream()
                .map(order -> step(order, move, details.apply(order)))
                .toList());
    }

    /** Makes the move that a payment's outcome is, if the order waits for that payment. */
    Optional<Purchase> hear(OrderId id, PaymentId payment, OrderMove outcome) {
        return moving.ask(legal(new Step(id, OrderState.PAYING, null, payment.value(), outcome, Details.NONE)));
    }

    private static Step step(Purchase read, OrderMove move, Details details) {
        return legal(new Step(read.id(), read.state(), read.moves(), null, move, details));
    }

    private static Step legal(Step step) {
        if (!step.move().legalFrom(step.from())) {
            throw new IllegalStateException(
                    "%s is not legal from %s: order %s".formatted(step.move(), step.from(), step.id()));
        }
        return step;
    }

    private List<Optional<Purchase>> moveAll(List<Step> all) {
        Map<OrderId, Purchase> moved = jdbc
                .sql("""
                        with moved as (
                            update orders.purchase p
                            set state = a.to_state, moves = p.moves + 1, changed_at = clock_timestamp(),
                                pay_until = coalesce(a.until, p.pay_until),
                                payment_id = coalesce(a.payment, p.payment_id),
                                step_due = case
                                    when a.to_state in ('COMPLETED', 'CANCELLED', 'EXPIRED', 'FAILED') then null
                                    when a.to_state = 'CREATED' then coalesce(a.until, p.pay_until)
                                    else clock_timestamp() + make_interval(secs => :step) end
                            from unnest(cast(:ids as uuid[]), cast(:from as text[]), cast(:moves as int[]),
                                cast(:paidBy as uuid[]), cast(:to as text[]), cast(:until as timestamptz[]),
                                cast(:payments as uuid[]), cast(:why as text[]))
                                as a (id, from_state, moves_read, paid_by, to_state, until, payment, why)
                            where p.order_id = a.id and p.state = a.from_state
                              and (a.moves_read is null or p.moves = a.moves_read)
                              and (a.paid_by is null or p.payment_id = a.paid_by)
                            returning a.from_state, a.why,\s""" + COLUMNS + """
                        ), noted as (
                            insert into orders.order_move (order_id, move_no, from_state, to_state, why)
                            select order_id, moves, from_state, state, why from moved
                        )
                        select * from moved""")
                .param("step", STEP_MAX.toSeconds())
                .param("ids", texts(all, Step::id))
                .param("from", texts(all, Step::from))
                .param("moves", texts(all, Step::moves))
                .param("paidBy", texts(all, Step::paidBy))
                .param("to", texts(all, step -> step.move().to()))
                .param("until", texts(all, step -> step.details().payUntil().orElse(null)))
                .param("payments", texts(all, step -> step.details().payment().orElse(null)))
                .param("why", texts(all, OrderBook::why))
                .query(OrderBook::purchase)
                .list()
                .stream()
                .collect(Collectors.toMap(Purchase::id, Function.identity()));
        return all.stream()
                .map(step -> Optional.ofNullable(moved.get(step.id())))
                .toList();
    }

    private static String why(Step step) {
        return step.details()
                .payment()
                .map(payment -> step.move() + " " + payment)
                .orElse(step.move().name());
    }

    /** The hold lives longer than was written down; who read it before it got even longer writes nothing. */
    void extend(Purchase read, Instant payUntil) {
        int rows = jdbc.sql("""
                        update orders.purchase
                        set pay_until = greatest(pay_until, :until), step_due = greatest(pay_until, :until)
                        where order_id = :id and state = 'CREATED' and moves = :moves""")
                .param("until", Timestamp.from(payUntil))
                .param("id", read.id().value())
                .param("moves", read.moves())
                .update();
        if (rows > 1) {
            throw new IllegalStateException("one order id, several orders: " + read.id());
        }
    }

    /** An order whose seats are the fan's, and the hold that says which. */
    record Bought(Purchase order, HoldView hold) {}

    /**
     * Issues a ticket for every line of these orders; in the transaction in which they are completed.
     *
     * @return the labels of each, in the order of the lines
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Map<OrderId, List<String>> issueTickets(List<Bought> all) {
        // A line that the hold does not know of would get none, which its column refuses.
        Map<OrderId, List<String>> labels = jdbc
                .sql("""
                        with issued as (
                            insert into orders.ticket
                                (ticket_id, order_id, line_no, account_id, performance_id, seat_no, section_id, label,
                                price, status, given)
                            select (cast(b.tickets as uuid[]))[l.line_no], l.order_id, l.line_no, b.account,
                                b.performance, l.seat_no, l.section_id, l.label, l.price, 'VALID', b.given
                            from unnest(cast(:orders as uuid[]), cast(:accounts as uuid[]),
                                cast(:performances as bigint[]), cast(:tickets as text[]), cast(:given as boolean[]))
                                as b (order_id, account, performance, tickets, given)
                            join orders.line l on l.order_id = b.order_id
                            returning order_id, line_no, label)
                        select order_id, label from issued order by order_id, line_no""")
                .param("orders", texts(all, one -> one.order().id()))
                .param("accounts", texts(all, one -> one.order().account()))
                .param(
                        "performances",
                        texts(all, one -> one.order().performance().value()))
                .param("tickets", texts(all, one -> array(lines(one.hold()), _ -> ids.next())))
                .param("given", texts(all, one -> one.order().given()))
                .query((row, _) ->
                        Map.entry(new OrderId(row.getObject("order_id", UUID.class)), row.getString("label")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        for (Bought one : all) {
            int issued = labels.getOrDefault(one.order().id(), List.of()).size();
            int wanted = lines(one.hold()).size();
            if (issued != wanted) {
                throw new IllegalStateException("%d tickets issued for %d lines: order %s"
                        .formatted(issued, wanted, one.order().id()));
            }
        }
        return labels;
    }

    List<OrderId> claimDue(int ordersMax) {
        return due.claim(ordersMax, OrderId::new);
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
                row.getTimestamp("created_at").toInstant(),
                row.getBoolean("given"));
    }
}
