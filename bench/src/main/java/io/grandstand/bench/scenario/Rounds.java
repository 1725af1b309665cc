package io.grandstand.bench.scenario;

import io.grandstand.bench.ceiling.HttpCeiling;
import io.grandstand.bench.load.Span;
import io.grandstand.bench.load.Traffic;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * Holds at a site for as long as is asked, whatever the number of seats: when the performances are sold out, the clock
 * stops, the next ones go on sale, and it goes on. So every hold is for free seats, by a fan who may have them, with an
 * admission that is fresh.
 */
final class Rounds {

    static final int PERFORMANCES = 4;

    private final Stage stage;
    private final Site site;
    private final Wishes wishes;
    private final boolean journalled;
    private long held;

    /** How many have seats enough for so many holds. */
    static int performancesFor(double holds) {
        return Math.max(PERFORMANCES, (int) Math.ceil(2 * holds / Site.SEATS));
    }

    /** Something new to be wanted, which goes on sale by that. */
    interface Wishes {

        List<Wish> next() throws InterruptedException;
    }

    /** @param journalled whether the auditor is to hold the answers against the database */
    Rounds(Stage stage, Site site, boolean journalled) {
        this(stage, site, () -> site.pairs(PERFORMANCES), journalled);
    }

    Rounds(Stage stage, Site site, Wishes wishes, boolean journalled) {
        this.stage = stage;
        this.site = site;
        this.wishes = wishes;
        this.journalled = journalled;
    }

    Metered run(int warmUpSeconds, int seconds) throws InterruptedException {
        closed(Duration.ofSeconds(warmUpSeconds));
        return closed(Duration.ofSeconds(seconds));
    }

    /** How many were said yes to in all: in the warm-up as well, and after the end of what counts. */
    long held() {
        return held;
    }

    private Metered closed(Duration whole) throws InterruptedException {
        Metered all = Metered.NONE;
        while (all.traffic().measured().compareTo(whole) < 0) {
            var holding = new Holding(wishes.next());
            Span rest = Span.atMost(whole.minus(all.traffic().measured()));
            List<Holding> connections = Collections.nCopies(HttpCeiling.CONNECTIONS, holding);
            Metered round =
                    stage.metered(site.processes(), () -> stage.generator().closed(site.urls(), connections, rest));
            held += holding.told().size();
            if (journalled) {
                stage.wasTold(holding.told());
            }
            Traffic.Step answers = round.traffic().step(Wish.STEP);
            if (answers.answers() > 0 && answers.with(Holding.HELD) == 0) {
                throw new IllegalStateException("nothing was held: " + answers);
            }
            all = all.plus(round);
        }
        return all;
    }
}
