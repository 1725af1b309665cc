package io.grandstand.booking.persistence;

import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldView;
import io.grandstand.booking.domain.Hold;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Columns;
import io.grandstand.kernel.Rounds;
import io.grandstand.kernel.StoreRounds;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks at holds without a lane: what it answers may have changed since. */
@Component
public class HoldLookup {

    /** A hold and the database's time at which it was read. */
    public record Found(Hold hold, Instant at) {

        public HoldView view() {
            return hold.view(at);
        }
    }

    /** A hold whose deadline has passed. */
    public record Due(HoldId hold, PerformanceId performance) {}

    static final String DUE = """
            select hold_id, performance_id from booking.hold
            where status in ('HELD', 'CHECKOUT') and until <= statement_timestamp()
            order by until limit ?""";

    private final JdbcClient jdbc;

    private final Rounds<HoldId, Optional<Found>> finding;

    HoldLookup(JdbcClient jdbc, StoreRounds rounds) {
        this.jdbc = jdbc;
        this.finding = rounds.ofReads(this::findAll);
    }

    public Optional<Found> find(HoldId hold) {
        return finding.ask(hold);
    }

    private List<Optional<Found>> findAll(List<HoldId> all) {
        Map<HoldId, Found> found = jdbc
                .sql("""
                        select h.*, clock_timestamp() as read_at from booking.hold h
                        where h.hold_id = any(cast(? as uuid[]))""")
                .param(Columns.texts(all, Function.identity()))
                .query((row, _) -> new Found(HoldRow.read(row), Columns.instant(row, "read_at")))
                .list()
                .stream()
                .collect(Collectors.toMap(one -> one.hold().id(), Function.identity()));
        return all.stream().map(hold -> Optional.ofNullable(found.get(hold))).toList();
    }

    /** By the index of the lanes' own count. */
    public SortedSet<SeatNo> seatsOf(AccountId account, PerformanceId performance) {
        return new TreeSet<>(jdbc.sql("""
                        select seat_no from booking.seat_claim
                        where account_id = ? and performance_id + 0 = ? and (until is null or until > clock_timestamp())""")
                .param(account.value())
                .param(performance.value())
                .query((row, _) -> new SeatNo(row.getInt("seat_no")))
                .set());
    }

    public int placesOf(AccountId account, PerformanceId performance) {
        return jdbc.sql("""
                        select coalesce(sum(places), 0) from booking.area_claim
                        where account_id = ? and performance_id + 0 = ? and (until is null or until > clock_timestamp())""")
                .param(account.value())
                .param(performance.value())
                .query(Integer.class)
                .single();
    }

    /**
     * Those whose deadline passed longest ago. By the time when the statement began: a clock that moves on under it could not
     * be looked up in an index, and all holds there are would be read every time.
     */
    public List<Due> due(int holdsMax) {
        return jdbc.sql(DUE)
                .param(holdsMax)
                .query((row, number) -> new Due(
                        new HoldId(Columns.uuid(row, "hold_id")), new PerformanceId(row.getLong("performance_id"))))
                .list();
    }
}
