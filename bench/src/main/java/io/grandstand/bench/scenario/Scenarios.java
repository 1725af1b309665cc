package io.grandstand.bench.scenario;

import java.util.List;
import java.util.stream.Stream;

/** Every scenario, in the order in which they are run. */
public final class Scenarios {

    /** What is done where nothing is asked for. */
    public static final List<Scenario> USUAL = List.of(
            new HoldingPairs(),
            new OneSeat(),
            new SellingOut(),
            new WaitingInLine(),
            new WatchingSeats(),
            new MovingTheMap(),
            new StandingRoom(),
            new Overload(),
            new Starting(),
            new Growing());

    public static final List<Scenario> ALL = Stream.concat(
                    USUAL.stream(), Stream.of(new FollowingHealth(), new Killing()))
            .toList();

    private Scenarios() {}
}
