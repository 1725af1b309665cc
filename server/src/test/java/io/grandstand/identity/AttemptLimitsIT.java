package io.grandstand.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.kernel.Ids;
import io.grandstand.kernel.LimitSettings;
import io.grandstand.testing.GrandstandTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

@GrandstandTest
class AttemptLimitsIT {

    private static final int ATTEMPTS_MAX = 10;
    private static final int ATTEMPTS = 100;
    private static final Duration WINDOW = Duration.ofMinutes(5);

    @Autowired
    private StringRedisTemplate redis;

    @Autowired
    private Ids ids;

    @Test
    void ofManyAttemptsAtOnceExactlyTheAllowedOnesPass() throws Exception {
        assertThat(passedAtOnce(new AttemptLimits(redis, new LimitSettings(true))))
                .isEqualTo(ATTEMPTS_MAX);
    }

    @Test
    void attemptsAreCountedInMemoryWhileRedisIsAway() throws Exception {
        var away = new LettuceConnectionFactory(new RedisStandaloneConfiguration("127.0.0.1", unusedPort()));
        away.start();
        try {
            assertThat(passedAtOnce(new AttemptLimits(new StringRedisTemplate(away), new LimitSettings(true))))
                    .isEqualTo(ATTEMPTS_MAX);
        } finally {
            away.destroy();
        }
    }

    @Test
    void onlyTheLimitsOfAddressesCanBeLifted() {
        var lifted = new AttemptLimits(redis, new LimitSettings(false));
        String somebody = ids.next().toString();

        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            assertThat(lifted.ofAccount("test", somebody, ATTEMPTS_MAX, WINDOW)).isEmpty();
            assertThat(lifted.ofAddress("test", somebody, 1, WINDOW)).isEmpty();
        }
        assertThat(lifted.ofAccount("test", somebody, ATTEMPTS_MAX, WINDOW)).isPresent();
    }

    private long passedAtOnce(AttemptLimits limits) throws InterruptedException, ExecutionException {
        String somebody = ids.next().toString();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var waits = IntStream.range(0, ATTEMPTS)
                    .mapToObj(_ -> executor.submit(() -> limits.ofAccount("test", somebody, ATTEMPTS_MAX, WINDOW)))
                    .toList();
            long passed = 0;
            for (var wait : waits) {
                Optional<Duration> toWait = wait.get();
                passed += toWait.isEmpty() ? 1 : 0;
            }
            return passed;
        }
    }

    private static int unusedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
