package io.grandstand.bench.reference;

import io.grandstand.bench.product.Stores;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A design for holding seats that runs in a JVM of its own. */
final class ReferenceProcess implements Reference.Served {

    private final ReferenceJvm jvm;
    private final Seating seating;

    private ReferenceProcess(ReferenceJvm jvm, Seating seating) {
        this.jvm = jvm;
        this.seating = seating;
    }

    static ReferenceProcess start(Design design, Stores stores, Path folder) {
        ReferenceJvm jvm = ReferenceJvm.start(
                design.schema(),
                ReferenceApplication.class,
                ReferenceApplication.WORD,
                environment(design, stores),
                folder);
        return new ReferenceProcess(jvm, new Seating(design, stores, jvm.url()));
    }

    @Override
    public URI url() {
        return seating.url();
    }

    @Override
    public ProcessHandle process() {
        return jvm.process();
    }

    @Override
    public void layOut(int performances, int seats) {
        seating.layOut(performances, seats);
    }

    @Override
    public List<String> seatsHeldTwice() {
        return seating.seatsHeldTwice();
    }

    @Override
    public void close() {
        jvm.close();
    }

    private static Map<String, String> environment(Design design, Stores stores) {
        return Map.of(
                "REFERENCE_DESIGN", design.schema(),
                "REFERENCE_REDISURL", "redis://" + stores.redisHost() + ":" + stores.redisPort(),
                "REFERENCE_REDISPASSWORD", stores.password(),
                "SPRING_DATASOURCE_URL", stores.jdbcUrl(),
                "SPRING_DATASOURCE_USERNAME", stores.databaseUser(),
                "SPRING_DATASOURCE_PASSWORD", stores.password());
    }
}
