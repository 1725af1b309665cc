package io.grandstand.bench.ceiling;

import io.grandstand.bench.product.Stores;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** L3: Redis alone, told what a fan who joins makes the product tell it: the same script, straight from Lettuce, pipelined. */
final class LineCeiling {

    /** As many as the scenarios have connections; two batches of them are under way, so that Redis need not wait. */
    static final int JOINS_PER_BATCH = 256;

    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);
    private static final String TAG = "{bench-ceiling}:";
    private static final String LEAF = "0f".repeat(32);

    /** In the order in which the script takes them. */
    private static final String[] KEYS = Stream.of(
                    "meta",
                    "places",
                    "called",
                    "parked",
                    "back",
                    "active",
                    "admitted",
                    "void",
                    "calls",
                    "revoked",
                    "pace",
                    "left",
                    "entrants",
                    "entered",
                    "door",
                    "knocked",
                    "old",
                    "spent",
                    "health",
                    "lookers",
                    "holders")
            .map(key -> TAG + key)
            .toArray(String[]::new);

    /** An open line that lets in fifty a second, as that of P4 does; its policy stands in the arguments. */
    private static final Map<String, String> LINE = Map.ofEntries(
            Map.entry("epoch", "1"),
            Map.entry("since", "1"),
            Map.entry("step", "0"),
            Map.entry("issued", "0"),
            Map.entry("reserved", "1000000000"),
            Map.entry("serving", "0"),
            Map.entry("settled", "0"),
            Map.entry("settledOld", "0"),
            Map.entry("oldUntil", "0"),
            Map.entry("version", "0"),
            Map.entry("opened", "0"),
            Map.entry("paused", "0"),
            Map.entry("draining", "0"),
            Map.entry("override", "0"));

    private final Stores stores;
    private final InstantSource clock;

    LineCeiling(Stores stores, InstantSource clock) {
        this.stores = stores;
        this.clock = clock;
    }

    Ceiling measure(int seconds) {
        RedisURI where = RedisURI.builder()
                .withHost(stores.redisHost())
                .withPort(stores.redisPort())
                .withPassword(stores.password().toCharArray())
                .build();
        try (RedisClient client = RedisClient.create(where);
                StatefulRedisConnection<String, String> connection = client.connect()) {
            connection.sync().del(KEYS);
            connection.sync().hset(KEYS[0], LINE);
            try {
                return new Ceiling(
                        "L3",
                        "Redis, joining a line",
                        joinsPerSecond(connection, seconds),
                        "the product's script, pipelined, %d at once".formatted(2 * JOINS_PER_BATCH));
            } finally {
                connection.sync().del(KEYS);
            }
        }
    }

    /** After a third of the time to warm up. */
    private double joinsPerSecond(StatefulRedisConnection<String, String> connection, int seconds) {
        String script = connection.sync().scriptLoad(script());
        connection.setAutoFlushCommands(false);
        long warm = System.nanoTime() + seconds * 1_000_000_000L / 3;
        long until = warm + seconds * 1_000_000_000L;
        long joined = 0;
        List<RedisFuture<String>> before = batch(connection, script);
        long now = System.nanoTime();
        while (now - until < 0) {
            List<RedisFuture<String>> next = batch(connection, script);
            check(before);
            before = next;
            now = System.nanoTime();
            if (now - warm >= 0 && now - until < 0) {
                joined += JOINS_PER_BATCH;
            }
        }
        check(before);
        connection.setAutoFlushCommands(true);
        return joined / (double) seconds;
    }

    private List<RedisFuture<String>> batch(StatefulRedisConnection<String, String> connection, String script) {
        var batch = new ArrayList<RedisFuture<String>>(JOINS_PER_BATCH);
        for (int i = 0; i < JOINS_PER_BATCH; i++) {
            batch.add(connection.async().evalsha(script, ScriptOutputType.VALUE, KEYS, arguments()));
        }
        connection.flushCommands();
        return batch;
    }

    /** What the product says, of a fan who never came before. */
    private String[] arguments() {
        String keepUntil = Long.toString(clock.millis() + Duration.ofDays(1).toMillis());
        return new String[] {
            "SELLING",
            "30000",
            "600000",
            "75000",
            keepUntil,
            "1000000",
            "50",
            "1000",
            "0",
            "0",
            "600000",
            "KEEP",
            "CLOSED",
            "10000",
            "1",
            "0",
            UUID.randomUUID().toString(),
            LEAF,
            "0",
            "0",
            "0",
            ""
        };
    }

    private static void check(List<RedisFuture<String>> batch) {
        boolean all = LettuceFutures.awaitAll(
                ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS, batch.toArray(RedisFuture<?>[]::new));
        if (!all || !answer(batch.getLast()).startsWith("NEW ")) {
            throw new IllegalStateException("joining a line was answered " + answer(batch.getLast()));
        }
    }

    private static String answer(RedisFuture<String> joined) {
        try {
            return joined.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("joining a line", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("joining a line", e);
        }
    }

    private static String script() {
        try (InputStream file = LineCeiling.class.getResourceAsStream("join.lua")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
