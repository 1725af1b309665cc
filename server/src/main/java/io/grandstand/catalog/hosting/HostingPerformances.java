package io.grandstand.catalog.hosting;

import io.grandstand.catalog.Fault;
import io.grandstand.catalog.HostResult;
import io.grandstand.catalog.HostedPerformances;
import io.grandstand.catalog.PerformanceDraft;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SeatingPlan;
import io.grandstand.catalog.persistence.PerformanceTable;
import io.grandstand.catalog.persistence.PerformanceTable.Conditions;
import io.grandstand.catalog.persistence.PerformanceTable.Stored;
import io.grandstand.catalog.persistence.Revisions;
import io.grandstand.catalog.reading.CachedPerformances;
import io.grandstand.kernel.AccountId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** A host's performances. */
@Service
class HostingPerformances implements HostedPerformances {

    private static final String STILL_BLOCKED =
            "a category cannot be taken from sale while seats are blocked: free them first";

    private final PerformanceTable performances;
    private final PerformancePlaces places;
    private final Sold sold;
    private final Revisions revisions;
    private final CachedPerformances cached;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    HostingPerformances(
            PerformanceTable performances,
            PerformancePlaces places,
            Sold sold,
            Revisions revisions,
            CachedPerformances cached,
            TransactionOperations transactions,
            InstantSource clock) {
        this.performances = performances;
        this.places = places;
        this.sold = sold;
        this.revisions = revisions;
        this.cached = cached;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public HostResult<SeatingPlan> place(AccountId host, PerformanceDraft draft) {
        var faults = new ArrayList<Fault>();
        return places.find(host, draft, faults)
                .<HostResult<SeatingPlan>>map(place -> new HostResult.Done<>(place.plan()))
                .orElseGet(() -> new HostResult.Faulty<>(faults));
    }

    @Override
    public HostResult<PerformanceId> create(AccountId host, PerformanceDraft draft) {
        var faults = new ArrayList<Fault>();
        Optional<PerformancePlaces.Place> place = places.find(host, draft, faults);
        var rules = new PerformanceRules(draft, place.map(PerformancePlaces.Place::plan));
        Optional<Conditions> conditions = rules.conditions(clock.instant());
        faults.addAll(rules.faults());
        if (!faults.isEmpty() || place.isEmpty() || conditions.isEmpty()) {
            return new HostResult.Faulty<>(faults);
        }
        try {
            return new HostResult.Done<>(transactions.execute(status -> performances.insert(
                    host, place.get().show(), place.get().plan().venue(), conditions.get())));
        } catch (DataIntegrityViolationException deletedMeanwhile) {
            return new HostResult.Unknown<>();
        }
    }

    @Override
    public Optional<PerformanceDraft> draft(AccountId host, PerformanceId performance) {
        return own(host, performance).flatMap(stored -> places.plan(stored).map(plan -> Drafts.of(stored, plan)));
    }

    @Override
    public HostResult<PerformanceId> change(AccountId host, PerformanceId performance, PerformanceDraft wanted) {
        Optional<Stored> now = own(host, performance);
        Optional<SeatingPlan> plan = now.flatMap(places::plan);
        if (now.isEmpty() || plan.isEmpty()) {
            return new HostResult.Unknown<>();
        }
        var faults = new ArrayList<Fault>();
        if (!now.get().view().show().id().equals(wanted.show())) {
            faults.add(new Fault("showId", "cannot be changed"));
        }
        if (!now.get().view().venue().id().equals(wanted.venue())) {
            faults.add(new Fault("venueId", "cannot be changed"));
        }
        var rules = new PerformanceRules(wanted, plan);
        Optional<Conditions> conditions = rules.conditions(clock.instant());
        faults.addAll(rules.faults());
        if (!faults.isEmpty() || conditions.isEmpty()) {
            return new HostResult.Faulty<>(faults);
        }
        // Whoever has ordered was promised the fees of then, which stand with the order. Nothing else is written then:
        // what
        // another call has changed meanwhile may have been sold by.
        return now.get().conditions().differsInFeesAtMost(conditions.get())
                ? changed(
                        performance,
                        () -> performances.updateFees(
                                performance, conditions.get().fees()))
                : changedUnlessSold(performance, now.get().conditions(), conditions.get());
    }

    @Override
    public boolean anySold(PerformanceId performance) {
        return sold.any(performance);
    }

    @Override
    public HostResult<PerformanceId> delete(AccountId host, PerformanceId performance) {
        if (own(host, performance).isEmpty()) {
            return new HostResult.Unknown<>();
        }
        return unlessSold(performance, () -> {
            sold.forgetBlocked(performance);
            return performances.delete(performance);
        });
    }

    /**
     * Seats that are blocked are of categories that are for sale: so what is left is what is neither taken nor blocked. What
     * is for sale is read behind the lane's lock, as another call may have put more on sale since, and blocked some of it.
     * So is what was promised, if something is sold.
     *
     * @param seen what whoever wishes this has seen: fees that they left alone are not written
     */
    private HostResult<PerformanceId> changedUnlessSold(PerformanceId performance, Conditions seen, Conditions wanted) {
        return settled(transactions.execute(status -> {
            boolean anySold = sold.anyUntilCommit(performance);
            Optional<Conditions> now = performances.find(performance).map(Stored::conditions);
            if (anySold) {
                return now.filter(promised -> promised.keptBy(wanted, clock.instant()))
                        .map(_ -> carryOut(performance, () -> writeUnpromised(performance, seen, wanted)))
                        .orElseGet(HostResult.AlreadySold::new);
            }
            boolean less = now.filter(wanted::sellsLessThan).isPresent();
            return less && sold.anyBlockedUntilCommit(performance)
                    ? new HostResult.Faulty<>(List.of(new Fault("prices", STILL_BLOCKED)))
                    : carryOut(performance, () -> performances.update(performance, wanted));
        }));
    }

    private boolean writeUnpromised(PerformanceId performance, Conditions seen, Conditions wanted) {
        return performances.updateTimes(performance, wanted)
                && (wanted.fees().equals(seen.fees()) || performances.updateFees(performance, wanted.fees()));
    }

    /** In one transaction with the question, so that a fan is either quicker, and nothing changes, or finds the new terms. */
    private HostResult<PerformanceId> unlessSold(PerformanceId performance, BooleanSupplier change) {
        HostResult<PerformanceId> result = transactions.execute(status -> {
            return sold.anyUntilCommit(performance) ? new HostResult.AlreadySold<>() : carryOut(performance, change);
        });
        return settled(result);
    }

    private HostResult<PerformanceId> changed(PerformanceId performance, BooleanSupplier change) {
        return settled(transactions.execute(status -> carryOut(performance, change)));
    }

    private HostResult<PerformanceId> carryOut(PerformanceId performance, BooleanSupplier change) {
        boolean changed = change.getAsBoolean();
        revisions.changed(performance);
        return changed ? new HostResult.Done<>(performance) : new HostResult.Unknown<>();
    }

    private HostResult<PerformanceId> settled(HostResult<PerformanceId> result) {
        if (result instanceof HostResult.Done<PerformanceId>) {
            cached.settle();
        }
        return result;
    }

    private Optional<Stored> own(AccountId host, PerformanceId performance) {
        return performances
                .find(performance)
                .filter(found -> found.view().host().equals(host));
    }
}
