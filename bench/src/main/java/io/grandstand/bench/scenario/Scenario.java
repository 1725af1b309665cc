package io.grandstand.bench.scenario;

import io.grandstand.bench.report.Figure;
import java.util.List;

/** Something that is done to the product, and measured. */
public interface Scenario {

    /** Enough that nobody is asked to book more than a fan may, at four full parks. */
    int USUAL_FANS = 20_000;

    /** {@code P1}. */
    String id();

    String title();

    /** Whether its figures stand beside what the product stands on. */
    default boolean comparesWithCeilings() {
        return true;
    }

    /** How many fans the product must know. */
    default int fans() {
        return USUAL_FANS;
    }

    /** Does it once. What the server said yes to stands in the stage's journal afterwards. */
    List<Figure> run(Stage stage) throws InterruptedException;
}
