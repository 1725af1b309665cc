package io.grandstand.order;

import static io.grandstand.kernel.Columns.array;
import static io.grandstand.kernel.Columns.texts;

import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldView;
import io.grandstand.booking.Wish;
import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.FeeSchedule;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Columns;
import io.grandstand.kernel.DueRows;
import io.grandstand.kernel.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of gifts, and of the orders that they become. */
@Repository
class GiftBook {

    /** A lane that is busy has time for one more by then; nobody decides it later. */
    private static final Duration DECIDE_MAX = Duration.ofSeconds(20);

    /** Whoever looks after it then finds that it is given, or never will be. */
    private static final Duration LOOK_AFTER = DECIDE_MAX.plusSeconds(2);

    private static final String COLUMNS = """
            gift_id, performance_id, host_id, guest_id, guest_address, seats, section_id, places, reason, hold_id,
            order_id, state = 'GIVEN' as given, decide_by""";

    private final JdbcClient jdbc;
    private final DueRows due;
    private final Ids ids;

    GiftBook(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.due = new DueRows(jdbc, "orders.gift", "gift_id", OrderBook.STEP_MAX);
        this.ids = ids;
    }

    /** Notes what is wished; none where the id was used before. */
    Optional<Gift> insert(GiveTickets command, AccountId guest) {
        Optional<Wish.Area> area = command.wish().inArea();
        return jdbc.sql("""
                        insert into orders.gift (gift_id, performance_id, host_id, guest_id, guest_address, seats,
                            section_id, places, reason, hold_id, order_id, state, decide_by, step_due)
                        values (:id, :performance, :host, :guest, :address, cast(:seats as int[]), :section, :places,
                            :reason, :hold, :order, 'ASKED', clock_timestamp() + make_interval(secs => :decide),
                            clock_timestamp() + make_interval(secs => :look))
                        on conflict do nothing
                        returning\s""" + COLUMNS)
                .param("id", command.id().value())
                .param("performance", command.performance().value())
                .param("host", command.host().value())
                .param("guest", guest.value())
                .param("address", command.guest().key())
                .param("seats", array(List.copyOf(command.wish().named()), SeatNo::index))
                .param("section", area.map(wanted -> wanted.area().section()).orElse(null), Types.INTEGER)
                .param("places", area.map(Wish.Area::places).orElse(null), Types.INTEGER)
                .param("reason", command.reason().orElse(null), Types.VARCHAR)
                .param("hold", ids.next())
                .param("order", ids.next())
                .param("decide", DECIDE_MAX.toSeconds())
                .param("look", LOOK_AFTER.toSeconds())
                .query(GiftBook::gift)
                .optional();
    }

    Optional<Gift> find(GiftId id) {
        return jdbc.sql("select " + COLUMNS + " from orders.gift where gift_id = :id")
                .param("id", id.value())
                .query(GiftBook::gift)
                .optional();
    }

