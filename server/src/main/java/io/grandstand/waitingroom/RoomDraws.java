package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.draw.EntrantList;
import io.grandstand.draw.EntrantTree;
import io.grandstand.draw.Hash;
import io.grandstand.draw.Seed;
import io.grandstand.waitingroom.RoomDraw.Closing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The draws in PostgreSQL. Each step is made once, by whoever comes first; all others find it made. */
@Repository
class RoomDraws {

    private final JdbcClient jdbc;

    RoomDraws(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<RoomDraw> find(PerformanceId performance) {
        return jdbc.sql("""
                        select performance_id, seed, commitment, epoch, entrants, root, closed_at, told_at
                          from waitingroom.draw
                         where performance_id = :performance
                        """)
                .param("performance", performance.value())
                .query((row, index) -> draw(row))
                .optional();
    }

    /** @return false when another seed was committed to before */
    boolean announce(PerformanceId performance, Seed seed) {
        return jdbc.sql("""
                        insert into waitingroom.draw (performance_id, seed, commitment, announced_at)
                        values (:performance, :seed, :commitment, clock_timestamp())
                        on conflict do nothing
                        """)
                        .param("performance", performance.value())
                        .param("seed", seed.value().bytes())
                        .param(
                                "commitment",
                                RoomDraw.terms(performance).commitmentTo(seed).bytes())
                        .update()
                == 1;
    }

    /** @return false when the list was closed before */
    boolean close(PerformanceId performance, long epoch, byte[] leaves, EntrantTree tree) {
        return jdbc.sql("""
                        update waitingroom.draw
                           set epoch = :epoch, entrants = :entrants, root = :root, leaves = :leaves,
                               closed_at = date_trunc('milliseconds', clock_timestamp())
                         where performance_id = :performance and root is null
                        """)
                        .param("performance", performance.value())
                        .param("epoch", epoch)
                        .param("entrants", tree.count())
                        .param("root", tree.root().bytes())
                        .param("leaves", leaves)
                        .update()
                == 1;
    }

    /** @return false when the seed was told before, or may not be told yet */
    boolean tell(PerformanceId performance) {
        return jdbc.sql("""
                        update waitingroom.draw
                           set told_at = clock_timestamp()
                         where performance_id = :performance and root is not null and told_at is null
                        """).param("performance", performance.value()).update() == 1;
    }

    /** Of all who took part, in the order of their coming. */
    byte[] leaves(PerformanceId performance) {
        return jdbc.sql("select leaves from waitingroom.draw where performance_id = :performance and root is not null")
                .param("performance", performance.value())
                .query(byte[].class)
                .single();
    }

    private static RoomDraw draw(ResultSet row) throws SQLException {
        byte[] root = row.getBytes("root");
        return new RoomDraw(
                new PerformanceId(row.getLong("performance_id")),
                new Seed(Hash.of(row.getBytes("seed"))),
                Hash.of(row.getBytes("commitment")),
                root == null
                        ? Optional.empty()
                        : Optional.of(new Closing(
                                row.getLong("epoch"),
                                new EntrantList(
                                        Hash.of(root),
                                        row.getInt("entrants"),
                                        row.getObject("closed_at", OffsetDateTime.class)
                                                .toInstant()))),
                row.getObject("told_at") != null);
    }
}
