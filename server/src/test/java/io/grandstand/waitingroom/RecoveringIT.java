package io.grandstand.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.WaitingRoomPolicy;
import io.grandstand.catalog.WaitingRoomPolicy.Rejoin;
import io.grandstand.draw.Hash;
import io.grandstand.kernel.AccountId;
import io.grandstand.testing.GrandstandTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/** A line whose Redis is emptied, or comes back with what it knew before. Time passes when the test says so. */
@GrandstandTest
class RecoveringIT {

    private static final Hash LEAF = Hash.of(new byte[Hash.BYTES]);
    private static final Duration SLOT = Duration.ofSeconds(75);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration RIGHT = Duration.ofMinutes(10);

    @Autowired
    StringRedisTemplate redis;

    @Autowired
    InstantSource wallClock;

    private final PerformanceId performance =
            new PerformanceId(ThreadLocalRandom.current().nextLong(1L << 32, 1L << 48));
    private final AdmissionIds ids = new AdmissionIds(new byte[32]);
    private final LinesInMemory kept = new LinesInMemory();
    private LineClock clock;
    private Line line;

    @BeforeEach
    void start() {
        clock = new LineClock(redis, wallClock.instant());
        line = process();
    }

    @Test
    void keepsEveryNumberAndTheOldOrderWhenRedisIsEmptied() {
        Room room = room(2);
        List<EntryToken> fans = join(room, 6);
        AdmissionToken inside = admit(room, fans.getFirst());
        mark(room);

        empty();

        EntryToken newcomer = join(room, 1).getFirst();
        assertThat(newcomer.arrival()).isGreaterThan(6);
        for (EntryToken fan : fans.subList(1, 6).reversed()) {
            LineAnswer again = joinAgain(room, fan);
            assertThat(again.outcome()).isEqualTo("KEPT");
            assertThat(again.number("number")).isEqualTo(fan.arrival());
        }
        for (int beat = 0; beat < 5; beat++) {
            assertThat(line.heartbeat(room, inside).is("KEPT")).isTrue();
            assertThat(fans.subList(1, 6))
                    .as("nobody is let in while the admitted register again")
                    .noneMatch(fan -> ask(room, fan).is("ADMITTED"));
            clock.pass(HEARTBEAT);
        }
        assertThat(line.heartbeat(room, inside).is("KEPT")).isTrue();

        var order = new ArrayList<Long>();
        List<EntryToken> all = new ArrayList<>(fans.subList(1, 6));
        all.add(newcomer);
        while (order.size() < all.size()) {
            for (EntryToken fan : all) {
                if (ask(room, fan).is("ADMITTED")) {
                    order.add(fan.arrival());
                    assertThat(line.look(room).count("active")).isLessThanOrEqualTo(2);
                    line.end(room, fan.account());
                }
            }
        }
        assertThat(order).containsExactly(2L, 3L, 4L, 5L, 6L, newcomer.arrival());
    }

    @Test
    void reservesNumbersBeforeThoseAreGivenThatItHas() {
        join(room(1), 600);

        assertThat(kept.mark(performance).orElseThrow().issued())
                .as("a thousand were reserved at first")
                .isBetween(1_001L, 1_600L);
    }

    @Test
    void keepsItsPlaceForWhoOnlyAsksWithTheOldEntry() {
        Room room = room(1);
        List<EntryToken> fans = join(room, 3);
        mark(room);

        empty();

        assertThat(line.place(room, fans.get(2)).text("state")).isEqualTo("WAITING");
        assertThat(ask(room, fans.get(1)).is("WAITING")).isTrue();
        clock.pass(SLOT.plusSeconds(1));
        assertThat(ask(room, fans.get(2)).is("WAITING")).isTrue();
        assertThat(ask(room, fans.get(1)).is("ADMITTED")).isTrue();
    }

    @Test
    void noticesThatRedisCameBackWithAnOldSnapshot() {
        Room room = room(2);
        List<EntryToken> fans = join(room, 5);
        mark(room);
        Map<String, byte[]> snapshot = snapshot();
        long epoch = line.look(room).number("epoch");
        AdmissionToken bought = admit(room, fans.get(0));
        AdmissionToken inside = admit(room, fans.get(1));
        line.end(room, bought.account());
        admit(room, fans.get(2));
        line.end(room, fans.get(2).account());
        mark(room);

        restore(snapshot);

        assertThat(line.look(room).number("epoch")).isGreaterThan(epoch);
        assertThat(line.heartbeat(room, inside).is("KEPT")).isTrue();
        assertThat(line.look(room).count("active")).isEqualTo(1);
        for (EntryToken used : List.of(fans.get(0), fans.get(2))) {
            assertThat(ask(room, used).is("GONE")).as("a place is used once").isTrue();
        }
        assertThat(joinAgain(room, fans.get(3)).number("arrival")).isEqualTo(4);
    }

