package io.grandstand.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.WaitingRoomPolicy;
import io.grandstand.catalog.WaitingRoomPolicy.Away;
import io.grandstand.catalog.WaitingRoomPolicy.Rate;
import io.grandstand.catalog.WaitingRoomPolicy.Rejoin;
import io.grandstand.kernel.AccountId;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** What fans meet while Redis cannot be reached, by their host's choice. */
@GrandstandTest
class WhileAwayIT {

    private static final Duration RIGHT = Duration.ofMinutes(10);
    private static final Rate RATE = new Rate(2, Duration.ofSeconds(10));

    @Autowired
    RedisConnectionFactory there;

    @Autowired
    StringRedisTemplate redis;

    @Autowired
    Entrants entrants;

    @Autowired
    Tokens tokens;

    @Autowired
    AdmissionIds ids;

    @Autowired
    Revocations revocations;

    @Autowired
    Rooms rooms;

    @Autowired
    OnSale onSale;

    @Autowired
    InstantSource wallClock;

    private final PerformanceId performance =
            new PerformanceId(ThreadLocalRandom.current().nextLong(1L << 32, 1L << 48));
    private final LettuceConnectionFactory nowhere = new LettuceConnectionFactory("127.0.0.1", 1);
    private final LinesInMemory kept = new LinesInMemory();
    private LineClock clock;
    private Line line;
    private LiveRooms live;
    private Joining joining;
    private AskingForAdmission asking;
    private Gate gate;

    /** A connection that can be cut. */
    private static final class Gate extends StringRedisTemplate {

        private final RedisConnectionFactory open;
        private final RedisConnectionFactory shut;

        private Gate(RedisConnectionFactory open, RedisConnectionFactory shut) {
            super(open);
            this.open = open;
            this.shut = shut;
        }

        private void cut() {
            setConnectionFactory(shut);
        }

        private void mend() {
            setConnectionFactory(open);
        }
    }

    @BeforeEach
    void start() {
        nowhere.afterPropertiesSet();
        nowhere.start();
        clock = new LineClock(redis, wallClock.instant());
        gate = new Gate(there, nowhere);
        line = new Line(gate, clock.scripts(), kept, settings(), clock);
        live = new LiveRooms(line, settings(), clock);
        var metrics = new WaitingRoomMetrics(new SimpleMeterRegistry(), live);
        var whileAway = new WhileAway(live, tokens, ids, settings(), clock);
        joining = new Joining(line, tokens, entrants, whileAway, metrics, clock);
        asking = new AskingForAdmission(line, tokens, ids, whileAway, settings(), metrics, clock);
    }

    @AfterEach
    void stop() {
        nowhere.destroy();
    }

