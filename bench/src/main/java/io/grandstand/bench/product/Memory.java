package io.grandstand.bench.product;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is kept in memory, as its owners tell it.
 *
 * @param redis bytes that Redis has in use for what it keeps
 * @param heap bytes of the server's heap that somebody still refers to
 */
public record Memory(long redis, long heap) {

    private static final Pattern USED = Pattern.compile("(?m)^used_memory:(\\d+)");

    /** On its way to the disk, which takes ten megabytes at once while the log is written anew, and to clients. */
    private static final List<Pattern> UNDER_WAY =
            List.of(Pattern.compile("(?m)^mem_aof_buffer:(\\d+)"), Pattern.compile("(?m)^mem_clients_normal:(\\d+)"));

    /** The last line of a histogram: instances, then bytes. */
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    /** After a collection of everything that nobody refers to. */
    public static Memory of(Stores stores, ProcessHandle server) {
        return new Memory(ofRedis(stores), liveHeap(server));
    }

    public static long ofRedis(Stores stores) {
        RedisURI where = RedisURI.builder()
                .withHost(stores.redisHost())
                .withPort(stores.redisPort())
                .withPassword(stores.password().toCharArray())
                .build();
        try (RedisClient client = RedisClient.create(where);
                StatefulRedisConnection<String, String> connection = client.connect()) {
            String told = connection.sync().info("memory");
            return number(USED, told)
                    - UNDER_WAY.stream().mapToLong(part -> number(part, told)).sum();
        }
    }

    private static long liveHeap(ProcessHandle server) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process asking = new ProcessBuilder(List.of(jcmd, Long.toString(server.pid()), "GC.class_histogram"))
                    .redirectErrorStream(true)
                    .start();
            return number(TOTAL, new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long number(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("no memory is told in: " + text);
        }
        return Long.parseLong(found.group(1));
    }
}
