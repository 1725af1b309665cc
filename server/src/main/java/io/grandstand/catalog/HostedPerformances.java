package io.grandstand.catalog;

import io.grandstand.kernel.AccountId;
import java.util.Optional;

/**
 * Performances, for the host whose they are. A change is answered when no process sells by the old terms any more, which
 * takes half a second.
 */
public interface HostedPerformances {

    /**
     * Where a performance of the draft's show would take place: the home team decides the stadium of a game, the draft the
     * venue of a concert. Nothing else of the draft matters.
     *
     * @return {@link HostResult.Done}, or {@link HostResult.Faulty} about its show or venue
     */
    HostResult<SeatingPlan> place(AccountId host, PerformanceDraft draft);

    HostResult<PerformanceId> create(AccountId host, PerformanceDraft draft);

    /** The performance as it would be drafted now; empty where there is none of this host. */
    Optional<PerformanceDraft> draft(AccountId host, PerformanceId performance);

    /**
     * Only while nothing was ever sold or given away, but for what is nobody's promise: its fees, for those who order from
     * then on; that fans see it, or its sale opens, earlier or later, until they do; and when the sale ends, until it has.
     * Its show and venue stay as they are.
     */
    HostResult<PerformanceId> change(AccountId host, PerformanceId performance, PerformanceDraft draft);

    /** Whether somebody holds seats, has bought or was given some, or had. */
    boolean anySold(PerformanceId performance);

    /** Only while nothing was ever sold or given away; what is being sold meanwhile wins. */
    HostResult<PerformanceId> delete(AccountId host, PerformanceId performance);
}
