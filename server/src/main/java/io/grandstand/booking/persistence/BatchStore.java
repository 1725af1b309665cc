package io.grandstand.booking.persistence;

import static io.grandstand.kernel.Columns.longs;

import io.grandstand.booking.HoldId;
import io.grandstand.booking.domain.Command;
import io.grandstand.booking.domain.Hold;
import io.grandstand.booking.domain.Known;
import io.grandstand.booking.domain.Questions;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.Performances;
import io.grandstand.kernel.Columns;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Locks lanes and reads what a batch asks about. Runs in a writer's transaction. */
@Component
public class BatchStore {

    /** @param at the database's clock when the last of the locks was had */
    public record Locked(Map<PerformanceId, LaneRow> lanes, Instant at) {}

    private final WriterConnections connections;
    private final JdbcClient jdbc;
    private final Performances performances;

    BatchStore(WriterConnections connections, Performances performances) {
        this.connections = connections;
        this.jdbc = connections.jdbc();
        this.performances = performances;
    }

    /** Locks the lanes of these performances in their order; empty where some of them were not {@linkplain #begin begun}. */
    public Optional<Locked> lock(SortedSet<PerformanceId> performances) {
        Locked locked = lock(longs(performances, PerformanceId::value));
        return locked.lanes().size() == performances.size() ? Optional.of(locked) : Optional.empty();
    }

    /** Begins the lanes of performances that have none yet. */
    public void begin(SortedSet<PerformanceId> performances) {
        jdbc.sql(LaneStatements.BEGIN_LANES)
                .param(longs(performances, PerformanceId::value))
                .update();
    }

    private Locked lock(long[] ids) {
        var lanes = new LinkedHashMap<PerformanceId, LaneRow>();
        var at = new AtomicReference<>(Instant.MIN);
        connections
                .roundTrip()
                .read(
                        LaneStatements.LOCK_LANES,
                        row -> lanes.put(
                                new PerformanceId(row.getLong("performance_id")),
                                new LaneRow(row.getLong("version"), row.getInt("taken"))),
                        (Object) ids)
                .read(LaneStatements.NOW, row -> at.set(Columns.instant(row, "now")))
                .run();
        return new Locked(lanes, at.get());
    }

    /** Reads in statements that begin after the lock was had, and so see everything that the last holder of it wrote. */
    public Known read(List<Command> commands, Instant now) {
        Map<PerformanceId, PerformanceTerms> terms = performances.latest(Questions.terms(commands), jdbc);
        var reading = new Reading(connections, now);
        reading.holds(Questions.holds(commands))
                .claims(Questions.seats(commands, List.of()))
                .areas(Questions.areas(commands, List.of()))
                .seatsOf(Questions.fans(commands))
                .placesOf(Questions.fansOfAreas(commands, terms))
                .run();
        Collection<Hold> commanded = reading.holds().values();
        reading.claims(Questions.seats(List.of(), commanded))
                .areas(Questions.areas(List.of(), commanded))
                .due(Questions.wanted(commands, reading.holds(), now))
                .run();
        Set<HoldId> inTheWay = reading.inTheWay();
        if (!inTheWay.isEmpty()) {
            reading.holds(inTheWay).run();
            Collection<Hold> all = reading.holds().values();
            reading.claims(Questions.seats(List.of(), all))
                    .areas(Questions.areas(List.of(), all))
                    .run();
        }
        return reading.known(terms);
    }
}
