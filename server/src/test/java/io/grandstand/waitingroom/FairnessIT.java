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
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Order and credits of one line over several processes, which here are as many lines and views on one Redis. */
@GrandstandTest
class FairnessIT {

    private static final Hash LEAF = Hash.of(new byte[Hash.BYTES]);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int PROCESSES = 3;

    @Autowired
    StringRedisTemplate redis;

    @Autowired
    InstantSource wallClock;

    private final PerformanceId performance =
            new PerformanceId(ThreadLocalRandom.current().nextLong(1L << 32, 1L << 48));
    private final AdmissionIds ids = new AdmissionIds(new byte[32]);
    private final LinesInMemory kept = new LinesInMemory();
    private LineClock clock;
    private List<Line> processes;

    @BeforeEach
    void start() {
        clock = new LineClock(redis, wallClock.instant());
        processes = IntStream.range(0, PROCESSES)
                .mapToObj(_ -> new Line(redis, clock.scripts(), kept, settings(), clock))
                .toList();
    }

    /** The bound on unfairness of numbers is nought: there are no blocks of them, whichever process gives them. */
    @Test
    void givesEveryoneWhoComesLaterALargerNumberWhicheverProcessTheyCameTo() {
        record Joined(long asked, long answered, long number) {}
        Room room = room(policy(Optional.of(new Rate(1, LONG)), Optional.empty(), Optional.empty()));

        List<Joined> joined = inParallel(600, i -> () -> {
            long asked = System.nanoTime();
            long number = line(i).join(room, fan(), LEAF).number("number");
            return new Joined(asked, System.nanoTime(), number);
        });

        assertThat(joined).extracting(Joined::number).doesNotHaveDuplicates().hasSize(600);
        for (Joined first : joined) {
            assertThat(joined)
                    .filteredOn(second -> first.answered() < second.asked())
                    .allSatisfy(second -> assertThat(second.number()).isGreaterThan(first.number()));
        }
    }

    /** The bound on unfairness of calls is nought: whoever is called, everyone before them was. */
    @Test
    void callsNobodyBeforeSomebodyWithASmallerNumber() {
        Room room = room(policy(Optional.empty(), Optional.empty(), Optional.of(7)));
        List<EntryToken> fans = joined(room, 60);
        var entered = new ArrayList<Long>();

        while (entered.size() < fans.size()) {
            List<LineAnswer> answers = inParallel(fans.size(), i -> () -> ask(line(i), room, fans.get(i)));
            long serving = line(0).look(room).number("serving");
            List<Long> in = IntStream.range(0, fans.size())
                    .filter(i -> answers.get(i).is("ADMITTED"))
                    .mapToObj(i -> fans.get(i).arrival())
                    .toList();
            entered.addAll(in);
            // Those who asked in this round were all of the called: nobody further back is in, and nobody was left out.
            assertThat(entered).hasSize(Math.toIntExact(serving)).allMatch(number -> number <= serving);
            fans.stream().filter(fan -> in.contains(fan.arrival())).forEach(fan -> line(1).end(room, fan.account()));
        }
    }

    @Test
    void letsInExactlyWhatAllLimitsTogetherAllowHoweverManyProcessesAreAsked() {
        Room room = room(policy(Optional.of(new Rate(6, Duration.ofSeconds(10))), Optional.of(15), Optional.of(20)));
        List<EntryToken> fans = joined(room, 80);

        assertThat(admitted(room, fans)).as("by the rate").hasSize(6);
        assertThat(admitted(room, fans)).as("in the same window").isEmpty();
        clock.pass(Duration.ofMillis(10_100));
        assertThat(admitted(room, fans)).as("in the next window").hasSize(6);
        clock.pass(Duration.ofMillis(10_100));
        List<EntryToken> last = admitted(room, fans);
        assertThat(last).as("by what is left of the group").hasSize(3);
        clock.pass(Duration.ofMillis(10_100));
        assertThat(admitted(room, fans)).as("the group is complete").isEmpty();
        last.forEach(
                fan -> assertThat(line(2).end(room, fan.account()).is("ENDED")).isTrue());
        assertThat(admitted(room, fans)).as("the group is not through").isEmpty();
        fans.subList(0, 15).forEach(fan -> line(1).end(room, fan.account()));
        assertThat(admitted(room, fans)).as("the next group, by the rate").hasSize(6);
    }

