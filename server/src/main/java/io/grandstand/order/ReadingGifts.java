package io.grandstand.order;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SeatNo;
import io.grandstand.identity.Account;
import io.grandstand.identity.Accounts;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Columns;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Gifts as their host's list shows them. */
@Repository
class ReadingGifts {

    private record Row(
            GiftId id, AccountId guest, Optional<String> reason, Instant at, OrderId order, boolean takenBack) {}

    private static final String GIVEN = """
            select g.gift_id, g.guest_id, g.reason, g.given_at, g.order_id,
                exists (select from orders.cancellation c
                        where c.order_id = g.order_id and c.taken_back_by is not null) as taken_back
            from orders.gift g where g.state = 'GIVEN'\s""";

    private static final String SEATS = """
            select seat_no from orders.ticket
            where performance_id = :performance and given and status <> 'CANCELLED' and seat_no is not null\s""";

    private final JdbcClient jdbc;
    private final OrderReading orders;
    private final Accounts accounts;

    ReadingGifts(JdbcClient jdbc, OrderReading orders, Accounts accounts) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.accounts = accounts;
    }

    /** One that is given. */
    GiftView one(GiftId id) {
        return views(jdbc.sql(GIVEN + "and g.gift_id = :id")
                        .param("id", id.value())
                        .query(ReadingGifts::row)
                        .list())
                .getFirst();
    }

    /** By the index of tickets that were given. */
    int ticketsOf(PerformanceId performance) {
        return jdbc.sql("""
                        select count(*) from orders.ticket
                        where performance_id = :performance and given and status <> 'CANCELLED'""")
                .param("performance", performance.value())
                .query(Integer.class)
                .single();
    }

    Page<GiftView> of(PerformanceId performance, PageRequest page) {
        List<Row> rows = jdbc.sql(GIVEN + """
                        and g.performance_id = :performance
                        order by g.given_at desc, g.gift_id desc limit :size offset :offset""")
                .param("performance", performance.value())
                .param("size", page.size())
                .param("offset", page.offset())
                .query(ReadingGifts::row)
                .list();
        long total = jdbc.sql(
                        "select count(*) from orders.gift where performance_id = :performance and state = 'GIVEN'")
                .param("performance", performance.value())
                .query(Long.class)
                .single();
        return new Page<>(views(rows), page.page(), page.size(), total);
    }

    /** By the index of tickets that were given. */
    SortedSet<SeatNo> seatsOf(PerformanceId performance) {
        return new TreeSet<>(jdbc.sql(SEATS)
                .param("performance", performance.value())
                .query(ReadingGifts::seat)
                .list());
    }

    SortedSet<SeatNo> seatsOf(PerformanceId performance, AccountId guest) {
        return new TreeSet<>(jdbc.sql(SEATS + "and account_id = :guest")
                .param("performance", performance.value())
                .param("guest", guest.value())
                .query(ReadingGifts::seat)
                .list());
    }

    private static SeatNo seat(ResultSet row, int number) throws SQLException {
        return new SeatNo(row.getInt("seat_no"));
    }

    private List<GiftView> views(List<Row> rows) {
        Map<OrderId, OrderView> given =
                orders.views(rows.stream().map(Row::order).toList());
        Map<AccountId, Account> guests =
                accounts.findAll(rows.stream().map(Row::guest).distinct().toList());
        return rows.stream()
                .map(row -> new GiftView(
                        row.id(),
                        Optional.ofNullable(guests.get(row.guest()))
                                .map(Account::email)
                                .orElse(""),
                        row.reason(),
                        row.at(),
                        Objects.requireNonNull(given.get(row.order())),
                        row.takenBack()))
                .toList();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                new GiftId(Columns.uuid(row, "gift_id")),
                new AccountId(Columns.uuid(row, "guest_id")),
                Optional.ofNullable(row.getString("reason")),
                Columns.instant(row, "given_at"),
                new OrderId(Columns.uuid(row, "order_id")),
                row.getBoolean("taken_back"));
    }
}
