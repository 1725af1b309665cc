package io.grandstand.order;

import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.Performances;
import io.grandstand.catalog.Place;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Columns;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import io.grandstand.kernel.Rounds;
import io.grandstand.kernel.StoreRounds;
import io.grandstand.kernel.Won;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Orders and tickets as pages show them: a list is read with three statements, however long it is. */
@Repository
class OrderReading {

    private static final String TICKET = """
            select ticket_id, order_id, account_id, performance_id, seat_no, section_id, label,
                price, coalesce(price - fee, 0) as given_back, status, issued_at
            from orders.ticket\s""";

    /** A fan's limit of seats bounds it as well. */
    private static final int UNPAID_MAX = 20;

    /** Whose tickets a fan finds by when they begin: those for which they got tickets last. */
    private static final int PERFORMANCES_MAX = 50;

    private record LineOf(UUID order, OrderLine line) {}

    /** @param givenBack nothing of one that is valid */
    private record TicketOf(Ticket ticket, Won givenBack) {}

    private final JdbcClient jdbc;
    private final Performances performances;
    private final InstantSource clock;
    private final Rounds<Purchase, OrderView> viewing;

    OrderReading(JdbcClient jdbc, Performances performances, InstantSource clock, StoreRounds rounds) {
        this.jdbc = jdbc;
        this.performances = performances;
        this.clock = clock;
        this.viewing = rounds.ofReads(this::views);
    }

    OrderView view(Purchase purchase) {
        return viewing.ask(purchase);
    }

    /** All that the order ever had, in the order of their lines. */
    List<Ticket> tickets(OrderId order) {
        return jdbc.sql(TICKET + "where order_id = :order order by line_no")
                .param("order", order.value())
                .query(OrderReading::ticket)
                .list();
    }

    Page<OrderView> of(AccountId account, PageRequest page) {
        List<Purchase> purchases = jdbc.sql("select " + OrderBook.COLUMNS + """
                         from orders.purchase where account_id = :account
                        order by created_at desc, order_id limit :size offset :offset""")
                .param("account", account.value())
                .param("size", page.size())
                .param("offset", page.offset())
                .query(OrderBook::purchase)
                .list();
        return new Page<>(views(purchases), page.page(), page.size(), count("orders.purchase", account));
    }

    List<OrderView> unpaid(AccountId account, PerformanceId performance) {
        return views(jdbc.sql("select " + OrderBook.COLUMNS + """
                         from orders.purchase where account_id = :account and performance_id = :performance
                          and (state in ('PAYING', 'CONFIRMING', 'UNPAYING')
                              or state = 'CREATED' and pay_until > clock_timestamp())
                        order by created_at desc, order_id limit :max""")
                .param("account", account.value())
                .param("performance", performance.value())
                .param("max", UNPAID_MAX)
                .query(OrderBook::purchase)
                .list());
    }

    Map<OrderId, OrderView> views(Collection<OrderId> orders) {
        List<Purchase> purchases = jdbc.sql("select " + OrderBook.COLUMNS
                        + " from orders.purchase where order_id = any(cast(:ids as uuid[]))")
                .param("ids", Columns.texts(orders, OrderId::value))
                .query(OrderBook::purchase)
                .list();
        return views(purchases).stream().collect(Collectors.toMap(OrderView::id, view -> view));
    }

