package io.grandstand.bench.scenario;

import io.grandstand.bench.report.Figure;
import java.util.List;

/** Something that is done to the product, and measured. */
public interface Scenario {

    /** {@code P1}. */
    String id();

    String title();

    /** Whether its figures stand beside what the product stands on. */
    default boolean comparesWithCeilings() {
        return true;
    }

    /** Does it once. What the server said yes to stands in the stage's journal afterwards. */
    List<Figure> run(Stage stage) throws InterruptedException;
}
