package io.grandstand.catalog.hosting;

import io.grandstand.catalog.Fault;
import io.grandstand.catalog.HostResult;
import io.grandstand.catalog.HostedShows;
import io.grandstand.catalog.PosterHash;
import io.grandstand.catalog.ShowDraft;
import io.grandstand.catalog.ShowId;
import io.grandstand.catalog.ShowView;
import io.grandstand.catalog.Team;
import io.grandstand.catalog.TeamId;
import io.grandstand.catalog.persistence.PerformanceTable;
import io.grandstand.catalog.persistence.PosterTable;
import io.grandstand.catalog.persistence.Revisions;
import io.grandstand.catalog.persistence.ShowTable;
import io.grandstand.catalog.persistence.TeamTable;
import io.grandstand.catalog.reading.CachedPerformances;
import io.grandstand.kernel.AccountId;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** A host's shows. */
@Service
class HostingShows implements HostedShows {

    private record Deleted(boolean done, Optional<PosterHash> poster) {}

    private final ShowTable shows;
    private final TeamTable teams;
    private final PerformanceTable performances;
    private final PosterTable posters;
    private final PosterKeeping keeping;
    private final Sold sold;
    private final Revisions revisions;
    private final CachedPerformances cached;
    private final TransactionOperations transactions;

    HostingShows(
            ShowTable shows,
            TeamTable teams,
            PerformanceTable performances,
            PosterTable posters,
            PosterKeeping keeping,
            Sold sold,
            Revisions revisions,
            CachedPerformances cached,
            TransactionOperations transactions) {
        this.shows = shows;
        this.teams = teams;
        this.performances = performances;
        this.posters = posters;
        this.keeping = keeping;
        this.sold = sold;
        this.revisions = revisions;
        this.cached = cached;
        this.transactions = transactions;
    }

    @Override
    public HostResult<ShowId> create(AccountId host, ShowDraft draft) {
        List<Fault> faults = ShowRules.check(draft, this::known);
        if (!faults.isEmpty()) {
            return new HostResult.Faulty<>(faults);
        }
        return new HostResult.Done<>(transactions.execute(status -> shows.insert(host, draft)));
    }

    @Override
    public Optional<ShowDraft> draft(AccountId host, ShowId show) {
        return own(host, show)
                .map(found -> new ShowDraft(
                        found.kind(),
                        found.title(),
                        found.home().map(Team::id).orElse(null),
                        found.away().map(Team::id).orElse(null),
                        found.artist().orElse(null),
                        shows.description(show).orElse(null),
                        found.ageLimit(),
                        found.runningMinutes().orElse(null),
                        found.intermissionMinutes().orElse(null)));
    }

    @Override
    public HostResult<ShowId> change(AccountId host, ShowId show, ShowDraft wanted) {
        Optional<ShowDraft> now = draft(host, show);
        if (now.isEmpty()) {
            return new HostResult.Unknown<>();
        }
        List<Fault> faults = ShowRules.checkChange(now.get(), wanted, this::known);
        if (!faults.isEmpty()) {
            return new HostResult.Faulty<>(faults);
        }
        HostResult<ShowId> result = transactions.execute(status -> {
            if (sold.anyUntilCommit(show)) {
                return new HostResult.AlreadySold<>();
            }
            revisions.changed(show);
            return shows.update(show, wanted) ? new HostResult.Done<>(show) : new HostResult.Unknown<>();
        });
        if (result instanceof HostResult.Done<ShowId>) {
            cached.settle();
        }
        return result;
    }

    @Override
    public HostResult<ShowId> delete(AccountId host, ShowId show) {
        if (own(host, show).isEmpty()) {
            return new HostResult.Unknown<>();
        }
        if (performances.anyOf(show)) {
            return new HostResult.InUse<>();
        }
        try {
            Deleted deleted = transactions.execute(status -> {
                Optional<PosterHash> poster = posters.lockOf(show);
                return new Deleted(shows.delete(show), poster);
            });
            deleted.poster().ifPresent(keeping::removeUnused);
            return deleted.done() ? new HostResult.Done<>(show) : new HostResult.Unknown<>();
        } catch (DataIntegrityViolationException performanceMadeMeanwhile) {
            return new HostResult.InUse<>();
        }
    }

    private boolean known(TeamId team) {
        return teams.find(team).isPresent();
    }

    private Optional<ShowView> own(AccountId host, ShowId show) {
        return shows.find(show).filter(found -> found.host().equals(host));
    }
}
