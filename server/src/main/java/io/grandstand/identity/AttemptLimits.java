package io.grandstand.identity;

import io.grandstand.kernel.LimitSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/** Counts attempts in windows, over all processes while Redis answers, and in this one alone while it does not. */
@Component
class AttemptLimits {

    /** Counters kept in memory while Redis is away; the oldest goes first. */
    private static final int COUNTERS_MAX = 10_000;

    private static final RedisScript<Long> COUNT = new DefaultRedisScript<>("""
            local n = redis.call('incr', KEYS[1])
            if n == 1 then redis.call('pexpire', KEYS[1], ARGV[1]) end
            if n > tonumber(ARGV[2]) then return redis.call('pttl', KEYS[1]) end
            return 0
            """, Long.class);

    private static final RedisScript<Long> GIVE_BACK = new DefaultRedisScript<>("""
            if redis.call('exists', KEYS[1]) == 1 then return redis.call('decr', KEYS[1]) end
            return 0
            """, Long.class);

    private record Counter(long windowEnds, int count) {}

    private final StringRedisTemplate redis;
    private final boolean addressesLimited;
    private final Map<String, Counter> local = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Counter> eldest) {
            return size() > COUNTERS_MAX;
        }
    };

    AttemptLimits(StringRedisTemplate redis, LimitSettings settings) {
        this.redis = redis;
        this.addressesLimited = settings.enabled();
    }

    /** Counts an attempt about an account; how long to wait when there were too many. */
    Optional<Duration> ofAccount(String kind, String account, int attemptsMax, Duration window) {
        return count("attempts:" + kind + ":account:" + account, attemptsMax, window);
    }

    /** Counts an attempt from an address, unless these limits are lifted. */
    Optional<Duration> ofAddress(String kind, String address, int attemptsMax, Duration window) {
        return addressesLimited
                ? count("attempts:" + kind + ":address:" + address, attemptsMax, window)
                : Optional.empty();
    }

    /** Starts an account's count anew. */
    void forgetAccount(String kind, String account) {
        String key = "attempts:" + kind + ":account:" + account;
        synchronized (local) {
            local.remove(key);
        }
        try {
            redis.delete(key);
        } catch (DataAccessException e) {
            // The counter ends with its window.
        }
    }

    /** Takes back the count of an attempt that was not made after all. */
    void giveBackToAccount(String kind, String account) {
        String key = "attempts:" + kind + ":account:" + account;
        try {
            redis.execute(GIVE_BACK, List.of(key));
        } catch (DataAccessException e) {
            synchronized (local) {
                local.computeIfPresent(key, (_, counter) -> new Counter(counter.windowEnds, counter.count - 1));
            }
        }
    }

    private Optional<Duration> count(String key, int attemptsMax, Duration window) {
        long waitMillis;
        try {
            Long answer =
                    redis.execute(COUNT, List.of(key), Long.toString(window.toMillis()), Integer.toString(attemptsMax));
            waitMillis = answer == null ? 0 : answer;
        } catch (DataAccessException e) {
            waitMillis = countHere(key, attemptsMax, window);
        }
        return waitMillis > 0 ? Optional.of(Duration.ofMillis(waitMillis)) : Optional.empty();
    }

    private long countHere(String key, int attemptsMax, Duration window) {
        long now = System.nanoTime() / 1_000_000;
        synchronized (local) {
            Counter before = local.get(key);
            Counter counter = before == null || before.windowEnds <= now
                    ? new Counter(now + window.toMillis(), 1)
                    : new Counter(before.windowEnds, before.count + 1);
            local.put(key, counter);
            return counter.count > attemptsMax ? counter.windowEnds - now : 0;
        }
    }
}
