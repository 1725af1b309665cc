package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.draw.DrawResult;
import io.grandstand.draw.Entrant;
import io.grandstand.draw.EntrantTree;
import io.grandstand.draw.Hash;
import io.grandstand.kernel.AccountId;
import io.grandstand.waitingroom.ProofResult.NotAmongEntrants;
import io.grandstand.waitingroom.ProofResult.NotDrawn;
import io.grandstand.waitingroom.ProofResult.Proof;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.springframework.stereotype.Service;

/** Gives everyone who was drawn what it takes to check it. */
@Service
class ProvingDraw {

    /** The last ones asked for; one of a million entrants takes 64 MB. */
    private static final int TREES_MAX = 3;

    private final RoomDraws draws;
    private final Entrants entrants;
    private final Map<PerformanceId, EntrantTree> trees = new LinkedHashMap<>();

    ProvingDraw(RoomDraws draws, Entrants entrants) {
        this.draws = draws;
        this.entrants = entrants;
    }

    ProofResult prove(PerformanceId performance, AccountId account) {
        RoomDraw draw = draws.find(performance).filter(RoomDraw::told).orElse(null);
        if (draw == null) {
            return new NotDrawn();
        }
        EntrantTree tree = tree(performance);
        Entrant entrant = entrants.of(performance, account);
        Hash leaf = entrant.leafIn(RoomDraw.name(performance));
        OptionalInt index = tree.find(leaf);
        if (index.isEmpty()) {
            return new NotAmongEntrants();
        }
        DrawResult result = draw.result().orElseThrow();
        return new Proof(
                draw,
                entrant,
                leaf,
                tree.proof(index.getAsInt()),
                result.ranking().rankOf(index.getAsInt()));
    }

    /** One at a time: a crowd that comes at once reads the list once. */
    private synchronized EntrantTree tree(PerformanceId performance) {
        EntrantTree known = trees.get(performance);
        if (known == null) {
            if (trees.size() >= TREES_MAX) {
                trees.remove(trees.keySet().iterator().next());
            }
            known = EntrantTree.of(draws.leaves(performance));
            trees.put(performance, known);
        }
        return known;
    }
}
