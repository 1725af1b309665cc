package io.grandstand.catalog.reading;

import io.grandstand.catalog.PerformanceDetail;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.Performances;
import io.grandstand.catalog.SeatingPlan;
import io.grandstand.catalog.persistence.PerformanceTable;
import io.grandstand.catalog.persistence.PerformanceTable.Conditions;
import io.grandstand.catalog.persistence.PerformanceTable.Stored;
import io.grandstand.catalog.persistence.Revisions;
import io.grandstand.kernel.OneForAll;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Performances from memory, never older than the last answered change of any process.
 *
 * <p>What is remembered is trusted for half a second after the question which performances changed; then it is asked
 * again. Whoever changes a performance waits that long between its commit and its answer, and by then no process trusts
 * the old terms. Intervals are measured by each process's monotonic clock, so no two clocks need to agree.
 */
@Component
public class CachedPerformances implements Performances {

    /** How long what is remembered needs no question; also how long a change waits for its answer. */
    static final Duration TRUSTED = Duration.ofMillis(500);

    /** How long a reader waits for the answer that another one asked for. */
    private static final Duration ASKING_MAX = Duration.ofSeconds(5);

    private static final int PERFORMANCES_MAX = 5_000;
    private static final Duration OPENING_AHEAD = Duration.ofHours(1);

    /** Everything remembered is as it was at this revision, or newer. */
    private record Checked(long revision, long atNanos) {}

    private final BoundedCache<PerformanceId, PerformanceDetail> cache = new BoundedCache<>(PERFORMANCES_MAX);
    private final ReentrantLock writing = new ReentrantLock();
    private final OneForAll asking = new OneForAll();
    private final PerformanceTable table;
    private final Revisions revisions;
    private final Plans plans;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private volatile Checked checked;

    @Autowired
    CachedPerformances(PerformanceTable table, Revisions revisions, Plans plans, InstantSource clock) {
        this(table, revisions, plans, clock, System::nanoTime);
    }

    CachedPerformances(
            PerformanceTable table, Revisions revisions, Plans plans, InstantSource clock, LongSupplier nanoTime) {
        this.table = table;
        this.revisions = revisions;
        this.plans = plans;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.checked = new Checked(0, nanoTime.getAsLong() - TRUSTED.toNanos());
    }

    @Override
    public Optional<PerformanceTerms> find(PerformanceId id) {
        return detail(id).map(PerformanceDetail::terms);
    }

    @Override
    public Map<PerformanceId, PerformanceTerms> latest(Collection<PerformanceId> ids, JdbcClient connection) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        ask(revisions.over(connection));
        PerformanceTable tableThere = table.over(connection);
        var terms = new HashMap<PerformanceId, PerformanceTerms>();
        for (PerformanceId id : ids) {
            known(id, tableThere).ifPresent(detail -> terms.put(id, detail.terms()));
        }
        return terms;
    }

    @Override
    public List<PerformanceTerms> openingOrOnSale(int performancesMax) {
        return table.openingOrOnSale(clock.instant(), OPENING_AHEAD, performancesMax).stream()
                .map(this::find)
                .flatMap(Optional::stream)
                .toList();
    }

    Optional<PerformanceDetail> detail(PerformanceId id) {
        freshen();
        return known(id, table);
    }

    private Optional<PerformanceDetail> known(PerformanceId id, PerformanceTable from) {
        PerformanceDetail known = cache.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        long before = checked.revision();
        Optional<PerformanceDetail> read = read(id, from);
        read.ifPresent(detail -> keep(id, detail, before));
        return read;
    }

    /** Returns when no process, this one included, goes by what was before a change that is committed by now. */
    public void settle() {
        ask();
        long deadline = nanoTime.getAsLong() + TRUSTED.toNanos();
        for (long left = TRUSTED.toNanos(); left > 0; left = deadline - nanoTime.getAsLong()) {
            LockSupport.parkNanos(this, left);
        }
    }

    private void freshen() {
        long came = nanoTime.getAsLong();
        if (age(came) >= TRUSTED.toNanos()) {
            askOrWait(came);
        } else if (age(came) >= TRUSTED.toNanos() / 2) {
            // Under load one reader asks before the time is up, and the others never wait.
            asking.doUnlessUnderWay(this::ask);
        }
    }

    /**
     * One asks, and the rest wait for its answer: a crowd that asked for itself would take every connection there is.
     *
     * <p>What could be trusted when a reader came is good enough, however late the reader goes on: a change that it does
     * not know of is answered later than it came.
     */
    private void askOrWait(long came) {
        while (age(came) >= TRUSTED.toNanos()) {
            long left = came + ASKING_MAX.toNanos() - nanoTime.getAsLong();
            asking.doOrAwait(this::ask, Duration.ofNanos(left));
        }
    }

    /** How many wait for what another one asks, roughly. */
    int readersWaiting() {
        return asking.waiting();
    }

    private long age(long atNanos) {
        return atNanos - checked.atNanos();
    }

    private void ask() {
        ask(revisions);
    }

    private void ask(Revisions from) {
        long asked = nanoTime.getAsLong();
        Revisions.Changes changes = from.after(checked.revision());
        writing.lock();
        try {
            changes.changed().forEach(cache::remove);
            Checked last = checked;
            checked = new Checked(
                    Math.max(last.revision(), changes.revision()), asked - last.atNanos() > 0 ? asked : last.atNanos());
        } finally {
            writing.unlock();
        }
    }

    /** Unless a change was heard of since the reading began, which may have been before that change. */
    private void keep(PerformanceId id, PerformanceDetail detail, long revisionBefore) {
        writing.lock();
        try {
            if (checked.revision() == revisionBefore) {
                cache.put(id, detail);
            }
        } finally {
            writing.unlock();
        }
    }

    private Optional<PerformanceDetail> read(PerformanceId id, PerformanceTable from) {
        return from.find(id).flatMap(stored -> plans.of(stored.view().venue().id())
                .map(plan -> new PerformanceDetail(stored.view(), terms(stored, plan), stored.description())));
    }

    private static PerformanceTerms terms(Stored stored, SeatingPlan plan) {
        Conditions conditions = stored.conditions();
        return new PerformanceTerms(
                stored.view().id(),
                stored.view().host(),
                stored.view().show().id(),
                stored.view().show().title(),
                stored.view().venue().name(),
                plan,
                conditions.startsAt(),
                conditions.visibleFrom(),
                conditions.salesFrom(),
                conditions.salesUntil(),
                stored.view().cancelled(),
                conditions.prices(),
                conditions.ticketsMaxPerFan(),
                conditions.holdTime(),
                conditions.moreTime(),
                conditions.noOrphanSeats(),
                conditions.waitingRoom(),
                conditions.fees());
    }
}
