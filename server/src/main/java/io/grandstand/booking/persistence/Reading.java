package io.grandstand.booking.persistence;

import static io.grandstand.kernel.Columns.ints;
import static io.grandstand.kernel.Columns.longs;
import static io.grandstand.kernel.Columns.texts;

import io.grandstand.booking.HoldId;
import io.grandstand.booking.domain.AreaCount;
import io.grandstand.booking.domain.AreaKey;
import io.grandstand.booking.domain.Claim;
import io.grandstand.booking.domain.ClaimState;
import io.grandstand.booking.domain.FanKey;
import io.grandstand.booking.domain.Hold;
import io.grandstand.booking.domain.Known;
import io.grandstand.booking.domain.SeatKey;
import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What is read for a batch, question by question: those of one round trip are answered when it {@link #run}s. */
final class Reading {

    private final WriterConnections connections;
    private final Instant now;
    private final Map<HoldId, Hold> holds = new LinkedHashMap<>();
    private final Map<SeatKey, Claim> claims = new LinkedHashMap<>();
    private final Map<AreaKey, AreaCount> areas = new LinkedHashMap<>();
    private final Map<FanKey, Integer> taken = new HashMap<>();
    private final Set<HoldId> due = new LinkedHashSet<>();
    private final Set<SeatKey> asked = new LinkedHashSet<>();
    private RoundTrip trip;

    Reading(WriterConnections connections, Instant now) {
        this.connections = connections;
        this.now = now;
        this.trip = connections.roundTrip();
    }

    void run() {
        trip.run();
        trip = connections.roundTrip();
    }

    Map<HoldId, Hold> holds() {
        return holds;
    }

    /** Holds that are over and whose seats or places were asked for, but not they. */
    Set<HoldId> inTheWay() {
        var over = new LinkedHashSet<>(due);
        claims.values().stream()
                .filter(claim -> claim.over(now))
                .map(Claim::hold)
                .forEach(over::add);
        over.removeAll(holds.keySet());
        return over;
    }

    Known known(Map<PerformanceId, PerformanceTerms> terms) {
        return new Known(now, terms, holds, claims, areas, taken);
    }

    Reading holds(Collection<HoldId> ids) {
        if (!ids.isEmpty()) {
            trip.read(
                    LaneStatements.READ_HOLDS,
                    row -> {
                        Hold hold = HoldRow.read(row);
                        holds.put(hold.id(), hold);
                    },
                    (Object) texts(ids, HoldId::value));
        }
        return this;
    }

    /** Of those that were not asked for before. */
    Reading claims(Collection<SeatKey> seats) {
        var unasked = seats.stream().filter(asked::add).toList();
        if (!unasked.isEmpty()) {
            trip.read(
                    LaneStatements.READ_CLAIMS,
                    row -> claims.put(
                            new SeatKey(performance(row), new SeatNo(row.getInt("seat_no"))),
                            new Claim(
                                    new HoldId(Columns.uuid(row, "hold_id")),
                                    account(row),
                                    ClaimState.of(row.getInt("state")),
                                    Columns.instantOrNull(row, "until"))),
                    longs(unasked, seat -> seat.performance().value()),
                    ints(unasked, seat -> seat.seat().index()));
        }
        return this;
    }

    Reading areas(Set<AreaKey> wanted) {
        if (!wanted.isEmpty()) {
            trip.read(
                    LaneStatements.READ_AREAS,
                    row -> areas.put(
                            new AreaKey(performance(row), new AreaNo(row.getInt("section_id"))),
                            new AreaCount(row.getInt("taken"), row.getInt("capacity"))),
                    longs(wanted, area -> area.performance().value()),
                    ints(wanted, area -> area.area().section()));
        }
        return this;
    }

    /** Holds that are over in these areas, enough to make room for so many places. */
    Reading due(Map<AreaKey, Integer> wanted) {
        if (!wanted.isEmpty()) {
            trip.read(
                    LaneStatements.FIND_DUE_IN_AREAS,
                    row -> due.add(new HoldId(Columns.uuid(row, "hold_id"))),
                    longs(wanted.keySet(), area -> area.performance().value()),
                    ints(wanted.keySet(), area -> area.area().section()),
                    ints(wanted.values(), places -> places),
                    now.toString());
        }
        return this;
    }

    Reading seatsOf(Set<FanKey> fans) {
        return count(LaneStatements.COUNT_TAKEN, "seats", fans);
    }

    Reading placesOf(Set<FanKey> fans) {
        return count(LaneStatements.COUNT_PLACES, "places", fans);
    }

    private Reading count(String statement, String column, Set<FanKey> fans) {
        if (!fans.isEmpty()) {
            trip.read(
                    statement,
                    row -> taken.merge(new FanKey(performance(row), account(row)), row.getInt(column), Integer::sum),
                    longs(fans, fan -> fan.performance().value()),
                    texts(fans, fan -> fan.account().value()),
                    now.toString());
        }
        return this;
    }

    private static PerformanceId performance(ResultSet row) throws SQLException {
        return new PerformanceId(row.getLong("performance_id"));
    }

    private static AccountId account(ResultSet row) throws SQLException {
        return new AccountId(Columns.uuid(row, "account_id"));
    }
}
