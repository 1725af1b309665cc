package io.grandstand.bench;

import io.grandstand.bench.audit.Auditor;
import io.grandstand.bench.audit.Report;
import io.grandstand.bench.ceiling.Ceiling;
import io.grandstand.bench.ceiling.Ceilings;
import io.grandstand.bench.load.Generator;
import io.grandstand.bench.product.Product;
import io.grandstand.bench.product.Stores;
import io.grandstand.bench.reference.References;
import io.grandstand.bench.report.Figure;
import io.grandstand.bench.report.Machine;
import io.grandstand.bench.report.Outcome;
import io.grandstand.bench.report.Results;
import io.grandstand.bench.report.Summary;
import io.grandstand.bench.report.Table;
import io.grandstand.bench.scenario.Scenario;
import io.grandstand.bench.scenario.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts the product, does every scenario to it, and has the auditor look after each. */
final class BenchRun {

    private static final int CEILING_SECONDS_MAX = 20;
    private static final InstantSource CLOCK = InstantSource.system();

    private final BenchOptions options;

    BenchRun(BenchOptions options) {
        this.options = options;
    }

    Results run() throws InterruptedException {
        Instant began = CLOCK.instant();
        Machine machine = Machine.here(Map.of());
        int fans = options.scenarios().stream().mapToInt(Scenario::fans).max().orElseThrow();
        say("Starting the product with %,d fans in %s ...".formatted(fans, options.data()));
        try (Product product = Product.start(options.script(), options.data(), fans);
                var generator = new Generator()) {
            var ceilings = new Ceilings(
                    generator,
                    product.url(),
                    product.stores(),
                    Math.min(CEILING_SECONDS_MAX, options.lengths().reference()),
                    BenchRun::say);
            Path folder = Files.createDirectories(options.data().resolve("bench"));
            var stage =
                    new Stage(product, generator, ceilings, References.ALL, options.lengths(), folder, BenchRun::say);
            List<Ceiling> measured = List.of();
            if (options.scenarios().stream().anyMatch(Scenario::comparesWithCeilings)) {
                // Before anything is done to the product: what it stands on must not depend on that.
                say("Measuring the ceilings ...");
                measured = ceilings.all();
            }
            var outcomes = new ArrayList<Outcome>();
            for (Scenario scenario : options.scenarios()) {
                outcomes.add(outcome(scenario, stage, product.stores()));
            }
            return new Results(began, options.how(), machine, measured, outcomes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome outcome(Scenario scenario, Stage stage, Stores stores) throws InterruptedException, IOException {
        var runs = new ArrayList<List<Figure>>();
        var faults = new ArrayList<String>();
        for (int run = 1; run <= options.runs(); run++) {
            say("%s: %s%s"
                    .formatted(
                            scenario.id(),
                            scenario.title(),
                            options.runs() > 1 ? " (%d of %d)".formatted(run, options.runs()) : ""));
            Files.deleteIfExists(stage.journal());
            stage.begin(run);
            try {
                List<Figure> figures = scenario.run(stage);
                // At once: who stops a long run keeps what it has found out.
                figures.forEach(figure -> say("  " + Table.line(figure)));
                runs.add(figures);
            } catch (RuntimeException e) {
                String why = why(e);
                say("  failed: " + why);
                faults.add("it failed: " + why);
            }
            faults.addAll(audited(stores, stage.journal()));
        }
        return new Outcome(scenario.id(), scenario.title(), Summary.of(runs), faults);
    }

    /** With what was behind it. */
    private static String why(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(Throwable::toString)
                .collect(Collectors.joining(", by "));
    }

    /** What must hold and does not. */
    private static List<String> audited(Stores stores, Path journal) {
        try (Connection connection = stores.connect()) {
            Report report = new Auditor(connection).audit(Files.exists(journal) ? journal : null);
            say("  audit: " + (report.clean() ? "clean" : report.toString()));
            return report.findings().stream()
                    .filter(finding -> !finding.holds())
                    .map(finding -> "%s %s: %d, as %s"
                            .formatted(
                                    finding.invariant(),
                                    finding.sentence(),
                                    finding.count(),
                                    finding.violations().getFirst()))
                    .toList();
        } catch (SQLException e) {
            throw new IllegalStateException("the audit could not be made", e);
        }
    }

    private static void say(String line) {
        IO.println(line);
    }
}
