package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.draw.BeaconChain;
import io.grandstand.draw.BeaconOutput;
import io.grandstand.draw.BeaconRound;
import io.grandstand.draw.EntrantList;
import io.grandstand.draw.EntrantTree;
import io.grandstand.draw.Hash;
import io.grandstand.draw.Seed;
import io.grandstand.waitingroom.RoomDraw.Closing;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The draws in PostgreSQL. Each step is made once, by whoever comes first; all others find it made. */
@Repository
class RoomDraws {

    private static final String SELECT = """
            select performance_id, seed, commitment, epoch, entrants, root, closed_at, published_at, told_at,
                   beacon_name, beacon_relay, beacon_chain, beacon_genesis, beacon_period_ms, beacon_round,
                   beacon_randomness, beacon_signature, beacon_missed
              from waitingroom.draw
            """;

    private final JdbcClient jdbc;

    RoomDraws(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<RoomDraw> find(PerformanceId performance) {
        return jdbc.sql(SELECT + " where performance_id = :performance")
                .param("performance", performance.value())
                .query((row, index) -> draw(row))
                .optional();
    }

    /** Draws whose list is closed, and that wait for a beacon; whose round comes first is first. */
    List<RoomDraw> waitingForBeacon(int drawsMax) {
        return jdbc.sql(SELECT + """
                         where root is not null and beacon_chain is not null
                           and beacon_randomness is null and beacon_missed is null
                         order by beacon_genesis + (beacon_round - 1) * beacon_period_ms * interval '1 millisecond',
                                  performance_id
                         limit :drawsMax
                        """)
                .param("drawsMax", drawsMax)
                .query((row, index) -> draw(row))
                .list();
    }

    /** @return false when another seed was committed to before */
    boolean announce(PerformanceId performance, Seed seed, Optional<RoomBeacon> beacon) {
        BeaconRound round = beacon.map(RoomBeacon::round).orElse(null);
        return jdbc.sql("""
                        insert into waitingroom.draw (performance_id, seed, commitment, announced_at, beacon_name,
                               beacon_relay, beacon_chain, beacon_genesis, beacon_period_ms, beacon_round)
                        values (:performance, :seed, :commitment, clock_timestamp(), :name,
                               :relay, :chain, :genesis, :period, :round)
                        on conflict do nothing
                        """)
                        .param("performance", performance.value())
                        .param("seed", seed.value().bytes())
                        .param(
                                "commitment",
                                DrawPromise.terms(performance, beacon)
                                        .commitmentTo(seed)
                                        .bytes())
                        .param("name", beacon.map(RoomBeacon::name).orElse(null), Types.VARCHAR)
                        .param(
                                "relay",
                                beacon.map(named -> named.relay().toString()).orElse(null),
                                Types.VARCHAR)
                        .param(
                                "chain",
                                round == null ? null : round.chain().hash().bytes(),
                                Types.BINARY)
                        .param(
                                "genesis",
                                round == null ? null : timestamp(round.chain().genesis()),
                                Types.TIMESTAMP_WITH_TIMEZONE)
                        .param(
                                "period",
                                round == null ? null : round.chain().period().toMillis(),
                                Types.BIGINT)
                        .param("round", round == null ? null : round.number(), Types.BIGINT)
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

    /** Notes that the list of a draw by a beacon is there for everyone to see, now at the latest. */
    void published(PerformanceId performance) {
        jdbc.sql("""
                update waitingroom.draw
                   set published_at = clock_timestamp()
                 where performance_id = :performance and root is not null and published_at is null
                   and beacon_chain is not null
                """).param("performance", performance.value()).update();
    }

    /** @return false when it was kept before, or that it is not waited for */
    boolean keep(PerformanceId performance, BeaconOutput output) {
        return jdbc.sql("""
                        update waitingroom.draw
                           set beacon_randomness = :randomness, beacon_signature = :signature
                         where performance_id = :performance
                           and beacon_randomness is null and beacon_missed is null
                        """)
                        .param("performance", performance.value())
                        .param("randomness", output.randomness().bytes())
                        .param("signature", HexFormat.of().parseHex(output.signature()))
                        .update()
                == 1;
    }

    /** @return false when that was kept before, or what the beacon said */
    boolean miss(PerformanceId performance, Missed missed) {
        return jdbc.sql("""
                        update waitingroom.draw
                           set beacon_missed = :missed
                         where performance_id = :performance
                           and beacon_randomness is null and beacon_missed is null
                        """)
                        .param("performance", performance.value())
                        .param("missed", missed.name())
                        .update()
                == 1;
    }

    /** @return false when the seed was told before, or may not be told yet */
    boolean tell(PerformanceId performance) {
        return jdbc.sql("""
                        update waitingroom.draw
                           set told_at = clock_timestamp()
                         where performance_id = :performance and root is not null and told_at is null
                           and (beacon_chain is null or beacon_randomness is not null or beacon_missed is not null)
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
        Optional<RoomBeacon> beacon = beacon(row);
        byte[] randomness = row.getBytes("beacon_randomness");
        return new RoomDraw(
                new PerformanceId(row.getLong("performance_id")),
                new Seed(Hash.of(row.getBytes("seed"))),
                new DrawPromise(Hash.of(row.getBytes("commitment")), beacon),
                closing(row),
                randomness == null
                        ? Optional.empty()
                        : Optional.of(new BeaconOutput(
                                beacon.orElseThrow().round().number(),
                                Hash.of(randomness),
                                HexFormat.of().formatHex(row.getBytes("beacon_signature")))),
                Optional.ofNullable(row.getString("beacon_missed")).map(Missed::valueOf),
                row.getObject("told_at") != null);
    }

    private static Optional<RoomBeacon> beacon(ResultSet row) throws SQLException {
        byte[] chain = row.getBytes("beacon_chain");
        Instant genesis = instant(row, "beacon_genesis");
        if (chain == null || genesis == null) {
            return Optional.empty();
        }
        return Optional.of(new RoomBeacon(
                row.getString("beacon_name"),
                URI.create(row.getString("beacon_relay")),
                new BeaconRound(
                        new BeaconChain(Hash.of(chain), genesis, Duration.ofMillis(row.getLong("beacon_period_ms"))),
                        row.getLong("beacon_round"))));
    }

    private static Optional<Closing> closing(ResultSet row) throws SQLException {
        byte[] root = row.getBytes("root");
        Instant closedAt = instant(row, "closed_at");
        if (root == null || closedAt == null) {
            return Optional.empty();
        }
        return Optional.of(new Closing(
                row.getLong("epoch"),
                new EntrantList(Hash.of(root), row.getInt("entrants"), closedAt),
                Optional.ofNullable(instant(row, "published_at"))));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime timestamp(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