    /**
     * Its seats are the guest's, and so are its tickets in this transaction.
     *
     * @return false where somebody else had written that down
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean given(Gift gift) {
        int rows = jdbc.sql("""
                        update orders.gift set state = 'GIVEN', step_due = null, given_at = clock_timestamp()
                        where gift_id = :id and hold_id = :hold and state = 'ASKED'""")
                .param("id", gift.id().value())
                .param("hold", gift.hold().value())
                .update();
        return rows == 1;
    }

    /** Writes the order of a gift, which is completed from the start: with its lines, and its first move. */
    @Transactional(propagation = Propagation.MANDATORY)
    Purchase insertOrder(Gift gift, HoldView hold, CancellationTerms promised) {
        List<OrderLine> lines = OrderBook.lines(hold);
        FeeSchedule fees = promised.fees();
        return jdbc.sql("""
                        with placed as (
                            insert into orders.purchase
                                (order_id, account_id, hold_id, performance_id, state, total, pay_until, step_due, given_by,
                                 fee_free_hours, fee_days, fee_percents, fee_zone)
                            values (:order, :guest, :hold, :performance, 'COMPLETED', :total, :until, null, :host,
                                :freeHours, cast(:feeDays as int[]), cast(:feePercents as int[]), :feeZone)
                            returning\s""" + OrderBook.COLUMNS + """
                        ), lined as (
                            insert into orders.line (order_id, line_no, seat_no, section_id, label, price)
                            select p.order_id, l.line, l.seat, l.section, l.label, l.price
                            from placed p
                            cross join unnest(cast(:lines as int[]), cast(:seats as int[]), cast(:sections as int[]),
                                cast(:labels as text[]), cast(:prices as bigint[])) as l (line, seat, section, label, price)
                        ), noted as (
                            insert into orders.order_move (order_id, move_no, from_state, to_state, why)
                            select order_id, moves, null, state, 'GIVEN' from placed
                        )
                        select * from placed""")
                .param("order", gift.order().value())
                .param("guest", gift.guest().value())
                .param("hold", gift.hold().value())
                .param("performance", gift.performance().value())
                .param("total", hold.total().amount())
                .param("until", Timestamp.from(hold.until()))
                .param("host", gift.host().value())
                .param("freeHours", fees.freeHours())
                .param("feeDays", array(fees.steps(), FeeSchedule.Step::daysBefore))
                .param("feePercents", array(fees.steps(), FeeSchedule.Step::percent))
                .param("feeZone", promised.zone().getId())
                .param(
                        "lines",
                        texts(IntStream.rangeClosed(1, lines.size()).boxed().toList(), line -> line))
                .param("seats", texts(lines, line -> line.place().seatIndex().orElse(null)))
                .param(
                        "sections",
                        texts(lines, line -> line.place().areaSection().orElse(null)))
                .param("labels", texts(lines, OrderLine::label))
                .param("prices", texts(lines, line -> line.price().amount()))
                .query(OrderBook::purchase)
                .single();
    }

    /** How long one that is not given may be given yet; empty where it is given, or never will be unless it is by now. */
    Optional<Duration> timeLeft(Gift gift) {
        return jdbc.sql("""
                        select cast(ceil(1000 * extract(epoch from decide_by - clock_timestamp())) as bigint)
                        from orders.gift
                        where gift_id = :id and hold_id = :hold and state = 'ASKED' and decide_by > clock_timestamp()""")
                .param("id", gift.id().value())
                .param("hold", gift.hold().value())
                .query(Long.class)
                .optional()
                .map(Duration::ofMillis);
    }

    /** Forgets one that its lane refused because it came too late, and so always will. */
    void forget(Gift gift) {
        jdbc.sql("""
                        delete from orders.gift
                        where gift_id = :id and hold_id = :hold and state = 'ASKED' and decide_by <= clock_timestamp()""")
                .param("id", gift.id().value())
                .param("hold", gift.hold().value())
                .update();
    }

    List<GiftId> claimDue(int giftsMax) {
        return due.claim(giftsMax, GiftId::new);
    }

    private static Gift gift(ResultSet row, int number) throws SQLException {
        var seats = Arrays.stream((Integer[]) row.getArray("seats").getArray())
                .map(SeatNo::new)
                .collect(Collectors.toCollection(TreeSet::new));
        return new Gift(
                new GiftId(Columns.uuid(row, "gift_id")),
                new PerformanceId(row.getLong("performance_id")),
                new AccountId(Columns.uuid(row, "host_id")),
                new AccountId(Columns.uuid(row, "guest_id")),
                row.getString("guest_address"),
                wish(seats, row),
                Optional.ofNullable(row.getString("reason")),
                new HoldId(Columns.uuid(row, "hold_id")),
                new OrderId(Columns.uuid(row, "order_id")),
                row.getBoolean("given"),
                Columns.instant(row, "decide_by"));
    }

    private static Wish wish(SortedSet<SeatNo> seats, ResultSet row) throws SQLException {
        int places = row.getInt("places");
        if (row.wasNull()) {
            return new Wish.Seats(seats);
        }
        var area = new Wish.Area(new AreaNo(row.getInt("section_id")), places);
        return seats.isEmpty() ? area : new Wish.Mixed(new Wish.Seats(seats), area);
    }
}
