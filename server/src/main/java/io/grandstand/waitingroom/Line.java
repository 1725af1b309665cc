package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.WaitingRoomPolicy;
import io.grandstand.catalog.WaitingRoomPolicy.Rate;
import io.grandstand.draw.EntrantList;
import io.grandstand.draw.EntrantTree;
import io.grandstand.draw.Hash;
import io.grandstand.draw.Seed;
import io.grandstand.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/** The line of every waiting room, in Redis: each step is one script, exact over all processes, by Redis' own clock. */
@Component
class Line {

    /** How long Redis keeps a room after its sale, for those who still look. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final String UNKNOWN = "UNKNOWN";
    private static final String DRAWN = "DRAWN";
    /** In place of a number that nobody asked for yet: numbers begin with 1. */
    private static final String NOT_DRAWN = "0";

    private static final int LEAVES_READ_MAX = 10_000;
    private static final int DRAWN_MAX = 1_000;
    private static final List<String> NO_POLICY = List.of("0", "0", "0", "0", "0", "KEEP");

    private record DrawnLine(PerformanceId performance, long epoch) {}

    private final StringRedisTemplate redis;
    private final Function<PerformanceId, HostDecision> decisions;
    private final Function<Room, Optional<Hash>> commitments;
    /** What was drawn never changes. */
    private final Map<DrawnLine, LineDraw> drawn = new ConcurrentHashMap<>();

    private final WaitingRoomSettings settings;
    private final InstantSource clock;

    @Autowired
    Line(
            StringRedisTemplate redis,
            HostDecisions decisions,
            AnnouncingDraw announcing,
            WaitingRoomSettings settings,
            InstantSource clock) {
        this(redis, decisions::find, announcing::commitment, settings, clock);
    }

