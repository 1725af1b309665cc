package io.grandstand.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.WaitingRoomPolicy;
import io.grandstand.catalog.WaitingRoomPolicy.Rate;
import io.grandstand.catalog.WaitingRoomPolicy.Rejoin;
import io.grandstand.draw.Hash;
import io.grandstand.kernel.AccountId;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.waitingroom.BookingHealth.Report;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;

/** A line that follows how booking fares, and what it has left, as several processes tell. */
@GrandstandTest
class BookingHealthIT {

    private static final Hash LEAF = Hash.of(new byte[Hash.BYTES]);
    private static final Report WELL = new Report(50, 0, 0, Duration.ofMillis(20));
    private static final Report SLOW = new Report(5, 0, 0, Duration.ofSeconds(2));
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Autowired
    StringRedisTemplate redis;

    @Autowired
    RoomDraws draws;

    @Autowired
    InstantSource wallClock;

    private final PerformanceId performance =
            new PerformanceId(ThreadLocalRandom.current().nextLong(1L << 32, 1L << 48));
    private final AdmissionIds ids = new AdmissionIds(new byte[32]);
    private LineClock clock;
    private Line line;
    private Tending tending;
    private BookingHealth here;
    private BookingHealth elsewhere;

    @BeforeEach
    void start() {
        clock = new LineClock(redis, wallClock.instant());
        line = new Line(redis, clock.scripts(), new LinesInMemory(), settings(), clock);
        var metrics = new WaitingRoomMetrics(new SimpleMeterRegistry(), new LiveRooms(line, settings(), clock));
        tending = new Tending(line, new Drawing(draws, line), settings(), metrics);
        here = new MirroredHealth(redis, clock.scripts());
        elsewhere = new MirroredHealth(redis, clock.scripts());
    }

    @Test
    void addsUpWhatProcessesTellAndGoesByTheSlowest() {
        Room room = room(policy(Optional.empty(), Optional.of(10)));
        here.report(performance, new Report(50, 0, 3, Duration.ofMillis(20)));
        elsewhere.report(performance, new Report(5, 2, 4, Duration.ofMillis(900)));

        assertThat(RoomView.of(room, clock.instant(), line.look(room)).health())
                .isEqualTo(new Report(55, 2, 7, Duration.ofMillis(900)));
        clock.pass(Duration.ofSeconds(6));
        here.report(performance, WELL);
        assertThat(RoomView.of(room, clock.instant(), line.look(room)).health())
                .as("what is old has no say")
                .isEqualTo(WELL);
    }

    @Test
    void letsInFewerWhileBookingIsSlowAndAllAgainWhenItIsNot() {
        Room room = room(policy(Optional.of(new Rate(40, Duration.ofSeconds(10))), Optional.empty()));
        List<EntryToken> waiting = new ArrayList<>(join(room, 1_200));

        int well = admitted(room, waiting, WELL, 30);
        int slow = admitted(room, waiting, SLOW, 60);
        assertThat(RoomDocument.of(RoomView.of(room, clock.instant(), line.look(room)))
                        .slowed())
                .isTrue();
        int recovering = admitted(room, waiting, WELL, 60);
        int again = admitted(room, waiting, WELL, 30);

        // A look each second finds the next window open up to a second late.
        assertThat(well).isBetween(100, 160);
        // Half of it every five seconds: 20, 10, 5, 2, and then the least.
        assertThat(slow).isLessThan(well);
        assertThat(recovering).isBetween(100, 200);
        assertThat(again).isBetween(100, 160);
    }

    @Test
    void isSlowedByOneProcessOfManyThatIsSlow() {
        Room room = room(policy(Optional.empty(), Optional.of(10)));
        here.report(performance, WELL);
        elsewhere.report(performance, SLOW);

        tending.tend(room, HostDecision.NONE);

        assertThat(line.look(room).count("share")).isEqualTo(500);
    }

    @Test
    void isSlowedOnceHoweverManyProcessesTendIt() {
        Room room = room(policy(Optional.empty(), Optional.of(10)));
        here.report(performance, SLOW);
        LineAnswer seen = line.look(room);

        assertThat(line.pace(performance, seen, 500)).isTrue();
        assertThat(line.pace(performance, seen, 250)).isFalse();
        assertThat(line.look(room).count("share")).isEqualTo(500);
    }

    @Test
    void callsNoMoreThanThereAreSeatsLeftAndNobodyWhereNoneIs() {
        Room room = room(policy(Optional.empty(), Optional.of(100)));
        redis.opsForValue().set(LineKeys.left(performance), "3", Duration.ofMinutes(5));
        List<EntryToken> fans = join(room, 20);
        assertThat(line.look(room).number("serving")).isEqualTo(3);

        redis.opsForValue().set(LineKeys.left(performance), "0", Duration.ofMinutes(5));
        fans.forEach(fan -> line.admit(room, fan, ids.of(fan)));
        for (int i = 0; i < 60; i++) {
            clock.pass(SECOND);
            assertThat(line.look(room).number("serving")).isEqualTo(3);
        }
        RoomDocument document = RoomDocument.of(RoomView.of(room, clock.instant(), line.look(room)));
        assertThat(document.seats()).isEqualTo(Seats.SOLD_OUT);

        redis.opsForValue().set(LineKeys.left(performance), "2", Duration.ofMinutes(5));
        assertThat(line.look(room).number("serving"))
                .as("what comes back is offered to the next")
                .isEqualTo(5);
    }

    /** All of the called ask each second; whoever is in leaves at once. */
    private int admitted(Room room, List<EntryToken> waiting, Report report, int seconds) {
        int admitted = 0;
        for (int second = 0; second < seconds; second++) {
            here.report(performance, report);
            tending.tend(room, HostDecision.NONE);
            long serving = line.look(room).number("serving");
            List<EntryToken> called =
                    waiting.stream().filter(fan -> fan.arrival() <= serving).toList();
            for (EntryToken fan : called) {
                if (line.admit(room, fan, ids.of(fan)).is("ADMITTED")) {
                    line.end(room, fan.account());
                    waiting.remove(fan);
                    admitted++;
                }
            }
            clock.pass(SECOND);
        }
        return admitted;
    }

    private List<EntryToken> join(Room room, int count) {
        var entries = new ArrayList<EntryToken>();
        for (int i = 0; i < count; i++) {
            var fan = new AccountId(UUID.randomUUID());
            LineAnswer answer = line.join(room, fan, LEAF);
            entries.add(new EntryToken(performance, fan, answer.number("arrival"), answer.number("since")));
        }
        return entries;
    }

    private static WaitingRoomSettings settings() {
        return new WaitingRoomSettings(
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
    }

    private static WaitingRoomPolicy policy(Optional<Rate> rate, Optional<Integer> concurrency) {
        return new WaitingRoomPolicy(rate, Optional.empty(), concurrency, Duration.ofMinutes(10), Rejoin.KEEP);
    }

    private Room room(WaitingRoomPolicy policy) {
        Instant salesFrom = clock.instant().minusSeconds(60);
        return new Room(
                performance,
                new AccountId(UUID.randomUUID()),
                salesFrom.minusSeconds(1_800),
                salesFrom,
                salesFrom.plus(Duration.ofDays(1)),
                false,
                policy,
                false,
                100);
    }
}
