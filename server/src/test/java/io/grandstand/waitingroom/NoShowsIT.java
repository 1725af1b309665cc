package io.grandstand.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.WaitingRoomPolicy;
import io.grandstand.catalog.WaitingRoomPolicy.Rate;
import io.grandstand.catalog.WaitingRoomPolicy.Rejoin;
import io.grandstand.draw.Hash;
import io.grandstand.kernel.AccountId;
import io.grandstand.testing.GrandstandTest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;

/** A line of which many never come when they are called, minute by minute, by a clock of its own. */
@GrandstandTest
class NoShowsIT {

    private static final Hash LEAF = Hash.of(new byte[Hash.BYTES]);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration SALE = Duration.ofMinutes(10);
    private static final Rate RATE = new Rate(20, Duration.ofSeconds(10));
    private static final int FANS = 2_200;

    @Autowired
    StringRedisTemplate redis;

    @Autowired
    InstantSource wallClock;

    private final PerformanceId performance =
            new PerformanceId(ThreadLocalRandom.current().nextLong(1L << 32, 1L << 48));
    private final AdmissionIds ids = new AdmissionIds(new byte[32]);

    /** What became of a sale. */
    private record Sale(List<Instant> admitted) {}

    private record Visit(Instant at, EntryToken fan) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void movesAtNinetyFivePercentOfTheRateWhenAThirdNeverComesAndNeverAboveIt(long seed) {
        Sale sale = run(seed, policy(Optional.of(RATE), Optional.empty()), 0.3);

        long allowed = RATE.count() * SALE.dividedBy(RATE.per());
        assertThat((double) sale.admitted().size() / allowed).isBetween(0.95, 1.0 + 1.0 / 60);
        assertNeverAbove(sale);
    }

    @Test
    void movesAtTheRateWhenEverybodyComesAndNeverAboveIt() {
        Sale sale = run(4, policy(Optional.of(RATE), Optional.empty()), 0);

        long allowed = RATE.count() * SALE.dividedBy(RATE.per());
        assertThat((double) sale.admitted().size() / allowed).isBetween(0.95, 1.0 + 1.0 / 60);
        assertNeverAbove(sale);
    }

    /** All of the called come late, when their credit has gone to others: then the policy is kept at the door. */
    @Test
    void isNeverAboveTheRateWhenAllWhoWereTakenForNoShowsComeAfterAll() {
        var clock = new LineClock(redis, wallClock.instant());
        Line line = line(clock);
        Room room = room(clock, policy(Optional.of(RATE), Optional.empty()));
        List<EntryToken> waiting = new ArrayList<>(join(line, room, 100));
        var admitted = new ArrayList<Instant>();

        // Nobody comes for as long as a grace lasts, so that far more are called than may come in.
        for (int tick = 0; tick < 250; tick++) {
            clock.pass(TICK);
            line.look(room);
        }
        assertThat(line.look(room).count("called")).isGreaterThan(2 * RATE.count());
        for (int tick = 0; tick < 900 && !waiting.isEmpty(); tick++) {
            waiting.removeIf(fan -> {
                boolean in = ask(line, room, fan).is("ADMITTED");
                if (in) {
                    admitted.add(clock.instant());
                }
                return in;
            });
            clock.pass(TICK);
        }

        assertThat(waiting).isEmpty();
        assertNeverAbove(new Sale(admitted));
    }

    @Test
    void fillsTheRoomAgainThoughAThirdOfTheCalledNeverCome() {
        int places = 40;
        Sale sale = run(5, policy(Optional.empty(), Optional.of(places)), 0.3);

        // Everyone shops for a minute: so many could be let in if each place were taken at once.
        double allowed = places * (1 + (double) SALE.toMinutes());
        assertThat(sale.admitted().size() / allowed).isGreaterThan(0.75);
    }