    @Test
    void letsNobodyInWhereTheHostWantsItClosedAndSaysSo() {
        Room room = room(policy(Away.CLOSED));
        AccountId fan = fan();
        String entry = join(room, fan);
        live.document(room);

        gate.cut();
        clock.pass(Duration.ofSeconds(5));

        RoomDocument document = live.document(room);
        assertThat(document.line()).isEqualTo(RoomDocument.LineState.AWAY);
        assertThat(document.whileAway()).isEqualTo(Away.CLOSED);
        assertThat(document.issued()).as("the last that is known").isEqualTo(1);
        assertThatThrownBy(() -> asking.ask(room, fan, entry)).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> joining.join(room, fan(), null)).isInstanceOf(DataAccessException.class);
    }

    @Test
    void letsInWhoAsksFirstNoFasterThanTheRateWhereTheHostWantsItOpen() {
        Room room = room(policy(Away.OPEN));
        List<AccountId> crowd = IntStream.range(0, 30).mapToObj(_ -> fan()).toList();
        List<String> entries = crowd.stream().map(fan -> join(room, fan)).toList();
        live.document(room);

        gate.cut();
        clock.pass(Duration.ofSeconds(5));

        assertThat(live.document(room).whileAway()).isEqualTo(Away.OPEN);
        Set<AdmissionId> in = new HashSet<>();
        Instant start = clock.instant();
        for (int second = 0; second < 60; second++) {
            for (int i = crowd.size() - 1; i >= 0; i--) {
                if (asking.ask(room, crowd.get(i), entries.get(i)) instanceof AskResult.Admitted admitted) {
                    in.add(admitted.admission().id());
                }
            }
            long seconds = Duration.between(start, clock.instant()).toSeconds();
            assertThat(in).hasSizeLessThanOrEqualTo(1 + (int) (seconds * RATE.count() / 10));
            clock.pass(Duration.ofSeconds(1));
        }
        assertThat(in).hasSizeGreaterThanOrEqualTo(11);
    }

    @Test
    void sharesTheRateAmongTheProcessesThatSawTheLine() {
        Room room = room(policy(Away.OPEN));
        AccountId fan = fan();
        String entry = join(room, fan);
        live.document(room);
        new Line(gate, clock.scripts(), kept, settings(), clock).look(room);
        clock.pass(Duration.ofSeconds(1));
        assertThat(live.view(room).processes()).isEqualTo(2);

        gate.cut();

        int seconds = 0;
        while (!(asking.ask(room, fan, entry) instanceof AskResult.Admitted)) {
            clock.pass(Duration.ofSeconds(1));
            seconds++;
        }
        assertThat(seconds).as("two in ten seconds, by two processes").isBetween(10, 11);
    }

    @Test
    void takesUpWhoWasLetInMeanwhileAndLetsThemInOnlyOnce() {
        Room room = room(policy(Away.OPEN));
        AccountId fan = fan();
        String entry = join(room, fan);
        join(room, fan());
        join(room, fan());
        live.document(room);
        gate.cut();
        clock.pass(Duration.ofSeconds(5));
        asking.ask(room, fan, entry);
        clock.pass(Duration.ofSeconds(10));
        var admitted = (AskResult.Admitted) asking.ask(room, fan, entry);
        var again = (AskResult.Admitted) asking.ask(room, fan, entry);
        assertThat(again.again()).isTrue();
        assertThat(again.admission().id()).isEqualTo(admitted.admission().id());

        gate.mend();

        assertThat(line.heartbeat(room, admitted.admission()).is("KEPT")).isTrue();
        assertThat(line.look(room).count("active")).isEqualTo(1);
        var back = (AskResult.Admitted) asking.ask(room, fan, entry);
        assertThat(back.admission().id()).isEqualTo(admitted.admission().id());
    }

    @Test
    void letsEveryoneInAtOnceWhereThereIsNoWaitingRoom() {
        Room room = room(new WaitingRoomPolicy(
                Optional.empty(), Optional.empty(), Optional.empty(), RIGHT, Rejoin.KEEP, Away.OPEN));
        gate.cut();
        var admitted = new ArrayList<AskResult>();

        for (int i = 0; i < 20; i++) {
            AccountId fan = fan();
            var joined = (JoinResult.Joined) joining.join(room, fan, null);
            admitted.add(asking.ask(room, fan, joined.entry()));
        }

        assertThat(admitted).hasSize(20).allMatch(AskResult.Admitted.class::isInstance);
    }

    @Test
    void keepsTheAdmittedBookingUntilTheirRightIsOver() {
        Room room = rooms.find(onSale.aPerformance().rate(5, 10).open().performance())
                .orElseThrow();
        AccountId fan = fan();
        var admitted = (AskResult.Admitted) asking.ask(room, fan, join(room, fan));
        AdmissionId id = admitted.admission().id();
        Instant end = admitted.admission().rightUntil();
        var keeping = new KeepingAdmission(rooms, line, tokens, revocations, settings(), clock);
        String token = admitted.token();
        gate.cut();

        clock.pass(Duration.ofSeconds(15));
        while (clock.instant().isBefore(end)) {
            var renewed = (HeartbeatResult.Renewed) keeping.heartbeat(id, fan, token);
            assertThat(renewed.admission().rightUntil()).isEqualTo(end);
            assertThat(renewed.admission().expiresAt()).isBeforeOrEqualTo(end);
            token = renewed.token();
            clock.pass(Duration.ofSeconds(15));
        }
        assertThat(keeping.heartbeat(id, fan, token)).isInstanceOf(HeartbeatResult.Expired.class);
    }

    private String join(Room room, AccountId fan) {
        return ((JoinResult.Joined) joining.join(room, fan, null)).entry();
    }

    private static WaitingRoomSettings settings() {
        return new WaitingRoomSettings(
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
    }

    private static WaitingRoomPolicy policy(Away away) {
        return new WaitingRoomPolicy(Optional.of(RATE), Optional.empty(), Optional.empty(), RIGHT, Rejoin.KEEP, away);
    }

    private Room room(WaitingRoomPolicy policy) {
        Instant salesFrom = clock.instant().minusSeconds(60);
        return new Room(
                performance,
                fan(),
                salesFrom.minusSeconds(1_800),
                salesFrom,
                salesFrom.plus(Duration.ofDays(1)),
                false,
                policy,
                false);
    }

    private static AccountId fan() {
        return new AccountId(UUID.randomUUID());
    }
}
