package io.grandstand.bench.ceiling;

import io.grandstand.bench.load.Generator;
import io.grandstand.bench.product.Stores;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Each ceiling, measured once, when somebody first asks for it. */
public final class Ceilings {

    private static final String HTTP = "http";
    private static final String COMMIT = "commit";
    private static final String LINE = "line";
    private static final String PRODUCED = "produced";
    private static final String CONSUMED = "consumed";

    private final Generator generator;
    private final URI server;
    private final Stores stores;
    private final int seconds;
    private final Consumer<String> progress;
    private final Map<String, Ceiling> measured = new LinkedHashMap<>();

    /** @param seconds that each is measured for */
    public Ceilings(Generator generator, URI server, Stores stores, int seconds, Consumer<String> progress) {
        this.generator = generator;
        this.server = server;
        this.stores = stores;
        this.seconds = seconds;
        this.progress = progress;
    }

    /** Every one, in the order of their ids. */
    public List<Ceiling> all() throws InterruptedException {
        http();
        commit();
        line();
        kafka();
        return List.copyOf(measured.values());
    }

    /** L1. */
    public Ceiling http() throws InterruptedException {
        Ceiling known = measured.get(HTTP);
        return known != null ? known : keep(HTTP, new HttpCeiling(generator, server).measure(seconds));
    }

    /** L2. */
    public Ceiling commit() throws InterruptedException {
        Ceiling known = measured.get(COMMIT);
        return known != null ? known : keep(COMMIT, new CommitCeiling(stores).measure(seconds));
    }

    /** L3. */
    public Ceiling line() {
        Ceiling known = measured.get(LINE);
        return known != null ? known : keep(LINE, new LineCeiling(stores, InstantSource.system()).measure(seconds));
    }

    /** L4: the producer's; the consumer's stands beside it. */
    public Ceiling kafka() throws InterruptedException {
        Ceiling known = measured.get(PRODUCED);
        if (known != null) {
            return known;
        }
        var kafka = new KafkaCeiling(stores);
        Ceiling produced = keep(PRODUCED, kafka.produce(seconds));
        keep(CONSUMED, kafka.consume());
        return produced;
    }

    private Ceiling keep(String key, Ceiling ceiling) {
        measured.put(key, ceiling);
        progress.accept(
                "%s %s: %,.0f/s (%s)".formatted(ceiling.id(), ceiling.name(), ceiling.perSecond(), ceiling.note()));
        return ceiling;
    }
}
