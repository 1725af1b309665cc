package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.draw.DrawResult;
import io.grandstand.draw.EntrantTree;
import io.grandstand.draw.Fault;
import io.grandstand.waitingroom.RoomDraw.Closing;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Draws the numbers of those who came before the sale, in two steps: who takes part is kept and published, and after that
 * the seed; where a beacon was promised, when it is known what that said. Whichever process tends the line next goes on
 * where another died.
 */
@Service
class Drawing {

    private static final Logger LOG = LoggerFactory.getLogger(Drawing.class);

    private final RoomDraws draws;
    private final Line line;

    Drawing(RoomDraws draws, Line line) {
        this.draws = draws;
        this.line = line;
    }

    void goOn(PerformanceId performance, LineAnswer look) {
        LineDraw seen = LineDraw.of(performance, look).orElse(null);
        if (seen == null || seen.count().isEmpty() || seen.told().isPresent()) {
            return;
        }
        if (!isPromised(seen)) {
            // A seed that was not committed to draws nobody.
            LOG.error(
                    "draw=not-promised performance={} commitment={}",
                    performance,
                    seen.promise().commitment());
            line.passOverDraw(performance, look.number("epoch"));
        } else if (seen.entrants().isEmpty()) {
            close(performance, look.number("epoch"), seen.count().getAsInt());
        } else {
            tell(performance, look.number("epoch"));
        }
    }

    /** Not so where PostgreSQL was set back behind the announcement that everyone has seen. */
    private boolean isPromised(LineDraw seen) {
        return draws.find(seen.performance())
                .filter(kept ->
                        kept.promise().commitment().equals(seen.promise().commitment()))
                .isPresent();
    }

    private void close(PerformanceId performance, long epoch, int entrants) {
        Optional<byte[]> leaves = line.leaves(performance, entrants);
        if (leaves.isEmpty()) {
            // The line was lost since it was looked at.
            return;
        }
        EntrantTree tree = EntrantTree.of(leaves.get());
        if (draws.close(performance, epoch, leaves.get(), tree)) {
            LOG.info("draw=closed performance={} entrants={} root={}", performance, tree.count(), tree.root());
        }
        Closing closing = draws.find(performance).flatMap(RoomDraw::closing).orElseThrow();
        if (closing.epoch() == epoch && closing.entrants().root().equals(tree.root())) {
            line.publish(performance, epoch, closing.entrants());
            draws.published(performance);
        } else {
            // Another line of this performance was drawn before this one began. A draw is not made twice.
            LOG.warn("draw=passed-over performance={} epoch={} drawn={}", performance, epoch, closing.epoch());
            line.passOverDraw(performance, epoch);
        }
    }

    private void tell(PerformanceId performance, long epoch) {
        RoomDraw closed = draws.find(performance).orElseThrow();
        if (!closed.isSettled()) {
            // Whoever published it may have died before that was kept.
            draws.published(performance);
            return;
        }
        boolean first = draws.tell(performance);
        RoomDraw drawn = draws.find(performance).orElseThrow();
        DrawResult result = drawn.result().orElseThrow();
        Optional<Fault> fault = result.fault();
        if (fault.isPresent() && !isToldOpenly(fault.get(), drawn)) {
            throw new IllegalStateException("the draw of performance " + performance + " is not true: " + fault.get());
        }
        line.tell(performance, epoch, drawn.toldDraw());
        if (first) {
            LOG.info(
                    "draw=told performance={} entrants={}",
                    performance,
                    result.entrants().count());
        }
    }

    /** The one thing that may be amiss: everyone is told that the beacon has no say, and what that means. */
    private static boolean isToldOpenly(Fault fault, RoomDraw drawn) {
        return fault == Fault.BEACON_MISSED && drawn.missed().isPresent();
    }
}
