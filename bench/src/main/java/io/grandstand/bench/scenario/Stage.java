package io.grandstand.bench.scenario;

import io.grandstand.bench.ceiling.Ceilings;
import io.grandstand.bench.journal.Journal;
import io.grandstand.bench.journal.JournalLine;
import io.grandstand.bench.load.CpuTime;
import io.grandstand.bench.load.Generator;
import io.grandstand.bench.load.Traffic;
import io.grandstand.bench.product.Launch;
import io.grandstand.bench.product.Park;
import io.grandstand.bench.product.Product;
import io.grandstand.bench.reference.Reference;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** What scenarios work with: the product, the generator, what to compare with, and what earlier ones found out. */
public final class Stage {

    private final Product product;
    private final Generator generator;
    private final Ceilings ceilings;
    private final List<Reference> references;
    private final Lengths lengths;
    private final Path folder;
    private final Consumer<String> progress;
    private final Crowd crowd;
    private final Map<Integer, Park> parks = new HashMap<>();
    private final Map<Integer, Park> fields = new HashMap<>();
    private OptionalDouble capacity = OptionalDouble.empty();
    private int run = 1;

    /** @param folder for journals and the output of references */
    public Stage(
            Product product,
            Generator generator,
            Ceilings ceilings,
            List<Reference> references,
            Lengths lengths,
            Path folder,
            Consumer<String> progress) {
        this.product = product;
        this.generator = generator;
        this.ceilings = ceilings;
        this.references = List.copyOf(references);
        this.lengths = lengths;
        this.folder = folder;
        this.progress = progress;
        this.crowd = new Crowd(product.demo(), generator);
    }

    Product product() {
        return product;
    }

    Generator generator() {
        return generator;
    }

    Ceilings ceilings() {
        return ceilings;
    }

    Lengths lengths() {
        return lengths;
    }

    Crowd crowd() {
        return crowd;
    }

    void say(String line) {
        progress.accept(line);
    }

    Park park(int seats) {
        return parks.computeIfAbsent(seats, product.demo()::park);
    }

    /** With one section, without seats. */
    Park field(int places) {
        return fields.computeIfAbsent(places, product.demo()::field);
    }

    Site site() {
        return site(List.of());
    }

    /** @param joined processes that serve it besides the first */
    Site site(List<Launch> joined) {
        return new ProductSite(product, park(Site.SEATS), crowd, joined);
    }

    /** What P1 found, in holds a second; found out here where it was not asked for. */
    double capacity() throws InterruptedException {
        if (capacity.isEmpty()) {
            capacity(new Rounds(this, site(), true)
                    .run(lengths.warmUp(), lengths.seconds())
                    .traffic()
                    .perSecond(Wish.STEP, Holding.HELD));
        }
        return capacity.orElseThrow();
    }

    void capacity(double holdsPerSecond) {
        capacity = OptionalDouble.of(holdsPerSecond);
    }

    /** What the database says, which is a number. */
    long number(String sql, Object... parameters) {
        try (Connection connection = product.stores().connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database was asked " + sql, e);
        }
    }

    /** For whatever a scenario writes. */
    Path folder() {
        return folder;
    }

    /** Where this scenario's journal is. */
    public Path journal() {
        return folder.resolve("journal.jsonl");
    }

    void wasTold(Collection<JournalLine> lines) {
        try (var journal = new Journal(journal())) {
            journal.writeAll(lines);
        }
    }

    /** Load, with what it took of the cores on either side. */
    Metered metered(List<ProcessHandle> servers, Callable<Traffic> load) throws InterruptedException {
        CpuTime serversBefore = CpuTime.of(servers);
        CpuTime storesBefore = product.storesCpu();
        Traffic traffic;
        try {
            traffic = load.call();
        } catch (RuntimeException | InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return new Metered(
                traffic,
                CpuTime.of(servers).since(serversBefore),
                product.storesCpu().since(storesBefore));
    }

    /** @param number of the runs of one scenario, from 1 */
    public void begin(int number) {
        run = number;
    }

    /**
     * Something done at each reference in its turn, and what it came to; a reference that gives a seat to two has none. In the
     * first of several runs alone: the references do not change, and take most of the time.
     */
    Map<String, Double> atEachReference(At what) throws InterruptedException {
        Map<String, Double> reached = new HashMap<>();
        if (run > 1) {
            return reached;
        }
        for (Reference reference : references) {
            try (Reference.Served served = reference.serve(product.stores(), folder)) {
                double value = what.measure(new ReferenceSite(served));
                List<String> twice = served.seatsHeldTwice();
                if (twice.isEmpty()) {
                    reached.put(reference.id(), value);
                }
                say("  %s: %,.0f%s".formatted(reference.id(), value, twice.isEmpty() ? "" : ", void: " + twice));
            } catch (RuntimeException e) {
                // A design that fails under this load says nothing about ours: it has no figure, and the rest goes on.
                say("  %s failed: %s".formatted(reference.id(), e));
            }
        }
        return reached;
    }

    /** What is done at a site. */
    interface At {

        double measure(Site site) throws InterruptedException;
    }
}
