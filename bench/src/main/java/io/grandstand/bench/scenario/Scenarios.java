package io.grandstand.bench.scenario;

import java.util.List;

/** Every scenario, in the order in which they are run. */
public final class Scenarios {

    public static final List<Scenario> ALL = List.of(
            new HoldingPairs(), new OneSeat(), new SellingOut(), new WatchingSeats(), new Overload(), new Starting());

    private Scenarios() {}
}
