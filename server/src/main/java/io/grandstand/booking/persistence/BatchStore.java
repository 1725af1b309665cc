package io.grandstand.booking.persistence;

import static io.grandstand.booking.persistence.Columns.ints;
import static io.grandstand.booking.persistence.Columns.longs;
import static io.grandstand.booking.persistence.Columns.texts;

import io.grandstand.booking.HoldId;
import io.grandstand.booking.domain.AreaCount;
import io.grandstand.booking.domain.AreaKey;
import io.grandstand.booking.domain.Claim;
import io.grandstand.booking.domain.ClaimState;
import io.grandstand.booking.domain.Command;
import io.grandstand.booking.domain.FanKey;
import io.grandstand.booking.domain.Hold;
import io.grandstand.booking.domain.Known;
import io.grandstand.booking.domain.Questions;
import io.grandstand.booking.domain.SeatKey;
import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.Performances;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Locks lanes and reads what a batch asks about. Runs in a writer's transaction. */
@Component
public class BatchStore {

    private final JdbcClient jdbc;
    private final Performances performances;

    BatchStore(WriterConnections connections, Performances performances) {
        this.jdbc = connections.jdbc();
        this.performances = performances;
    }

    /** Locks the lanes of these performances in their order, and begins those that have none yet. */
    public Map<PerformanceId, LaneRow> lock(SortedSet<PerformanceId> performances) {
        long[] ids = longs(performances, PerformanceId::value);
        Map<PerformanceId, LaneRow> lanes = tryLock(ids);
        if (lanes.size() == ids.length) {
            return lanes;
        }
        jdbc.sql(LaneStatements.BEGIN_LANES).param(ids).update();
        lanes = tryLock(ids);
        if (lanes.size() != ids.length) {
            throw new IllegalStateException("lanes missing after they were begun: " + performances);
        }
        return lanes;
    }

    private Map<PerformanceId, LaneRow> tryLock(long[] ids) {
        var lanes = new LinkedHashMap<PerformanceId, LaneRow>();
        jdbc.sql(LaneStatements.LOCK_LANES).param(ids).query(row -> {
            lanes.put(
                    new PerformanceId(row.getLong("performance_id")),
                    new LaneRow(row.getLong("version"), row.getInt("taken")));
        });
        return lanes;
    }

    /** Reads in statements that begin after the lock was had, and so see everything that the last holder of it wrote. */
    public Known read(List<Command> commands) {
        Map<PerformanceId, PerformanceTerms> terms = performances.latest(Questions.terms(commands), jdbc);
        Instant now = jdbc.sql(LaneStatements.NOW)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        Map<HoldId, Hold> holds = holds(Questions.holds(commands));
        Map<SeatKey, Claim> claims = claims(Questions.seats(commands, holds.values()));
        Set<HoldId> over = claims.values().stream()
                .filter(claim -> claim.over(now))
                .map(Claim::hold)
                .collect(Collectors.toCollection(HashSet::new));
        over.addAll(dueInAreas(Questions.wanted(commands, holds, now), now));
        over.removeAll(holds.keySet());
        if (!over.isEmpty()) {
            Map<HoldId, Hold> others = holds(over);
            holds.putAll(others);
            claims.putAll(claims(Questions.seats(List.of(), others.values())));
        }
        Map<AreaKey, AreaCount> areas = areas(Questions.areas(commands, holds.values()));
        Map<FanKey, Integer> taken = counts(LaneStatements.COUNT_TAKEN, "seats", Questions.fans(commands), now);
        counts(LaneStatements.COUNT_PLACES, "places", Questions.fansOfAreas(commands, terms), now)
                .forEach((fan, places) -> taken.merge(fan, places, Integer::sum));
        return new Known(now, terms, holds, claims, areas, taken);
    }

    private List<HoldId> dueInAreas(Map<AreaKey, Integer> wanted, Instant now) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(LaneStatements.FIND_DUE_IN_AREAS)
                .param(longs(wanted.keySet(), area -> area.performance().value()))
                .param(ints(wanted.keySet(), area -> area.area().section()))
                .param(ints(wanted.values(), places -> places))
                .param(now.toString())
                .query((row, number) -> new HoldId(Columns.uuid(row, "hold_id")))
                .list();
    }

    private Map<AreaKey, AreaCount> areas(Set<AreaKey> wanted) {
        var areas = new LinkedHashMap<AreaKey, AreaCount>();
        if (!wanted.isEmpty()) {
            jdbc.sql(LaneStatements.READ_AREAS)
                    .param(longs(wanted, area -> area.performance().value()))
                    .param(ints(wanted, area -> area.area().section()))
                    .query(row -> {
                        var key = new AreaKey(
                                new PerformanceId(row.getLong("performance_id")), new AreaNo(row.getInt("section_id")));
                        areas.put(key, new AreaCount(row.getInt("taken"), row.getInt("capacity")));
                    });
        }
        return areas;
    }

    private Map<HoldId, Hold> holds(Collection<HoldId> ids) {
        var holds = new LinkedHashMap<HoldId, Hold>();
        if (!ids.isEmpty()) {
            jdbc.sql(LaneStatements.READ_HOLDS)
                    .param(texts(ids, HoldId::value))
                    .query(HoldRow::read)
                    .list()
                    .forEach(hold -> holds.put(hold.id(), hold));
        }
        return holds;
    }

    private Map<SeatKey, Claim> claims(Set<SeatKey> seats) {
        var claims = new LinkedHashMap<SeatKey, Claim>();
        if (!seats.isEmpty()) {
            jdbc.sql(LaneStatements.READ_CLAIMS)
                    .param(longs(seats, seat -> seat.performance().value()))
                    .param(ints(seats, seat -> seat.seat().index()))
                    .query(row -> {
                        var key = new SeatKey(
                                new PerformanceId(row.getLong("performance_id")), new SeatNo(row.getInt("seat_no")));
                        var claim = new Claim(
                                new HoldId(Columns.uuid(row, "hold_id")),
                                new AccountId(Columns.uuid(row, "account_id")),
                                ClaimState.of(row.getInt("state")),
                                Columns.instantOrNull(row, "until"));
                        claims.put(key, claim);
                    });
        }
        return claims;
    }

    private Map<FanKey, Integer> counts(String statement, String column, Set<FanKey> fans, Instant now) {
        var taken = new HashMap<FanKey, Integer>();
        if (!fans.isEmpty()) {
            jdbc.sql(statement)
                    .param(longs(fans, fan -> fan.performance().value()))
                    .param(texts(fans, fan -> fan.account().value()))
                    .param(now.toString())
                    .query(row -> {
                        var fan = new FanKey(
                                new PerformanceId(row.getLong("performance_id")),
                                new AccountId(Columns.uuid(row, "account_id")));
                        taken.put(fan, row.getInt(column));
                    });
        }
        return taken;
    }
}