    private static void assertNeverAbove(Sale sale) {
        List<Instant> admitted = sale.admitted();
        for (int i = 0; i + RATE.count() < admitted.size(); i++) {
            assertThat(Duration.between(admitted.get(i), admitted.get(i + RATE.count())))
                    .as("the %d admissions from %s on", RATE.count() + 1, admitted.get(i))
                    .isGreaterThanOrEqualTo(RATE.per());
        }
    }

    /** Each of the called comes within three seconds, or never; whoever is in shops for a minute. */
    private Sale run(long seed, WaitingRoomPolicy policy, double noShows) {
        RandomGenerator random = new SplittableRandom(seed);
        var clock = new LineClock(redis, wallClock.instant());
        Line line = line(clock);
        Room room = room(clock, policy);
        List<EntryToken> fans = join(line, room, FANS);
        var visits = new PriorityQueue<Visit>(Comparator.comparing(Visit::at));
        var leaving = new PriorityQueue<Visit>(Comparator.comparing(Visit::at));
        var sale = new Sale(new ArrayList<>());
        Instant end = clock.instant().plus(SALE);
        long noticed = 0;
        while (clock.instant().isBefore(end)) {
            Instant now = clock.instant();
            while (!leaving.isEmpty() && !leaving.peek().at().isAfter(now)) {
                assertThat(line.end(room, leaving.remove().fan().account()).is("ENDED"))
                        .isTrue();
            }
            long serving = line.look(room).number("serving");
            for (; noticed < serving; noticed++) {
                if (random.nextDouble() >= noShows) {
                    visits.add(new Visit(now.plusMillis(random.nextLong(3_000)), fans.get(Math.toIntExact(noticed))));
                }
            }
            while (!visits.isEmpty() && !visits.peek().at().isAfter(now)) {
                Visit visit = visits.remove();
                LineAnswer answer = ask(line, room, visit.fan());
                if (answer.is("ADMITTED")) {
                    sale.admitted().add(now);
                    leaving.add(new Visit(now.plusSeconds(60), visit.fan()));
                } else {
                    visits.add(new Visit(now.plusMillis(250), visit.fan()));
                }
            }
            clock.pass(TICK);
        }
        return sale;
    }

    private List<EntryToken> join(Line line, Room room, int count) {
        var entries = new ArrayList<EntryToken>();
        for (int i = 0; i < count; i++) {
            var fan = new AccountId(UUID.randomUUID());
            LineAnswer answer = line.join(room, fan, LEAF);
            entries.add(new EntryToken(performance, fan, answer.number("arrival"), answer.number("since")));
        }
        return entries;
    }

    private LineAnswer ask(Line line, Room room, EntryToken fan) {
        return line.admit(room, fan, ids.of(fan));
    }

    private Line line(LineClock clock) {
        var settings = new WaitingRoomSettings(
                Duration.ofMinutes(30),
                Duration.ofSeconds(30),
                Duration.ofMinutes(10),
                Duration.ofSeconds(60),
                Duration.ofSeconds(15),
                Duration.ofSeconds(60),
                Duration.ofMinutes(30),
                Duration.ofSeconds(10),
                Duration.ofMillis(500),
                Duration.ofMillis(500));
        return new Line(redis, clock.scripts(), new LinesInMemory(), settings, clock);
    }

    private static WaitingRoomPolicy policy(Optional<Rate> rate, Optional<Integer> concurrency) {
        return new WaitingRoomPolicy(rate, Optional.empty(), concurrency, Duration.ofMinutes(10), Rejoin.KEEP);
    }

    private Room room(LineClock clock, WaitingRoomPolicy policy) {
        Instant salesFrom = clock.instant().minusSeconds(60);
        return new Room(
                performance,
                new AccountId(UUID.randomUUID()),
                salesFrom.minusSeconds(1_800),
                salesFrom,
                salesFrom.plus(Duration.ofDays(1)),
                false,
                policy,
                false);
    }
}
