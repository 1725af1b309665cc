package io.grandstand.bench.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.bench.product.Stores;
import io.grandstand.embedded.EmbeddedServers;
import io.grandstand.embedded.EmbeddedSettings;
import io.grandstand.embedded.ServerKind;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;

/** Whatever their speed is worth: each reference gives a seat to one fan, and all the seats of a wish or none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferencesIT {

    private static final int SEATS = 60;
    private static final int FANS_OF_ONE_SEAT = 200;
    private static final int FANS_OF_THREES = 50;
    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);

    /** What a fan was told. */
    private record Told(int status, String body) {}

    /** Asks for seats, each fan in its own way. */
    private interface Fan {
        Told ask(int number) throws Exception;
    }

    @TempDir
    static Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<ConfigurableApplicationContext> contexts = new ArrayList<>();
    private final Map<Design, Seating> served = new EnumMap<>(Design.class);
    private URI lines = URI.create("http://127.0.0.1");
    private @Nullable EmbeddedServers servers;
    private @Nullable Stores stores;

    @BeforeAll
    void startAll() {
        var settings = new EmbeddedSettings(
                Path.of("target/binaries").toAbsolutePath(),
                false,
                Duration.ofSeconds(60),
                Duration.ofSeconds(15),
                Duration.ofSeconds(10));
        servers = EmbeddedServers.open(
                folder.resolve("data"), EnumSet.of(ServerKind.POSTGRES, ServerKind.REDIS), settings);
        stores = new Stores(
                servers.jdbcUrl(),
                servers.databaseUser(),
                servers.password(),
                "127.0.0.1",
                servers.port(ServerKind.REDIS),
                "");
        for (Design design : Design.values()) {
            ConfigurableApplicationContext context = ReferenceApplication.start(
                    "--reference.design=" + design.schema(),
                    "--reference.redis-url=redis://" + stores.redisHost() + ":" + stores.redisPort(),
                    "--reference.redis-password=" + stores.password(),
                    "--spring.datasource.url=" + stores.jdbcUrl(),
                    "--spring.datasource.username=" + stores.databaseUser(),
                    "--spring.datasource.password=" + stores.password());
            contexts.add(context);
            var url = URI.create("http://127.0.0.1:" + ReferenceApplication.port(context));
            served.put(design, new Seating(design, stores, url));
        }
        ConfigurableApplicationContext line = LineApplication.start(
                "--spring.data.redis.host=" + stores.redisHost(),
                "--spring.data.redis.port=" + stores.redisPort(),
                "--spring.data.redis.password=" + stores.password());
        contexts.add(line);
        lines = URI.create("http://127.0.0.1:" + ReferenceApplication.port(line));
    }

    @AfterAll
    void stopAll() {
        contexts.forEach(ConfigurableApplicationContext::close);
        http.close();
        if (servers != null) {
            servers.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneOfManyFansGetsTheSeat(Design design) throws Exception {
        Seating reference = laidOut(design);

        List<Told> told = atOnce(FANS_OF_ONE_SEAT, fan -> hold(reference, List.of(7)));

        assertThat(told).extracting(Told::status).containsOnly(201, 409).containsOnlyOnce(201);
        assertThat(told).filteredOn(one -> one.status() == 409).allSatisfy(one -> assertThat(one.body())
                .contains("\"type\":\"https://grandstand.io/problems/seats-taken\"", "\"taken\":[7]"));
        assertThat(count(design, "hold")).isEqualTo(1);
        assertThat(count(design, takings(design))).isEqualTo(1);
        assertThat(reference.seatsHeldTwice()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void overlappingWishesAreGrantedWholeOrNotAtAll(Design design) throws Exception {
        Seating reference = laidOut(design);

        List<Told> told = atOnce(FANS_OF_THREES, fan -> {
            int first = fan / 2;
            // Half of them ask from the back, as those would who want to lock each other out.
            return hold(
                    reference,
                    fan % 2 == 0 ? List.of(first, first + 1, first + 2) : List.of(first + 2, first + 1, first));
        });

        assertThat(told).extracting(Told::status).containsOnly(201, 409);
        long winners = told.stream().filter(one -> one.status() == 201).count();
        assertThat(winners).isPositive();
        assertThat(count(design, "hold")).isEqualTo(winners);
        assertThat(count(design, takings(design))).isEqualTo(winners * 3);
        assertThat(count(
                        design,
                        "(select hold_id from " + takings(design) + " group by hold_id having count(*) <> 3) as parts"))
                .isZero();
        assertThat(reference.seatsHeldTwice()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theSameCallOnceMoreHasTheSameAnswer(Design design) throws Exception {
        Seating reference = laidOut(design);
        UUID hold = UUID.randomUUID();

        Told first = hold(reference, hold, List.of(1, 2));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body()).contains("\"holdId\":\"" + hold + "\"", "\"status\":\"HELD\"", "\"total\":100000");
        assertThat(hold(reference, hold, List.of(1, 2))).isEqualTo(first);
        assertThat(hold(reference, hold, List.of(3, 4)).status()).isEqualTo(422);
        assertThat(hold(reference, List.of(2, 3)).status()).isEqualTo(409);
        assertThat(hold(reference, List.of(SEATS)).status()).isEqualTo(422);
        assertThat(count(design, takings(design))).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void aHoldThatIsOverGivesItsSeatsBack(Design design) throws Exception {
        Seating reference = laidOut(design);
        assertThat(hold(reference, List.of(1, 2)).status()).isEqualTo(201);

        for (String table : List.of("seat", "taken_seat", "hold")) {
            update("update %s.%s set until = now()".formatted(design.schema(), table));
        }
        forgetCached();

        assertThat(hold(reference, List.of(2, 3)).status()).isEqualTo(201);
        assertThat(reference.seatsHeldTwice()).isEmpty();
    }

    @Test
    void whoWaitsTooLongIsToldToTryAgain() throws Exception {
        List<Seating> references = Stream.of(Design.values()).map(this::laidOut).toList();
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("""
                    select from ref1.seat where seat_no = 9 for update;
                    select from ref2.seat where seat_no = 9 for update;
                    select from ref3.seat where seat_no = 9 for update;
                    insert into ref4.taken_seat values (1, 9, gen_random_uuid(), now());
                    """);

            assertThat(atOnce(references.size(), fan -> hold(references.get(fan), List.of(8, 9))))
                    .extracting(Told::status)
                    .containsOnly(503);

            connection.rollback();
        }
        for (Seating reference : references) {
            assertThat(count(reference.design(), takings(reference.design()))).isZero();
            assertThat(hold(reference, List.of(8, 9)).status()).isEqualTo(201);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"REF3", "REF4"})
    void aLockThatRedisLosesLosesNoSeat(Design design) throws Exception {
        Seating reference = laidOut(design);
        List<Told> told;
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                RedisClient redis = redis();
                var commands = redis.connect()) {
            connection.setAutoCommit(false);
            // The fan's transaction waits here, with the locks in hand.
            statement.execute("lock table %s.hold in exclusive mode".formatted(design.schema()));
            told = atOnce(2, fan -> {
                if (fan == 1) {
                    return hold(reference, List.of(5, 6));
                }
                await().until(() ->
                        !commands.sync().keys(design.schema() + ":lock:*").isEmpty());
                commands.sync().flushall();
                connection.rollback();
                return new Told(0, "");
            });
        }

        assertThat(told).extracting(Told::status).containsExactly(0, 201);
        assertThat(hold(reference, List.of(6, 7)).status()).isEqualTo(409);
        assertThat(count(design, takings(design))).isEqualTo(2);
        assertThat(reference.seatsHeldTwice()).isEmpty();
    }

    @Test
    void aSeatThatWasHeldTwiceIsFound() throws Exception {
        Seating reference = laidOut(Design.REF1);
        assertThat(hold(reference, List.of(4, 5)).status()).isEqualTo(201);

        update("""
                insert into ref1.hold
                select gen_random_uuid(), performance_id, fan_id, '{5,6}', created_at + interval '1 second', until
                from ref1.hold
                """);

        assertThat(reference.seatsHeldTwice()).singleElement().asString().startsWith("seat 5 of performance 1: hold ");
    }

    @Test
    void aReferenceThatIsMeasuredHasAProcessOfItsOwn() throws Exception {
        ProcessHandle process;
        try (Reference.Served measured = References.ALL.getFirst().serve(stores(), folder)) {
            process = measured.process();
            measured.layOut(2, SEATS);

            assertThat(hold(new Seating(Design.REF1, stores(), measured.url()), List.of(1))
                            .status())
                    .isEqualTo(201);
            assertThat(count(Design.REF1, "seat")).isEqualTo(2 * SEATS);
            assertThat(measured.seatsHeldTwice()).isEmpty();
        }
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void aLineGivesAFanOnePlaceHoweverOftenTheyJoin() throws Exception {
        openLine(1, 0);
        String fan = UUID.randomUUID().toString();
        assertThat(inLine("POST", 1, UUID.randomUUID().toString()).status()).isEqualTo(201);

        List<Told> told = atOnce(50, _ -> inLine("POST", 1, fan));

        assertThat(told).extracting(Told::status).containsOnly(200, 201).containsOnlyOnce(201);
        assertThat(told).extracting(Told::body).allMatch(body -> body.contains("\"ahead\":1,"));
        assertThat(inLine("GET", 1, fan).body()).contains("\"state\":\"WAITING\"", "\"ahead\":1,");
        assertThat(inLine("GET", 1, UUID.randomUUID().toString()).status()).isEqualTo(404);
    }

    @Test
    void aLineLetsInWhoCameFirstAndEverybodyOnce() throws Exception {
        openLine(2, 3);
        List<String> fans =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(10).toList();
        for (String fan : fans) {
            assertThat(inLine("POST", 2, fan).status()).isEqualTo(201);
        }

        await().atMost(ANSWER_MAX).until(() -> {
            // From the back: whoever is let in meanwhile makes no gap.
            List<Boolean> inside = new ArrayList<>();
            for (String fan : fans.reversed()) {
                inside.addFirst(inLine("GET", 2, fan).body().contains("INSIDE"));
            }
            int outside = inside.indexOf(false);
            assertThat(outside < 0 ? List.<Boolean>of() : inside.subList(outside, inside.size()))
                    .as("let in before who came earlier")
                    .doesNotContain(true);
            return inside.stream().allMatch(in -> in);
        });

        Told again = inLine("POST", 2, fans.getFirst());
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).contains("INSIDE");
    }

    @Test
    void theLineThatIsMeasuredHasAProcessOfItsOwn() throws Exception {
        ProcessHandle process;
        try (LineReference.Served measured = LineReference.serve(stores(), folder)) {
            process = measured.process();
            measured.open(3, 1);

            assertThat(inLine(measured.url(), "POST", 3, UUID.randomUUID().toString())
                            .status())
                    .isEqualTo(201);
        }
        assertThat(process.isAlive()).isFalse();
    }

    private void openLine(long line, int perSecond) throws Exception {
        HttpResponse<String> opened = http.send(
                HttpRequest.newBuilder(lines.resolve("/lines/" + line))
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString("{\"perSecond\":" + perSecond + "}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(opened.statusCode()).isEqualTo(204);
    }

    private Told inLine(String method, long line, String fan) throws Exception {
        return inLine(lines, method, line, fan);
    }

    private Told inLine(URI where, String method, long line, String fan) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(where.resolve(LineReference.Served.path(line, fan)))
                        .timeout(ANSWER_MAX)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return new Told(answer.statusCode(), answer.body());
    }

    /** With all of its seats free. */
    private Seating laidOut(Design design) {
        Seating reference = served.get(design);
        if (reference == null) {
            throw new IllegalStateException(design + " does not run");
        }
        reference.layOut(1, SEATS);
        return reference;
    }

    private static List<Told> atOnce(int fans, Fan fan) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Told>> answers = IntStream.range(0, fans)
                    .mapToObj(number -> threads.submit(() -> {
                        start.await();
                        return fan.ask(number);
                    }))
                    .toList();
            start.countDown();
            List<Told> told = new ArrayList<>();
            for (Future<Told> answer : answers) {
                told.add(answer.get(ANSWER_MAX.toSeconds(), TimeUnit.SECONDS));
            }
            return told;
        }
    }

    private Told hold(Seating reference, List<Integer> seats) throws Exception {
        return hold(reference, UUID.randomUUID(), seats);
    }

    private Told hold(Seating reference, UUID hold, List<Integer> seats) throws Exception {
        String body = "{\"performance\":1,\"seats\":%s,\"fan\":\"%s\"}".formatted(seats, UUID.randomUUID());
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(reference.url().resolve("/holds/" + hold))
                        .timeout(ANSWER_MAX)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return new Told(answer.statusCode(), answer.body());
    }

    /** Where it is written who has a seat. */
    private static String takings(Design design) {
        return design == Design.REF4
                ? "ref4.taken_seat"
                : "(select hold_id from " + design.schema() + ".seat where hold_id is not null) as taken";
    }

    private long count(Design design, String table) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            connection.setSchema(design.schema());
            try (ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private void update(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(stores().jdbcUrl(), stores().databaseUser(), stores().password());
    }

    private void forgetCached() {
        try (RedisClient redis = redis();
                var connection = redis.connect()) {
            connection.sync().flushall();
        }
    }

    private RedisClient redis() {
        return RedisClient.create(RedisURI.builder()
                .withHost(stores().redisHost())
                .withPort(stores().redisPort())
                .withPassword(stores().password().toCharArray())
                .build());
    }

    private Stores stores() {
        if (stores == null) {
            throw new IllegalStateException("not started");
        }
        return stores;
    }
}
