package io.grandstand.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.CRC32;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/** A Kafka broker that is its own controller, in a JVM of its own: its class path must not meet ours. */
final class KafkaServer implements Server {

    private static final String JARS = "io/grandstand/broker/";
    private static final int ANSWER_MILLIS_MAX = 5_000;

    @Override
    public ServerKind kind() {
        return ServerKind.KAFKA;
    }

    @Override
    public void prepare(Place place, ServersFile.Entry entry, String password)
            throws IOException, InterruptedException {
        Path jars = jars(place);
        boolean first = !Files.exists(place.home());
        Path folder = first ? place.home().resolveSibling("kafka.new") : place.home();
        if (first) {
            Binaries.delete(folder);
            Files.createDirectories(folder);
        }
        Files.writeString(
                folder.resolve("server.properties"),
                configuration(entry.port(), Objects.requireNonNull(entry.controllerPort()), folder.resolve("log")));
        try (var log4j = Binaries.resource("io/grandstand/embedded/broker-log4j2.properties")) {
            Files.write(folder.resolve("log4j2.properties"), log4j.readAllBytes());
        }
        if (first) {
            var format = new ArrayList<>(jvm(jars, folder));
            format.addAll(List.of(
                    "kafka.tools.StorageTool",
                    "format",
                    "--standalone",
                    "--cluster-id",
                    Uuid.randomUuid().toString(),
                    "--config",
                    folder.resolve("server.properties").toString()));
            Platform.run(format, place.log());
            Files.move(folder, place.home());
            prepare(place, entry, password);
        }
    }

    @Override
    public List<String> command(Place place) throws IOException {
        var command = new ArrayList<>(jvm(jars(place), place.home()));
        command.addAll(
                List.of("kafka.Kafka", place.home().resolve("server.properties").toString()));
        return command;
    }

    private static List<String> jvm(Path jars, Path folder) {
        return List.of(
                Platform.java(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dlog4j2.configurationFile=" + folder.resolve("log4j2.properties"),
                "-cp",
                jars + "/*");
    }

    @Override
    public boolean answers(ServersFile.Entry entry, String password) {
        // A client of Kafka that finds nobody logs a line for each attempt, so the door is tried first.
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), entry.port()), ANSWER_MILLIS_MAX);
        } catch (IOException e) {
            return false;
        }
        try (var admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                "127.0.0.1:" + entry.port(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                ANSWER_MILLIS_MAX,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                ANSWER_MILLIS_MAX))) {
            return !admin.describeCluster()
                    .nodes()
                    .get(ANSWER_MILLIS_MAX, TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void stop(Place place, ProcessHandle process, Duration timeout) throws IOException, InterruptedException {
        Stopping.ask(process, timeout);
    }

    private static Path jars(Place place) throws IOException {
        byte[] list;
        try (var stream = Binaries.resource(JARS + "jars.txt")) {
            list = stream.readAllBytes();
        }
        var sum = new CRC32();
        sum.update(list);
        return place.binaries().unpacked("kafka-" + HexFormat.of().toHexDigits((int) sum.getValue()), folder -> {
            for (String name : new String(list, StandardCharsets.UTF_8).strip().split(":", -1)) {
                try (var jar = Binaries.resource(JARS + name.substring(2))) {
                    Files.copy(jar, folder.resolve(name.substring(2)));
                }
            }
        });
    }

    private static String configuration(int port, int controllerPort, Path log) {
        return """
            process.roles=broker,controller
            node.id=1
            listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
            controller.listener.names=CONTROLLER
            controller.quorum.bootstrap.servers=127.0.0.1:%2$d
            log.dirs=%3$s
            # One broker holds the only copy.
            offsets.topic.replication.factor=1
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            # Few partitions of its own topics, few threads, a small buffer: a machine for one.
            offsets.topic.num.partitions=4
            transaction.state.log.num.partitions=4
            num.partitions=4
            num.network.threads=2
            num.io.threads=4
            background.threads=2
            log.cleaner.dedupe.buffer.size=16777216
            group.initial.rebalance.delay.ms=0
            # A broker that was killed may register again after this long.
            broker.session.timeout.ms=3000
            broker.heartbeat.interval.ms=1000
            """.formatted(port, controllerPort, log);
    }
}
