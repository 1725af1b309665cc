package io.grandstand.bench.reference;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * REF5: a waiting room as most others build it. Who waits is a member of a sorted set, in the order of coming; where
 * somebody stands is their rank in it, asked for at every poll; once a second the first few move to a set of those who
 * are let in.
 */
final class SortedLine {

    private static final String PREFIX = "ref5:";

    /** One call instead of three, and a place that nobody comes between: KEYS are waiting, inside, tickets; ARGV the fan. */
    private static final RedisScript<List<Long>> JOIN = script("""
            if redis.call('ZSCORE', KEYS[2], ARGV[1]) then
              return { 0, -1 }
            end
            local new = redis.call('ZADD', KEYS[1], 'NX', redis.call('INCR', KEYS[3]), ARGV[1])
            return { new, redis.call('ZRANK', KEYS[1], ARGV[1]) }
            """);

    /** ARGV: how many, and when. */
    private static final RedisScript<List<Long>> LET_IN = script("""
            local first = redis.call('ZPOPMIN', KEYS[1], ARGV[1])
            for i = 1, #first, 2 do
              redis.call('ZADD', KEYS[2], ARGV[2], first[i])
            end
            return { #first / 2, redis.call('ZCARD', KEYS[1]) }
            """);

    /** Where somebody stands. */
    sealed interface Standing {

        /** @param total of those who wait, as it was in the last second */
        record Waiting(boolean joinedNow, long ahead, long total) implements Standing {}

        record Inside() implements Standing {}
    }

    /** A line that is open. */
    private static final class Open {

        private final int perSecond;
        private volatile long total;

        private Open(int perSecond) {
            this.perSecond = perSecond;
        }
    }

    private final StringRedisTemplate redis;
    private final Map<Long, Open> lines = new ConcurrentHashMap<>();

    SortedLine(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /** Begins a line anew, with nobody in it. */
    void open(long line, int perSecond) {
        redis.delete(keys(line));
        lines.put(line, new Open(perSecond));
    }

    Standing join(long line, String fan) {
        List<Long> answer = redis.execute(JOIN, keys(line), fan);
        long rank = answer.get(1);
        return rank < 0 ? new Standing.Inside() : new Standing.Waiting(answer.get(0) == 1, rank, total(line));
    }

    /** Empty for who never came. */
    Optional<Standing> find(long line, String fan) {
        OptionalLong rank = rank(line, fan);
        if (rank.isPresent()) {
            return Optional.of(new Standing.Waiting(false, rank.getAsLong(), total(line)));
        }
        return redis.opsForZSet().score(inside(line), fan) == null
                ? Optional.empty()
                : Optional.of(new Standing.Inside());
    }

    /** Once a second. */
    void letIn(long nowMillis) {
        lines.forEach((line, open) -> {
            List<Long> answer =
                    redis.execute(LET_IN, keys(line), Integer.toString(open.perSecond), Long.toString(nowMillis));
            open.total = answer.get(1);
        });
    }

    private OptionalLong rank(long line, String fan) {
        Long rank = redis.opsForZSet().rank(waiting(line), fan);
        return rank == null ? OptionalLong.empty() : OptionalLong.of(rank);
    }

    private long total(long line) {
        Open open = lines.get(line);
        return open == null ? 0 : open.total;
    }

    private static List<String> keys(long line) {
        return List.of(waiting(line), inside(line), PREFIX + line + ":tickets");
    }

    private static String waiting(long line) {
        return PREFIX + line + ":waiting";
    }

    private static String inside(long line) {
        return PREFIX + line + ":inside";
    }

    @SuppressWarnings("unchecked")
    private static RedisScript<List<Long>> script(String lua) {
        return RedisScript.of(lua, (Class<List<Long>>) (Class<?>) List.class);
    }
}
