package io.grandstand.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.WaitingRoomPolicy;
import io.grandstand.catalog.WaitingRoomPolicy.Rejoin;
import io.grandstand.draw.Hash;
import io.grandstand.kernel.AccountId;
import io.grandstand.testing.GrandstandTest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;

/** What is told of a line to those who ask while another one looks at it. */
@GrandstandTest
class LiveRoomsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Hash LEAF = Hash.of(new byte[Hash.BYTES]);

    @Autowired
    StringRedisTemplate redis;

    @Autowired
    InstantSource wallClock;

    @Autowired
    WaitingRoomSettings settings;

    /** A line's clock, at which whoever asks is held up for as long as the test wants. */
    private static final class Gate implements InstantSource {

        private final InstantSource clock;
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);
        private volatile boolean shut;

        private Gate(InstantSource clock) {
            this.clock = clock;
        }

        @Override
        public Instant instant() {
            if (shut) {
                reached.countDown();
                try {
                    if (!open.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                        throw new IllegalStateException("the gate stays shut");
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            }
            return clock.instant();
        }
    }

    @Test
    void whoAsksWhileAnotherLooksIsToldAtOnceWhatWasAMomentAgo() throws Exception {
        assertThat(toldWhileAnotherLooksAt(Duration.ofSeconds(1))).isZero();
    }

    @Test
    void nobodyIsToldWhatWasLongAgo() throws Exception {
        assertThat(toldWhileAnotherLooksAt(Duration.ofMinutes(1))).isEqualTo(1);
    }

    /** How many numbers were given, by what one is told while another looks at a line that was last seen so long ago. */
    private long toldWhileAnotherLooksAt(Duration age) throws Exception {
        var clock = new LineClock(redis, wallClock.instant());
        var gate = new Gate(clock);
        var kept = new LinesInMemory();
        Room room = room(clock);
        var live = new LiveRooms(new Line(redis, clock.scripts(), kept, settings, gate), settings, clock);
        assertThat(live.document(room).issued()).isZero();
        clock.pass(age);
        new Line(redis, clock.scripts(), kept, settings, clock).join(room, new AccountId(UUID.randomUUID()), LEAF);
        gate.shut = true;
        var looking = new FutureTask<>(() -> live.document(room));
        var asking = new FutureTask<>(() -> live.document(room));
        Thread.ofPlatform().start(looking);
        await("one looks").atMost(PATIENCE).until(() -> gate.reached.getCount() == 0);

        Thread second = Thread.ofPlatform().start(asking);
        await("the other asks")
                .atMost(PATIENCE)
                .until(() -> asking.isDone() || second.getState() == Thread.State.TIMED_WAITING);
        gate.open.countDown();

        assertThat(looking.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).issued()).isEqualTo(1);
        return asking.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).issued();
    }

    private static Room room(InstantSource clock) {
        Instant salesFrom = clock.instant().minusSeconds(60);
        return new Room(
                new PerformanceId(ThreadLocalRandom.current().nextLong(1L << 32, 1L << 48)),
                new AccountId(UUID.randomUUID()),
                salesFrom.minusSeconds(1_800),
                salesFrom,
                salesFrom.plus(Duration.ofDays(1)),
                false,
                new WaitingRoomPolicy(
                        Optional.empty(), Optional.empty(), Optional.of(1), Duration.ofMinutes(10), Rejoin.KEEP),
                false);
    }
}