    @Test
    void goesByAPolicyThatIsChangedWhileItRunsOnEveryProcess() {
        Room room = room(policy(Optional.empty(), Optional.empty(), Optional.of(2)));
        List<EntryToken> fans = joined(room, 60);
        assertThat(admitted(room, fans)).hasSize(2);

        change(room, 1, policy(Optional.of(new Rate(4, Duration.ofSeconds(10))), Optional.empty(), Optional.of(30)));
        assertThat(admitted(room, fans)).as("by the rate that is new").hasSize(4);
        clock.pass(Duration.ofMillis(10_100));
        assertThat(admitted(room, fans)).hasSize(4);
        change(room, 2, policy(Optional.empty(), Optional.empty(), Optional.of(5)));
        assertThat(admitted(room, fans)).as("ten are in, and five may be").isEmpty();
        fans.subList(0, 6).forEach(fan -> line(0).end(room, fan.account()));
        assertThat(admitted(room, fans)).hasSize(1);
        change(room, 3, policy(Optional.of(new Rate(3, Duration.ofSeconds(5))), Optional.empty(), Optional.empty()));
        clock.pass(Duration.ofMillis(10_100));
        assertThat(admitted(room, fans)).as("by the rate alone").hasSize(3);
    }

    @Test
    void showsTheSameOnEveryProcess() {
        Room room = room(policy(Optional.empty(), Optional.empty(), Optional.of(4)));
        List<LiveRooms> views = processes.stream()
                .map(process -> new LiveRooms(process, settings(), clock))
                .toList();
        joined(room, 30);

        List<RoomDocument> seen =
                inParallel(30, i -> () -> views.get(i % PROCESSES).document(room));

        assertThat(seen).extracting(RoomDocument::serving).containsOnly(4L);
        assertThat(seen).extracting(RoomDocument::issued).containsOnly(30L);
    }

    private void change(Room room, long version, WaitingRoomPolicy policy) {
        var decision = new HostDecision(version, Controls.NONE, Optional.of(policy));
        kept.decide(decision);
        line(1).configure(room, decision);
    }

    /** Everyone asks once, all at the same moment. */
    private List<EntryToken> admitted(Room room, List<EntryToken> fans) {
        List<LineAnswer> answers = inParallel(fans.size(), i -> () -> ask(line(i), room, fans.get(i)));
        return IntStream.range(0, fans.size())
                .filter(i -> answers.get(i).is("ADMITTED"))
                .mapToObj(fans::get)
                .toList();
    }

    private Line line(int visit) {
        return processes.get(visit % PROCESSES);
    }

    /** All at once, by all processes; then in the order of their numbers. */
    private List<EntryToken> joined(Room room, int count) {
        return inParallel(count, i -> () -> join(line(i), room, fan())).stream()
                .sorted(Comparator.comparingLong(EntryToken::arrival))
                .toList();
    }

    private EntryToken join(Line line, Room room, AccountId fan) {
        LineAnswer answer = line.join(room, fan, LEAF);
        return new EntryToken(performance, fan, answer.number("arrival"), answer.number("since"));
    }

    private LineAnswer ask(Line line, Room room, EntryToken entry) {
        return line.admit(room, entry, ids.of(entry));
    }

    private static WaitingRoomSettings settings() {
        return new WaitingRoomSettings(
                Duration.ofMinutes(30),
                LONG,
                LONG,
                LONG,
                Duration.ZERO,
                LONG,
                LONG,
                LONG,
                LONG,
                Duration.ofMillis(100));
    }

    private static WaitingRoomPolicy policy(
            Optional<Rate> rate, Optional<Integer> group, Optional<Integer> concurrency) {
        return new WaitingRoomPolicy(rate, group, concurrency, Duration.ofMinutes(10), Rejoin.KEEP);
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

    private static <T> List<T> inParallel(int times, IntFunction<Callable<T>> call) {
        try (var threads = Executors.newFixedThreadPool(12)) {
            List<Future<T>> answers = IntStream.range(0, times)
                    .mapToObj(i -> threads.submit(call.apply(i)))
                    .toList();
            var all = new ArrayList<T>();
            for (Future<T> answer : answers) {
                all.add(answer.get());
            }
            return all;
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