    private List<OrderView> views(List<Purchase> purchases) {
        String[] ids = purchases.stream().map(p -> p.id().toString()).toArray(String[]::new);
        Map<UUID, List<OrderLine>> lines = jdbc
                .sql("""
                        select order_id, seat_no, section_id, label, price from orders.line
                        where order_id = any(cast(:ids as uuid[])) order by order_id, line_no""")
                .param("ids", ids)
                .query((row, _) -> new LineOf(
                        row.getObject("order_id", UUID.class),
                        new OrderLine(place(row), row.getString("label"), new Won(row.getLong("price")))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(LineOf::order, Collectors.mapping(LineOf::line, Collectors.toList())));
        Map<UUID, List<TicketOf>> tickets = jdbc
                .sql(TICKET + "where order_id = any(cast(:ids as uuid[])) order by order_id, line_no")
                .param("ids", ids)
                .query((row, number) -> new TicketOf(ticket(row, number), new Won(row.getLong("given_back"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(of -> of.ticket().order().value()));
        return purchases.stream()
                .map(purchase -> view(
                        purchase,
                        lines.getOrDefault(purchase.id().value(), List.of()),
                        tickets.getOrDefault(purchase.id().value(), List.of())))
                .toList();
    }

    private static OrderView view(Purchase purchase, List<OrderLine> lines, List<TicketOf> tickets) {
        return purchase.view(
                lines,
                tickets.stream().map(TicketOf::ticket).toList(),
                tickets.stream().map(TicketOf::givenBack).reduce(Won.ZERO, Won::plus));
    }

    /** Whatever is of none of the performances that are ordered comes after them, the newest first. */
    Page<Ticket> ticketsOf(AccountId account, PageRequest page) {
        List<Ticket> tickets = jdbc.sql(TICKET + """
                        where account_id = :account
                        order by status = 'CANCELLED', array_position(cast(:performances as bigint[]), performance_id),
                            max(issued_at) over (partition by order_id) desc, order_id, line_no
                        limit :size offset :offset""")
                .param("account", account.value())
                .param("performances", Columns.texts(inOrder(account), PerformanceId::value))
                .param("size", page.size())
                .param("offset", page.offset())
                .query(OrderReading::ticket)
                .list();
        return new Page<>(tickets, page.page(), page.size(), count("orders.ticket", account));
    }

    private List<PerformanceId> inOrder(AccountId account) {
        var starts = new HashMap<PerformanceId, Instant>();
        jdbc.sql("""
                        select performance_id from orders.ticket
                        where account_id = :account and status <> 'CANCELLED'
                        group by performance_id order by max(issued_at) desc limit :max""")
                .param("account", account.value())
                .param("max", PERFORMANCES_MAX)
                .query((row, _) -> new PerformanceId(row.getLong("performance_id")))
                .list()
                .forEach(id -> performances.find(id).ifPresent(terms -> starts.put(id, terms.startsAt())));
        return TicketOrder.of(starts, clock.instant());
    }

    private long count(String table, AccountId account) {
        return jdbc.sql("select count(*) from " + table + " where account_id = :account")
                .param("account", account.value())
                .query(Long.class)
                .single();
    }

    Sales sales(PerformanceId performance) {
        var orders = new EnumMap<OrderStatus, Integer>(OrderStatus.class);
        for (OrderStatus status : OrderStatus.values()) {
            orders.put(status, 0);
        }
        // What is given away is no sale: it is taken off, as there is little of it, and the rest is counted by its
        // index.
        jdbc.sql("""
                        select state, count(*) as n from orders.purchase where performance_id = :id group by state
                        union all
                        select p.state, -count(*) from orders.gift g join orders.purchase p on p.order_id = g.order_id
                        where g.performance_id = :id group by p.state""").param("id", performance.value()).query(row -> {
            orders.merge(OrderState.valueOf(row.getString("state")).shown(), row.getInt("n"), Integer::sum);
        });
        Map<AreaNo, Integer> areas = soldInAreas(performance);
        return jdbc.sql("""
                        select count(*) filter (where status <> 'CANCELLED' and not given) as n,
                            coalesce(sum(price) filter (where status <> 'CANCELLED'), 0) as gross,
                            count(*) filter (where status = 'CANCELLED' and not given) as cancelled,
                            coalesce(sum(fee), 0) as fees,
                            coalesce(sum(price - fee), 0) as refunds,
                            count(distinct order_id) filter (
                                where issued_at > clock_timestamp() - interval '1 minute' and not given) as last_minute,
                            count(distinct order_id) filter (
                                where issued_at > clock_timestamp() - interval '10 minutes' and not given) as last_ten
                        from orders.ticket where performance_id = :id""")
                .param("id", performance.value())
                .query((row, _) -> new Sales(
                        orders,
                        row.getInt("n"),
                        new Won(row.getLong("gross")),
                        row.getInt("cancelled"),
                        new Won(row.getLong("fees")),
                        new Won(row.getLong("refunds")),
                        areas,
                        given(performance),
                        new Sales.Pace(row.getInt("last_minute"), row.getInt("last_ten"))))
                .single();
    }

    private Sales.Given given(PerformanceId performance) {
        var seats = new ArrayList<SeatNo>();
        var places = new HashMap<AreaNo, Integer>();
        jdbc.sql("""
                        select seat_no, section_id from orders.ticket
                        where performance_id = :id and given and status <> 'CANCELLED'""").param("id", performance.value()).query(row -> {
            switch (place(row)) {
                case SeatNo seat -> seats.add(seat);
                case AreaNo area -> places.merge(area, 1, Integer::sum);
            }
        });
        return new Sales.Given(seats, places);
    }

    private Map<AreaNo, Integer> soldInAreas(PerformanceId performance) {
        var areas = new HashMap<AreaNo, Integer>();
        jdbc.sql("""
                        select section_id, count(*) as n from orders.ticket
                        where performance_id = :id and section_id is not null and status <> 'CANCELLED'
                        group by section_id""").param("id", performance.value()).query(row -> {
            areas.put(new AreaNo(row.getInt("section_id")), row.getInt("n"));
        });
        return areas;
    }

    private static Place place(ResultSet row) throws SQLException {
        int seat = row.getInt("seat_no");
        return row.wasNull() ? new AreaNo(row.getInt("section_id")) : new SeatNo(seat);
    }

    private static Ticket ticket(ResultSet row, int number) throws SQLException {
        return new Ticket(
                new TicketId(row.getObject("ticket_id", UUID.class)),
                new OrderId(row.getObject("order_id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                new PerformanceId(row.getLong("performance_id")),
                place(row),
                row.getString("label"),
                new Won(row.getLong("price")),
                TicketStatus.valueOf(row.getString("status")),
                row.getTimestamp("issued_at").toInstant());
    }
}
