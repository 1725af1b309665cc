package io.grandstand.kernel;

/**
 * A module's part of the demo data. Called at every start of a demo, in the order of {@code @Order}, by one process at a
 * time; what is there already is left as it is.
 */
public interface DemoDataset {

    void load();
}
