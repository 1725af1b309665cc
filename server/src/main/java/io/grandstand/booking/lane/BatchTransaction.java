package io.grandstand.booking.lane;

import io.grandstand.booking.BookingSettings;
import io.grandstand.booking.domain.Batch;
import io.grandstand.booking.domain.Command;
import io.grandstand.booking.domain.Decision;
import io.grandstand.booking.domain.Delta;
import io.grandstand.booking.domain.Grace;
import io.grandstand.booking.domain.Known;
import io.grandstand.booking.domain.Questions;
import io.grandstand.booking.persistence.BatchStore;
import io.grandstand.booking.persistence.DecisionWriter;
import io.grandstand.booking.persistence.WriterConnections;
import io.grandstand.catalog.PerformanceId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.springframework.stereotype.Component;

/** Lock, read, decide, write: one batch in one transaction. */
@Component
class BatchTransaction {

    /** @param deltas what to tell everyone who looks at a map, now that it is committed */
    record Outcome(Decision decision, List<Delta> deltas) {}

    private final WriterConnections connections;
    private final BatchStore store;
    private final DecisionWriter writer;
    private final Grace grace;

    BatchTransaction(WriterConnections connections, BatchStore store, DecisionWriter writer, BookingSettings settings) {
        this.connections = connections;
        this.store = store;
        this.writer = writer;
        this.grace = new Grace(settings.checkoutTime(), settings.declinedGrace());
    }

    /** On connections that are opened from now on. */
    void renewConnections() {
        connections.renew();
    }

    Outcome run(List<Command> commands) {
        SortedSet<PerformanceId> lanes = Questions.lanes(commands);
        return decide(commands, lanes).orElseGet(() -> {
            // In a transaction without locks: another process may be beginning the same ones, and wait for other lanes.
            connections.inTransaction(() -> {
                store.begin(lanes);
                return lanes;
            });
            return decide(commands, lanes)
                    .orElseThrow(() -> new IllegalStateException("lanes missing after they were begun: " + lanes));
        });
    }

    private Optional<Outcome> decide(List<Command> commands, SortedSet<PerformanceId> lanes) {
        return connections.inTransaction(() -> store.lock(lanes).map(locked -> decide(commands, locked)));
    }

    private Outcome decide(List<Command> commands, BatchStore.Locked locked) {
        Known known = store.read(commands, locked.at());
        Decision decision = Batch.decide(commands, known, grace);
        return new Outcome(decision, decision.writesNothing() ? List.of() : writer.write(decision, locked.lanes()));
    }
}
