package io.grandstand.bench.scenario;

import io.grandstand.bench.load.Traffic;
import java.time.Duration;

/**
 * Load and what it cost.
 *
 * @param server CPU of the server's process, or processes
 * @param stores CPU of PostgreSQL, Redis and Kafka
 */
record Metered(Traffic traffic, Duration server, Duration stores) {

    static final Metered NONE = new Metered(Traffic.NONE, Duration.ZERO, Duration.ZERO);

    Metered plus(Metered next) {
        return new Metered(traffic.plus(next.traffic), server.plus(next.server), stores.plus(next.stores));
    }

    /** Of the product in a second of one core, its stores' included. */
    double perCore(String step, int status) {
        return traffic.step(step).with(status) / (server.plus(stores).toNanos() / 1e9);
    }

    /** In cores, for people. */
    String cost() {
        double seconds = traffic.seconds();
        return "cores: generator %.2f, server %.2f, stores %.2f"
                .formatted(
                        traffic.generatorCpu().toNanos() / 1e9 / seconds,
                        server.toNanos() / 1e9 / seconds,
                        stores.toNanos() / 1e9 / seconds);
    }
}
