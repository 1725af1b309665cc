package io.grandstand.catalog.hosting;

import io.grandstand.catalog.Poster;
import io.grandstand.catalog.PosterHash;
import io.grandstand.catalog.persistence.PosterTable;
import io.grandstand.catalog.poster.PosterDrawing.Drawn;
import io.grandstand.catalog.poster.PosterStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Keeps the store and the shows' rows together: what a row names is there before the row is committed, and goes when no
 * committed row names it. Both happen under one lock of the content, as the same image may come again while it goes.
 */
@Component
class PosterKeeping {

    private final PosterStore store;
    private final PosterTable posters;
    private final TransactionOperations transactions;

    PosterKeeping(PosterStore store, PosterTable posters, TransactionOperations transactions) {
        this.store = store;
        this.posters = posters;
        this.transactions = transactions;
    }

    /** In the transaction that makes a row name it. */
    void keep(Drawn drawn) {
        posters.lock(drawn.hash());
        store.keep(drawn.hash(), Poster.Size.WHOLE, drawn.whole());
        store.keep(drawn.hash(), Poster.Size.SMALL, drawn.small());
    }

    /** After the transaction in which a row stopped naming it. */
    void removeUnused(PosterHash hash) {
        transactions.executeWithoutResult(status -> {
            posters.lock(hash);
            if (!posters.inUse(hash)) {
                store.remove(hash);
            }
        });
    }
}
