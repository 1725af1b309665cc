package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.DataAccessResourceFailureException;

/** What PostgreSQL would keep of lines, and would lose none of; it may be away. */
class LinesInMemory implements KeptLines {

    private final Map<PerformanceId, Mark> marks = new ConcurrentHashMap<>();
    private volatile HostDecision decision = HostDecision.NONE;
    private volatile boolean away;

    @Override
    public LineOrigin origin(Room room) {
        return new LineOrigin(decision, mark(room.performance()), Optional.empty());
    }

    @Override
    public Optional<Mark> mark(PerformanceId performance) {
        answer();
        return Optional.ofNullable(marks.get(performance));
    }

    @Override
    public void keep(PerformanceId performance, Mark mark) {
        answer();
        marks.merge(performance, mark, Mark::and);
    }

    void decide(HostDecision decided) {
        decision = decided;
    }

    void goAway() {
        away = true;
    }

    private void answer() {
        if (away) {
            throw new DataAccessResourceFailureException("away");
        }
    }
}
