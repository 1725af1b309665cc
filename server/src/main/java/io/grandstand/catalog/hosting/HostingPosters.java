package io.grandstand.catalog.hosting;

import io.grandstand.catalog.HostResult;
import io.grandstand.catalog.HostedPosters;
import io.grandstand.catalog.Poster;
import io.grandstand.catalog.PosterHash;
import io.grandstand.catalog.PosterResult;
import io.grandstand.catalog.ShowId;
import io.grandstand.catalog.persistence.PosterTable;
import io.grandstand.catalog.persistence.Revisions;
import io.grandstand.catalog.persistence.ShowTable;
import io.grandstand.catalog.poster.DrawingPosters;
import io.grandstand.catalog.poster.PosterDrawing.Drawn;
import io.grandstand.catalog.poster.PosterDrawing.Undrawn;
import io.grandstand.catalog.reading.CachedPerformances;
import io.grandstand.kernel.AccountId;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Posters of a host's shows. */
@Service
class HostingPosters implements HostedPosters {

    /** @param before what the show had until then */
    private record Changed(boolean done, Optional<PosterHash> before) {}

    private final ShowTable shows;
    private final PosterTable posters;
    private final DrawingPosters drawing;
    private final PosterKeeping keeping;
    private final Revisions revisions;
    private final CachedPerformances cached;
    private final TransactionOperations transactions;

    HostingPosters(
            ShowTable shows,
            PosterTable posters,
            DrawingPosters drawing,
            PosterKeeping keeping,
            Revisions revisions,
            CachedPerformances cached,
            TransactionOperations transactions) {
        this.shows = shows;
        this.posters = posters;
        this.drawing = drawing;
        this.keeping = keeping;
        this.revisions = revisions;
        this.cached = cached;
        this.transactions = transactions;
    }

    @Override
    public PosterResult put(AccountId host, ShowId show, byte[] image) {
        if (!own(host, show)) {
            return new PosterResult.UnknownShow();
        }
        return switch (drawing.draw(image)) {
            case Undrawn(PosterResult.Refused why) -> why;
            case Drawn drawn -> put(show, drawn);
        };
    }

    private PosterResult put(ShowId show, Drawn drawn) {
        var poster = new Poster(drawn.hash(), drawn.width(), drawn.height());
        Changed changed = transactions.execute(status -> {
            keeping.keep(drawn);
            return changed(show, () -> posters.put(show, poster));
        });
        cached.settle();
        if (!changed.done()) {
            keeping.removeUnused(drawn.hash());
            return new PosterResult.UnknownShow();
        }
        changed.before().filter(before -> !before.equals(drawn.hash())).ifPresent(keeping::removeUnused);
        return new PosterResult.Kept(poster);
    }

    @Override
    public HostResult<ShowId> remove(AccountId host, ShowId show) {
        if (!own(host, show)) {
            return new HostResult.Unknown<>();
        }
        Changed changed = transactions.execute(status -> changed(show, () -> posters.clear(show)));
        // By then no page names it any more.
        cached.settle();
        changed.before().ifPresent(keeping::removeUnused);
        return changed.done() ? new HostResult.Done<>(show) : new HostResult.Unknown<>();
    }

    private Changed changed(ShowId show, BooleanSupplier change) {
        revisions.changed(show);
        Optional<PosterHash> before = posters.lockOf(show);
        return new Changed(change.getAsBoolean(), before);
    }

    private boolean own(AccountId host, ShowId show) {
        return shows.find(show).filter(found -> found.host().equals(host)).isPresent();
    }
}