    Line(
            StringRedisTemplate redis,
            Function<PerformanceId, HostDecision> decisions,
            Function<Room, Optional<Hash>> commitments,
            WaitingRoomSettings settings,
            InstantSource clock) {
        this.redis = redis;
        this.decisions = decisions;
        this.commitments = commitments;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param leaf stands for the account where this line is drawn */
    LineAnswer join(Room room, AccountId account, Hash leaf) {
        LineAnswer answer = run(LineScripts.JOIN, room, account.toString(), leaf.toString(), NOT_DRAWN, NOT_DRAWN);
        if (!answer.is(DRAWN)) {
            return answer;
        }
        String arrival = answer.text("arrival");
        String number = Long.toString(
                learn(room, answer).numberOf(answer.number("arrival")).orElseThrow());
        return run(LineScripts.JOIN, room, account.toString(), leaf.toString(), arrival, number);
    }

    /** @param fresh names the admission if there is a new one */
    LineAnswer admit(Room room, EntryToken entry, AdmissionId fresh) {
        return numbered(LineScripts.ADMIT, room, entry, fresh.toString());
    }

    LineAnswer place(Room room, EntryToken entry) {
        return numbered(LineScripts.PLACE, room, entry);
    }

    LineAnswer heartbeat(Room room, AdmissionToken admission) {
        return run(
                LineScripts.HEARTBEAT,
                room,
                admission.account().toString(),
                admission.id().toString(),
                Long.toString(admission.epoch()),
                Long.toString(admission.number()),
                Long.toString(Duration.between(clock.instant(), admission.rightUntil())
                        .toMillis()));
    }

    LineAnswer end(Room room, AccountId account) {
        return run(LineScripts.END, room, account.toString(), "");
    }

    LineAnswer end(Room room, AccountId account, AdmissionId admission) {
        return run(LineScripts.END, room, account.toString(), admission.toString());
    }

    LineAnswer leave(Room room, AdmissionToken admission) {
        return run(
                LineScripts.LEAVE,
                room,
                admission.account().toString(),
                admission.id().toString(),
                millis(settings.leaveGrace()));
    }

    LineAnswer look(Room room) {
        return run(LineScripts.LOOK, room);
    }

    /** Moves the line on; empty where nobody came yet. */
    Optional<LineAnswer> tend(Room room) {
        return Optional.of(execute(LineScripts.LOOK, room))
                .filter(answer -> !answer.equals(UNKNOWN))
                .map(LineAnswer::parse);
    }

    /**
     * Who was called so long ago and has not come, with their numbers: each of them once.
     *
     * @param absenteesMax the others come next time
     */
    Map<AccountId, Long> absentees(Room room, Duration absentFor, int absenteesMax) {
        String answer = execute(LineScripts.ABSENT, room, millis(absentFor), Integer.toString(absenteesMax));
        if (answer.equals(UNKNOWN)) {
            return Map.of();
        }
        LineAnswer absent = LineAnswer.parse(answer);
        List<Long> numbers = absent.find("numbers").stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(Long::valueOf)
                .toList();
        return numbers.isEmpty()
                ? Map.of()
                : holders(room.performance(), LineDraw.of(room.performance(), absent), numbers);
    }

    private Map<AccountId, Long> holders(PerformanceId performance, Optional<LineDraw> draw, List<Long> numbers) {
        List<Object> arrivals = numbers.stream()
                .<Object>map(number ->
                        Long.toString(draw.map(drawn -> drawn.arrivalOf(number)).orElse(number)))
                .toList();
        List<Object> accounts = redis.opsForHash().multiGet(LineKeys.holders(performance), arrivals);
        List<Object> known = accounts.stream().filter(Objects::nonNull).toList();
        List<Object> places = redis.opsForHash().multiGet(LineKeys.places(performance), known);
        var holders = new LinkedHashMap<AccountId, Long>();
        for (int i = 0, held = 0; i < numbers.size(); i++) {
            // Whoever gave the place up for another one is not waited for.
            if (accounts.get(i) != null && arrivals.get(i).equals(places.get(held++))) {
                holders.put(AccountId.parse((String) accounts.get(i)), numbers.get(i));
            }
        }
        return holders;
    }

    /** Of the first so many who came, side by side; empty when Redis does not have them any more. */
    Optional<byte[]> leaves(PerformanceId performance, int count) {
        byte[] leaves = new byte[count * Hash.BYTES];
        for (int from = 0; from < count; from += LEAVES_READ_MAX) {
            int to = Math.min(count, from + LEAVES_READ_MAX);
            List<String> read = redis.opsForList().range(LineKeys.entrants(performance), from, to - 1L);
            if (read == null || read.size() != to - from) {
                return Optional.empty();
            }
            for (int i = 0; i < read.size(); i++) {
                System.arraycopy(Hash.parse(read.get(i)).bytes(), 0, leaves, (from + i) * Hash.BYTES, Hash.BYTES);
            }
        }
        return Optional.of(leaves);
    }

    void publish(PerformanceId performance, long epoch, EntrantList entrants) {
        write(performance, epoch, "closedAt", Long.toString(entrants.closedAt().toEpochMilli()));
        write(performance, epoch, "root", entrants.root().toString());
    }

    /** From now on numbers are called. */
    void tell(PerformanceId performance, long epoch, Seed seed) {
        write(performance, epoch, "seed", seed.value().toString());
    }

    /** Numbers of this line go by who came first. */
    void passOverDraw(PerformanceId performance, long epoch) {
        write(performance, epoch, "entrants", "0");
    }

    private void write(PerformanceId performance, long epoch, String field, String value) {
        redis.execute(LineScripts.DRAW, List.of(LineKeys.meta(performance)), Long.toString(epoch), field, value);
    }

    void configure(Room room, HostDecision decision) {
        var arguments = new ArrayList<String>();
        arguments.add(Long.toString(decision.version()));
        arguments.add(flag(decision.controls().opened()));
        arguments.add(flag(decision.controls().paused()));
        arguments.add(flag(decision.controls().draining()));
        arguments.add(flag(decision.policy().isPresent()));
        decision.policy().ifPresentOrElse(policy -> addPolicy(arguments, policy), () -> arguments.addAll(NO_POLICY));
        arguments.add(commitments.apply(room).map(Hash::toString).orElse(""));
        redis.execute(LineScripts.CONFIGURE, LineKeys.of(room.performance()), arguments.toArray());
    }

    /** A drawn number is calculated here and not in Redis; the script asks for it where it needs one. */
    private LineAnswer numbered(RedisScript<String> script, Room room, EntryToken entry, String... own) {
        LineDraw known = drawn.get(new DrawnLine(room.performance(), entry.epoch()));
        LineAnswer answer = numbered(script, room, entry, known, own);
        return answer.is(DRAWN) ? numbered(script, room, entry, learn(room, answer), own) : answer;
    }

    private LineAnswer numbered(
            RedisScript<String> script, Room room, EntryToken entry, @Nullable LineDraw known, String... own) {
        var arguments = new ArrayList<String>();
        arguments.add(entry.account().toString());
        arguments.add(Long.toString(entry.arrival()));
        arguments.add(
                known == null
                        ? NOT_DRAWN
                        : Long.toString(known.numberOf(entry.arrival()).orElseThrow()));
        arguments.add(Long.toString(entry.epoch()));
        arguments.addAll(List.of(own));
        return run(script, room, arguments.toArray(String[]::new));
    }

    private LineDraw learn(Room room, LineAnswer answer) {
        LineDraw told = LineDraw.of(room.performance(), answer).orElseThrow();
        if (drawn.size() >= DRAWN_MAX) {
            drawn.clear();
        }
        drawn.put(new DrawnLine(room.performance(), answer.number("epoch")), told);
        return told;
    }

    private LineAnswer run(RedisScript<String> script, Room room, String... own) {
        String answer = execute(script, room, own);
        if (answer.equals(UNKNOWN)) {
            // Nobody came yet, or Redis was emptied: the script has done nothing.
            configure(room, decisions.apply(room.performance()));
            answer = execute(script, room, own);
        }
        return LineAnswer.parse(answer);
    }

    private String execute(RedisScript<String> script, Room room, String... own) {
        Instant now = clock.instant();
        Instant kept = (now.isAfter(room.salesUntil()) ? now : room.salesUntil()).plus(KEPT);
        var arguments = new ArrayList<String>();
        arguments.add(room.stage(now).name());
        arguments.add(millis(settings.callGrace()));
        arguments.add(millis(settings.parking()));
        arguments.add(millis(settings.slot()));
        arguments.add(Long.toString(kept.toEpochMilli()));
        arguments.add(Integer.toString(EntrantTree.ENTRANTS_MAX));
        addPolicy(arguments, room.policy());
        arguments.addAll(List.of(own));
        return redis.execute(script, LineKeys.of(room.performance()), arguments.toArray());
    }

    private static void addPolicy(List<String> arguments, WaitingRoomPolicy policy) {
        arguments.add(Integer.toString(policy.rate().map(Rate::count).orElse(0)));
        arguments.add(millis(policy.rate().map(Rate::per).orElse(Duration.ZERO)));
        arguments.add(Integer.toString(policy.group().orElse(0)));
        arguments.add(Integer.toString(policy.concurrency().orElse(0)));
        arguments.add(millis(policy.admission()));
        arguments.add(policy.rejoin().name());
    }

    private static String flag(boolean value) {
        return value ? "1" : "0";
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
