package io.grandstand.order;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.Columns;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what was sold off the tickets. */
@Repository
class ReadingSales implements SalesSoFar {

    private final JdbcClient jdbc;

    ReadingSales(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<PerformanceId> performances(Optional<PerformanceId> after, int performancesMax) {
        return jdbc.sql("""
                        select distinct performance_id from orders.purchase where performance_id > :after
                        order by performance_id limit :max""")
                .param("after", after.map(PerformanceId::value).orElse(Long.MIN_VALUE))
                .param("max", performancesMax)
                .query((row, _) -> new PerformanceId(row.getLong("performance_id")))
                .list();
    }

    @Override
    public List<Bought> bought(PerformanceId performance, Optional<OrderId> after, int ordersMax) {
        return jdbc.sql("""
                        select t.order_id, count(*) as tickets, min(t.issued_at) as at, bool_or(t.given) as given
                        from orders.purchase p join orders.ticket t on t.order_id = p.order_id
                        where p.performance_id = :performance and p.state in ('COMPLETED', 'CANCELLED')
                            and (cast(:after as uuid) is null or p.order_id > cast(:after as uuid))
                        group by t.order_id order by t.order_id limit :max""")
                .param("performance", performance.value())
                .param("after", after.map(OrderId::value).orElse(null), Types.OTHER)
                .param("max", ordersMax)
                .query((row, _) -> new Bought(
                        new OrderId(Columns.uuid(row, "order_id")),
                        row.getInt("tickets"),
                        Columns.instant(row, "at"),
                        row.getBoolean("given")))
                .list();
    }

    @Override
    public List<GivenBack> givenBack(PerformanceId performance, Optional<CancellationId> after, int cancellationsMax) {
        return jdbc.sql("""
                        select c.cancellation_id, count(*) as tickets, c.at, bool_or(t.given) as given
                        from orders.purchase p
                        join orders.cancellation c on c.order_id = p.order_id
                        join orders.ticket t on t.cancellation_id = c.cancellation_id
                        where p.performance_id = :performance and p.state in ('COMPLETED', 'CANCELLED')
                            and (cast(:after as uuid) is null or c.cancellation_id > cast(:after as uuid))
                        group by c.cancellation_id order by c.cancellation_id limit :max""")
                .param("performance", performance.value())
                .param("after", after.map(CancellationId::value).orElse(null), Types.OTHER)
                .param("max", cancellationsMax)
                .query((row, _) -> new GivenBack(
                        new CancellationId(Columns.uuid(row, "cancellation_id")),
                        row.getInt("tickets"),
                        Columns.instant(row, "at"),
                        row.getBoolean("given")))
                .list();
    }
}