    @Test
    void noticesAnOldSnapshotByItsMarkWhereNoProcessIsLeftThatSawMore() {
        Room room = room(2);
        List<EntryToken> fans = join(room, 5);
        Map<String, byte[]> snapshot = snapshot();
        admit(room, fans.get(0));
        line.end(room, fans.get(0).account());
        long epoch = mark(room).number("epoch");

        restore(snapshot);
        line = process();

        assertThat(line.look(room).number("epoch")).isGreaterThan(epoch);
        assertThat(joinAgain(room, fans.get(0)).number("arrival"))
                .as("a place that was used is not kept")
                .isGreaterThan(5);
        assertThat(joinAgain(room, fans.get(4)).number("arrival")).isEqualTo(5);
    }

    @Test
    void givesNoNumberTwiceThoughRedisForgotThatItGaveIt() {
        Room room = room(1);
        join(room, 10);
        Map<String, byte[]> snapshot = snapshot();
        Set<Long> numbers = new HashSet<>();
        join(room, 10).forEach(fan -> numbers.add(fan.arrival()));

        restore(snapshot);
        join(room, 10).forEach(fan -> assertThat(numbers.add(fan.arrival())).isTrue());
        mark(room);
        restore(snapshot);
        line = process();

        join(room, 10).forEach(fan -> assertThat(numbers.add(fan.arrival())).isTrue());
    }

    @Test
    void goesByWhatItHasSeenWherePostgresIsAwayToo() {
        Room room = room(1);
        List<EntryToken> fans = join(room, 4);
        mark(room);
        kept.goAway();

        empty();

        assertThat(joinAgain(room, fans.get(3)).number("number")).isEqualTo(4);
        assertThat(join(room, 1).getFirst().arrival()).isGreaterThan(4);
        assertThat(line.look(room).number("recovering")).isPositive();
    }

    @Test
    void takesNobodyForGoneBecauseRedisCouldNotBeReached() {
        Room room = room(1);
        List<EntryToken> fans = join(room, 2);
        AdmissionToken inside = admit(room, fans.getFirst());

        clock.pass(Duration.ofMinutes(2));

        assertThat(ask(room, fans.get(1)).is("WAITING")).isTrue();
        assertThat(line.heartbeat(room, inside).is("KEPT")).isTrue();
        for (int i = 0; i < 10; i++) {
            clock.pass(Duration.ofSeconds(10));
            line.look(room);
        }
        assertThat(ask(room, fans.get(1)).is("ADMITTED"))
                .as("whoever does not come back is gone after all")
                .isTrue();
    }

    /** One fan of the long run. */
    private static final class Fan {
        private final EntryToken entry;
        private final long number;
        private @Nullable AdmissionToken admission;
        private Instant leaves = Instant.MAX;
        private Instant beats = Instant.MIN;
        private boolean done;

