package io.grandstand.bench.scenario;

import static io.grandstand.bench.report.Bound.atMost;

import io.grandstand.bench.product.Launch;
import io.grandstand.bench.report.Bound.Of;
import io.grandstand.bench.report.Figure;
import java.util.List;

/** P11: how long it takes to be there. */
final class Starting implements Scenario {

    @Override
    public String id() {
        return "P11";
    }

    @Override
    public String title() {
        return "start, on servers that are there, and with everything from nothing";
    }

    @Override
    public boolean comparesWithCeilings() {
        return false;
    }

    @Override
    public List<Figure> run(Stage stage) {
        double beside;
        try (Launch launch = stage.product().startBeside(stage.folder().resolve("beside"))) {
            beside = launch.serverTook().toMillis() / 1e3;
        }
        double cold;
        try (Launch launch = stage.product().startCold(stage.folder().resolve("cold"))) {
            cold = launch.took().toMillis() / 1e3;
        }
        return List.of(
                Figure.least(id(), "start, external servers", beside, "s")
                        .floor(atMost(Of.VALUE, 8))
                        .goal(atMost(Of.VALUE, 3))
                        .note("from the start of the process until it is ready"),
                Figure.least(id(), "start, embedded servers, from nothing", cold, "s")
                        .floor(atMost(Of.VALUE, 30))
                        .goal(atMost(Of.VALUE, 12))
                        .note(
                                "from ./grandstand up until it is ready: unpacks the servers, makes the databases, loads the"
                                        + " demo"));
    }
}
