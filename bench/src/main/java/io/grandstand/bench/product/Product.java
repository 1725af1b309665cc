package io.grandstand.bench.product;

import io.grandstand.bench.load.CpuTime;
import io.grandstand.embedded.EmbeddedServers;
import io.grandstand.embedded.EmbeddedSettings;
import io.grandstand.embedded.ServerKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** The product under load, with fans, a host, and the servers that it brought along. */
public final class Product implements AutoCloseable {

    private static final Duration SERVERS_MAX = Duration.ofSeconds(60);

    private final Path script;
    private final Launch launch;
    private final List<String> options;
    private final List<ProcessHandle> storeProcesses;
    private final EmbeddedServers servers;
    private final Thread leaving;
    private final Demo demo;

    private Product(Path script, Launch launch, List<String> options, Path tokens) throws IOException {
        this.script = script;
        this.launch = launch;
        this.options = options;
        // Known from now on: a server that is killed leaves them behind, and the next one is not their parent.
        this.storeProcesses = launch.server().children().toList();
        this.servers = EmbeddedServers.open(
                launch.data(),
                EnumSet.allOf(ServerKind.class),
                new EmbeddedSettings(null, false, SERVERS_MAX, SERVERS_MAX, SERVERS_MAX));
        // A bench that is told to stop leaves no stores behind: they run for as long as anybody has them open.
        this.leaving = Thread.ofPlatform().unstarted(servers::close);
        Runtime.getRuntime().addShutdownHook(leaving);
        this.demo = Demo.at(launch.url(), tokens);
    }

    /**
     * Starts it, and returns when it is ready.
     *
     * @param script {@code ./grandstand}
     * @param data emptied first
     */
    public static Product start(Path script, Path data, int fans) {
        Path tokens = data.resolve("tokens.txt");
        List<String> options = List.of("--demo-fans", Integer.toString(fans), "--no-limits");
        var first = new ArrayList<>(options);
        first.addAll(List.of("--demo-tokens", tokens.toString()));
        Launch launch = Launch.up(script, data, Map.of("GRANDSTAND_EDGE_BENCH", "true"), first);
        try {
            return new Product(script, launch, options, tokens);
        } catch (IOException e) {
            launch.close();
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return launch.url();
    }

    /** The server's own process. */
    public ProcessHandle server() {
        return launch.server();
    }

    /** What PostgreSQL, Redis and Kafka took of the cores. */
    public CpuTime storesCpu() {
        return CpuTime.withDescendants(storeProcesses);
    }

    /** Kills the server as if the power went; what started it starts it again. */
    public void kill() {
        launch.server().destroyForcibly();
    }

    /** Who there is at it. */
    public Demo demo() {
        return demo;
    }

    public Stores stores() {
        return new Stores(
                servers.jdbcUrl(),
                servers.databaseUser(),
                servers.password(),
                "127.0.0.1",
                servers.port(ServerKind.REDIS),
                "127.0.0.1:" + servers.port(ServerKind.KAFKA));
    }

    /** A second process of it, on the same servers and with the same secrets. */
    public Launch join() {
        return Launch.join(script, launch.data(), options);
    }

    /** Another process on the same servers, which are not its own. */
    public Launch startBeside(Path data) {
        Stores stores = stores();
        return Launch.up(
                script,
                data,
                Map.of(
                        "SPRING_DATASOURCE_URL", stores.jdbcUrl(),
                        "SPRING_DATASOURCE_USERNAME", stores.databaseUser(),
                        "SPRING_DATASOURCE_PASSWORD", stores.password(),
                        "SPRING_DATA_REDIS_URL",
                                "redis://:%s@%s:%d"
                                        .formatted(stores.password(), stores.redisHost(), stores.redisPort()),
                        "SPRING_KAFKA_BOOTSTRAP_SERVERS", stores.kafka()),
                List.of());
    }

    /** Another product, with servers of its own, from nothing. */
    public Launch startCold(Path data) {
        return Launch.up(script, data, Map.of(), List.of());
    }

    @Override
    public void close() {
        try {
            servers.close();
            Runtime.getRuntime().removeShutdownHook(leaving);
        } finally {
            launch.close();
        }
    }
}
