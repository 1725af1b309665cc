package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.WaitingRoomPolicy;
import io.grandstand.catalog.WaitingRoomPolicy.Away;
import io.grandstand.catalog.WaitingRoomPolicy.Rate;
import io.grandstand.catalog.WaitingRoomPolicy.Rejoin;
import io.grandstand.kernel.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The hosts' decisions in PostgreSQL, from where they are brought to Redis. */
@Repository
class HostDecisions {

    private final JdbcClient jdbc;

    HostDecisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    HostDecision find(PerformanceId performance) {
        return jdbc.sql("""
                        select performance_id, version, opened, paused, draining, policy_changed,
                               rate_count, rate_per_ms, group_size, concurrency, admission_ms, rejoin, away
                          from waitingroom.room
                         where performance_id = :performance
                        """)
                .param("performance", performance.value())
                .query((row, index) -> decision(row))
                .optional()
                .orElse(HostDecision.NONE);
    }

    /** Those of {@code performances} about which something was decided. */
    Map<PerformanceId, HostDecision> findAll(Collection<PerformanceId> performances) {
        var found = new HashMap<PerformanceId, HostDecision>();
        jdbc.sql("""
                        select performance_id, version, opened, paused, draining, policy_changed,
                               rate_count, rate_per_ms, group_size, concurrency, admission_ms, rejoin, away
                          from waitingroom.room
                         where performance_id = any(:performances)
                        """)
                .param(
                        "performances",
                        performances.stream().map(PerformanceId::value).toArray(Long[]::new))
                .query(row -> {
                    found.put(new PerformanceId(row.getLong("performance_id")), decision(row));
                });
        return found;
    }

    /**
     * Keeps a decision that follows the one last read.
     *
     * @return false when another was kept meanwhile
     */
    boolean keep(PerformanceId performance, HostDecision next, AccountId by) {
        Optional<WaitingRoomPolicy> policy = next.policy();
        Optional<Rate> rate = policy.flatMap(WaitingRoomPolicy::rate);
        return jdbc.sql("""
                        insert into waitingroom.room as room (performance_id, version, opened, paused, draining,
                            policy_changed, rate_count, rate_per_ms, group_size, concurrency, admission_ms, rejoin, away,
                            changed_by, changed_at)
                        values (:performance, :version, :opened, :paused, :draining,
                            :policyChanged, :rateCount, :ratePerMs, :group, :concurrency, :admissionMs, :rejoin, :away,
                            :by, clock_timestamp())
                        on conflict (performance_id) do update
                           set version = excluded.version, opened = excluded.opened, paused = excluded.paused,
                               draining = excluded.draining, policy_changed = excluded.policy_changed,
                               rate_count = excluded.rate_count, rate_per_ms = excluded.rate_per_ms,
                               group_size = excluded.group_size, concurrency = excluded.concurrency,
                               admission_ms = excluded.admission_ms, rejoin = excluded.rejoin,
                               away = excluded.away,
                               changed_by = excluded.changed_by, changed_at = excluded.changed_at
                         where room.version = excluded.version - 1
                        """)
                        .param("performance", performance.value())
                        .param("version", next.version())
                        .param("opened", next.controls().opened())
                        .param("paused", next.controls().paused())
                        .param("draining", next.controls().draining())
                        .param("policyChanged", policy.isPresent())
                        .param("rateCount", rate.map(Rate::count).orElse(null))
                        .param(
                                "ratePerMs",
                                rate.map(Rate::per).map(Duration::toMillis).orElse(null))
                        .param("group", policy.flatMap(WaitingRoomPolicy::group).orElse(null))
                        .param(
                                "concurrency",
                                policy.flatMap(WaitingRoomPolicy::concurrency).orElse(null))
                        .param(
                                "admissionMs",
                                policy.map(given -> given.admission().toMillis())
                                        .orElse(null))
                        .param(
                                "rejoin",
                                policy.map(given -> given.rejoin().name()).orElse(null))
                        .param("away", policy.map(given -> given.away().name()).orElse(null))
                        .param("by", by.value())
                        .update()
                == 1;
    }

    private static HostDecision decision(ResultSet row) throws SQLException {
        return new HostDecision(
                row.getLong("version"),
                new Controls(row.getBoolean("opened"), row.getBoolean("paused"), row.getBoolean("draining")),
                row.getBoolean("policy_changed") ? Optional.of(policy(row)) : Optional.empty());
    }

    private static WaitingRoomPolicy policy(ResultSet row) throws SQLException {
        Integer rateCount = integer(row, "rate_count");
        return new WaitingRoomPolicy(
                rateCount == null
                        ? Optional.empty()
                        : Optional.of(new Rate(rateCount, Duration.ofMillis(row.getLong("rate_per_ms")))),
                Optional.ofNullable(integer(row, "group_size")),
                Optional.ofNullable(integer(row, "concurrency")),
                Duration.ofMillis(row.getLong("admission_ms")),
                Rejoin.valueOf(row.getString("rejoin")),
                row.getString("away") == null ? Away.CLOSED : Away.valueOf(row.getString("away")));
    }

    private static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Integer.class);
    }
}
