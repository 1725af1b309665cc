package io.grandstand.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Performances as the modules that sell them see them. */
public interface Performances {

    /** The terms of a performance, visible or not; from memory where it was read before. */
    Optional<PerformanceTerms> find(PerformanceId id);

    /** What people call these seats of a performance, in the order of their numbers; none where it is unknown. */
    default List<String> labels(PerformanceId performance, Collection<SeatNo> seats) {
        return find(performance).map(terms -> terms.plan().labels(seats)).orElse(List.of());
    }

    /**
     * The terms as they are committed by now, of those that still exist: for whoever decides a sale under a lock that
     * {@link SoldSeats} takes, too.
     *
     * @param connection the decider's own. Who holds that lock must not wait for another connection, which somebody may
     *     have who waits for the lock.
     */
    Map<PerformanceId, PerformanceTerms> latest(Collection<PerformanceId> ids, JdbcClient connection);

    /**
     * Those whose sale is open, or opens within the hour, at most {@code performancesMax}: the latest sale first, as
     * crowds come when one opens, and not months later.
     */
    List<PerformanceTerms> openingOrOnSale(int performancesMax);
}
