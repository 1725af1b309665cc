package io.grandstand.catalog.hosting;

import io.grandstand.catalog.BlockPlan;
import io.grandstand.catalog.Fault;
import io.grandstand.catalog.HostResult;
import io.grandstand.catalog.HostedVenues;
import io.grandstand.catalog.PlanImport;
import io.grandstand.catalog.PlanImport.Duplicates;
import io.grandstand.catalog.PlanSketch;
import io.grandstand.catalog.SeatingPlan;
import io.grandstand.catalog.VenueId;
import io.grandstand.catalog.VenueView;
import io.grandstand.catalog.persistence.PerformanceTable;
import io.grandstand.catalog.persistence.Revisions;
import io.grandstand.catalog.persistence.VenueTable;
import io.grandstand.catalog.persistence.VenueTable.NewVenue;
import io.grandstand.catalog.plan.BlockDocuments;
import io.grandstand.catalog.plan.BlockRules;
import io.grandstand.catalog.plan.PlanDocuments;
import io.grandstand.catalog.plan.PlanReading;
import io.grandstand.catalog.plan.PlanReading.Sound;
import io.grandstand.catalog.plan.PlanReading.Unsound;
import io.grandstand.catalog.plan.Sketching;
import io.grandstand.catalog.reading.CachedPerformances;
import io.grandstand.kernel.AccountId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** A host's venues: made of seating plans, renamed, deleted while nothing takes place there. */
@Service
class HostingVenues implements HostedVenues {

    private static final int NAME_LENGTH_MAX = 200;
    /** The venue of a plan that is only drawn. */
    private static final VenueId NOT_KEPT = new VenueId(0);

    private final VenueTable venues;
    private final PerformanceTable performances;
    private final Revisions revisions;
    private final CachedPerformances cached;
    private final TransactionOperations transactions;

    HostingVenues(
            VenueTable venues,
            PerformanceTable performances,
            Revisions revisions,
            CachedPerformances cached,
            TransactionOperations transactions) {
        this.venues = venues;
        this.performances = performances;
        this.revisions = revisions;
        this.cached = cached;
        this.transactions = transactions;
    }

    @Override
    public PlanImport importPlan(AccountId host, byte[] document, PlanImport.Duplicates duplicates) {
        return switch (PlanDocuments.read(document, duplicates)) {
            case Sound plan -> keep(host, plan);
            case Unsound(PlanImport.Refused why) -> why;
        };
    }

    @Override
    public HostResult<VenueView> build(AccountId host, BlockPlan plan) {
        var rules = new BlockRules(plan);
        if (!rules.faults().isEmpty()) {
            return new HostResult.Faulty<>(rules.faults());
        }
        return new HostResult.Done<>(keep(host, read(rules)).venue());
    }

    @Override
    public List<Fault> faults(BlockPlan plan) {
        return new BlockRules(plan).faults();
    }

    @Override
    public PlanSketch sketch(BlockPlan plan) {
        var rules = new BlockRules(plan);
        if (rules.nothingSound()) {
            return PlanSketch.EMPTY;
        }
        Sound drawn = read(rules);
        return Sketching.sketch(drawn.at(NOT_KEPT), drawn.document());
    }

    @Override
    public Optional<PlanSketch> sketch(AccountId host, VenueId venue) {
        return own(host, venue)
                .flatMap(found -> venues.document(venue))
                .map(document -> PlanDocuments.read(document.getBytes(StandardCharsets.UTF_8), Duplicates.REFUSE))
                .map(HostingVenues::sound)
                .map(plan -> Sketching.sketch(plan.at(venue), plan.document()));
    }

    private static Sound read(BlockRules rules) {
        return sound(PlanDocuments.read(BlockDocuments.write(rules), Duplicates.REFUSE));
    }

    /** Of a document of ours, in which nothing can be wrong any more. */
    private static Sound sound(PlanReading reading) {
        return switch (reading) {
            case Sound plan -> plan;
            case Unsound(PlanImport.Refused why) ->
                throw new IllegalStateException("a plan of ours is refused: " + why);
        };
    }

    private PlanImport.Imported keep(AccountId host, Sound plan) {
        VenueId id = transactions.execute(status -> venues.insert(new NewVenue(host, plan.name(), plan.name(), plan)));
        SeatingPlan made = plan.at(id);
        return new PlanImport.Imported(
                new VenueView(id, host, plan.name(), plan.name(), made.seatsTotal(), plan.hash()),
                made,
                plan.renamed());
    }

    @Override
    public Optional<String> plan(AccountId host, VenueId venue) {
        return own(host, venue).flatMap(found -> venues.document(venue));
    }

    @Override
    public HostResult<VenueView> rename(AccountId host, VenueId venue, String name, Optional<String> nameEn) {
        Optional<VenueView> found = own(host, venue);
        if (found.isEmpty()) {
            return new HostResult.Unknown<>();
        }
        String english = nameEn.orElse(name);
        var faults = new ArrayList<Fault>();
        HostText.required(faults, "name", name, NAME_LENGTH_MAX);
        HostText.required(faults, "nameEn", english, NAME_LENGTH_MAX);
        if (!faults.isEmpty()) {
            return new HostResult.Faulty<>(faults);
        }
        boolean renamed = transactions.execute(status -> {
            revisions.changed(venue);
            return venues.rename(venue, name.strip(), english.strip());
        });
        cached.settle();
        return renamed ? new HostResult.Done<>(venues.find(venue).orElseThrow()) : new HostResult.Unknown<>();
    }

    @Override
    public HostResult<VenueId> delete(AccountId host, VenueId venue) {
        if (own(host, venue).isEmpty()) {
            return new HostResult.Unknown<>();
        }
        if (performances.anyAt(venue)) {
            return new HostResult.InUse<>();
        }
        try {
            boolean deleted = transactions.execute(status -> venues.delete(venue));
            return deleted ? new HostResult.Done<>(venue) : new HostResult.Unknown<>();
        } catch (DataIntegrityViolationException performanceMadeMeanwhile) {
            return new HostResult.InUse<>();
        }
    }

    private Optional<VenueView> own(AccountId host, VenueId venue) {
        return venues.find(venue).filter(found -> found.host().equals(host));
    }
}