        private Fan(EntryToken entry) {
            this.entry = entry;
            this.number = entry.arrival();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void admitsNobodyTwiceAndNeverTooManyAndInOrderWhateverRedisForgets(long seed) {
        int places = 5;
        var random = new SplittableRandom(seed);
        Room room = room(places);
        List<Fan> fans = join(room, 60).stream().map(Fan::new).toList();
        Map<String, byte[]> snapshot = snapshot();
        Set<AdmissionId> seen = new HashSet<>();
        Instant end = clock.instant().plus(Duration.ofMinutes(40));
        long epoch = 0;
        int losses = 0;
        while (fans.stream().anyMatch(fan -> !fan.done) && clock.instant().isBefore(end)) {
            if (losses < 4 && random.nextInt(120) == 0) {
                losses++;
                lose(random, snapshot);
            }
            if (random.nextInt(60) == 0) {
                snapshot = snapshot();
            }
            LineAnswer look = mark(room);
            if (look.number("epoch") != epoch) {
                epoch = look.number("epoch");
                for (Fan fan : shuffled(fans, random)) {
                    if (fan.admission == null && !fan.done) {
                        assertThat(joinAgain(room, fan.entry).number("number")).isEqualTo(fan.number);
                    }
                }
            }
            for (Fan fan : shuffled(fans, random)) {
                move(room, fan, look.number("serving"), random, seen);
            }
            long inside = fans.stream()
                    .filter(fan -> fan.admission != null && !fan.done)
                    .count();
            assertThat(inside).as("in at once").isLessThanOrEqualTo(places);
            long last = fans.stream()
                    .filter(fan -> fan.admission != null)
                    .mapToLong(fan -> fan.number)
                    .max()
                    .orElse(0);
            assertThat(fans.stream().filter(fan -> fan.admission == null && fan.number < last))
                    .as("who was overtaken: only who was called, too")
                    .hasSizeLessThan(places);
            clock.pass(Duration.ofSeconds(1));
        }
        assertThat(fans).as("all came in").allMatch(fan -> fan.done);
        assertThat(losses).isPositive();
        assertThat(seen).hasSize(fans.size());
    }

    private void lose(SplittableRandom random, Map<String, byte[]> snapshot) {
        if (random.nextBoolean()) {
            empty();
        } else {
            restore(snapshot);
        }
        if (random.nextInt(3) == 0) {
            line = process();
        }
    }

    private void move(Room room, Fan fan, long serving, SplittableRandom random, Set<AdmissionId> seen) {
        Instant now = clock.instant();
        if (fan.done) {
            return;
        }
        AdmissionToken admission = fan.admission;
        if (admission == null) {
            if (fan.number > serving || random.nextInt(3) == 0) {
                return;
            }
            LineAnswer answer = ask(room, fan.entry);
            if (answer.is("ADMITTED")) {
                assertThat(seen.add(answer.admissionId()))
                        .as("a place is used once")
                        .isTrue();
                fan.admission = token(fan.entry, answer);
                fan.leaves = now.plusSeconds(15 + random.nextInt(60));
                fan.beats = now.plus(HEARTBEAT);
            }
        } else if (!now.isBefore(fan.leaves)) {
            line.end(room, fan.entry.account());
            fan.done = true;
        } else if (!now.isBefore(fan.beats)) {
            assertThat(line.heartbeat(room, admission).is("KEPT")).isTrue();
            fan.beats = now.plus(HEARTBEAT);
        }
    }

    private static List<Fan> shuffled(List<Fan> fans, SplittableRandom random) {
        var order = new ArrayList<>(fans);
        for (int i = order.size() - 1; i > 0; i--) {
            Collections.swap(order, i, random.nextInt(i + 1));
        }
        return order;
    }

    private Line process() {
        var settings = new WaitingRoomSettings(
                Duration.ofMinutes(30),
                Duration.ofSeconds(30),
                Duration.ofMinutes(10),
                Duration.ofSeconds(60),
                Duration.ofSeconds(15),
                Duration.ofSeconds(60),
                RIGHT,
                Duration.ofSeconds(10),
                Duration.ofMillis(500),
                Duration.ofMillis(500));
        return new Line(redis, clock.scripts(), kept, settings, clock);
    }

    private Room room(int places) {
        Instant salesFrom = clock.instant().minusSeconds(60);
        return new Room(
                performance,
                new AccountId(UUID.randomUUID()),
                salesFrom.minusSeconds(1_800),
                salesFrom,
                salesFrom.plus(Duration.ofDays(1)),
                false,
                new WaitingRoomPolicy(Optional.empty(), Optional.empty(), Optional.of(places), RIGHT, Rejoin.KEEP),
                false);
    }

    private List<EntryToken> join(Room room, int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> {
                    var fan = new AccountId(UUID.randomUUID());
                    LineAnswer answer = line.join(room, fan, LEAF);
                    return new EntryToken(performance, fan, answer.number("arrival"), answer.number("since"));
                })
                .toList();
    }

    private LineAnswer joinAgain(Room room, EntryToken old) {
        return line.join(room, old.account(), LEAF, Optional.of(old));
    }

    private LineAnswer ask(Room room, EntryToken entry) {
        return line.admit(room, entry, ids.of(entry));
    }

    private AdmissionToken admit(Room room, EntryToken entry) {
        LineAnswer answer = ask(room, entry);
        assertThat(answer.outcome()).isEqualTo("ADMITTED");
        return token(entry, answer);
    }

    private AdmissionToken token(EntryToken entry, LineAnswer admitted) {
        return AdmissionToken.starting(
                clock.instant(),
                Duration.ofSeconds(60),
                admitted.admissionId(),
                performance,
                entry.account(),
                admitted.number("number"),
                admitted.number("epoch"),
                RIGHT);
    }

    /** As a job does each second. */
    private LineAnswer mark(Room room) {
        LineAnswer look = line.look(room);
        line.mark(room, look);
        return look;
    }

    private void empty() {
        redis.delete(LineKeys.of(performance));
    }

    private Map<String, byte[]> snapshot() {
        var dumps = new HashMap<String, byte[]>();
        for (String key : LineKeys.of(performance)) {
            byte[] dump = redis.dump(key);
            if (dump != null) {
                dumps.put(key, dump);
            }
        }
        return dumps;
    }

    private void restore(Map<String, byte[]> snapshot) {
        empty();
        redis.execute((RedisCallback<Boolean>) connection -> {
            snapshot.forEach(
                    (key, dump) -> connection.keyCommands().restore(key.getBytes(StandardCharsets.UTF_8), 0, dump));
            return true;
        });
    }
}
