package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.WaitingRoomPolicy;
import io.grandstand.catalog.WaitingRoomPolicy.Rate;
import io.grandstand.draw.EntrantList;
import io.grandstand.draw.EntrantTree;
import io.grandstand.draw.Hash;
import io.grandstand.kernel.AccountId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
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

    private static final String DRAWN = "DRAWN";
    /** In place of a number that nobody asked for yet: numbers begin with 1. */
    private static final String NOT_DRAWN = "0";

    private static final String NO_PLACE = "0";

    private static final int LEAVES_READ_MAX = 10_000;
    private static final int DRAWN_MAX = 1_000;
    /** More often than that in one step, a line is not lost, nor its numbers used up. */
    private static final int ATTEMPTS_MAX = 10;

    private final StringRedisTemplate redis;
    private final LineScripts scripts;
    private final LineMemory memory;
    /** What was drawn never changes. */
    private final Map<PerformanceId, LineDraw> drawn = new ConcurrentHashMap<>();

    /** Names this process among those that look at lines. */
    private final String process = HexFormat.of().toHexDigits(new SecureRandom().nextLong());

    private final WaitingRoomSettings settings;
    private final InstantSource clock;

    @Autowired
    Line(StringRedisTemplate redis, KeptLines kept, WaitingRoomSettings settings, InstantSource clock) {
        this(redis, LineScripts.LIVE, kept, settings, clock);
    }

    Line(
            StringRedisTemplate redis,
            LineScripts scripts,
            KeptLines kept,
            WaitingRoomSettings settings,
            InstantSource clock) {
        this.redis = redis;
        this.scripts = scripts;
        this.memory = new LineMemory(redis, scripts, kept, settings.slot());
        this.settings = settings;
        this.clock = clock;
    }

    /** @param leaf stands for the account where this line is drawn */
    LineAnswer join(Room room, AccountId account, Hash leaf) {
        return join(room, account, leaf, Optional.empty());
    }

    /** @param old a place of this account, from before the line was lost: it is kept where it can be */
    LineAnswer join(Room room, AccountId account, Hash leaf, Optional<EntryToken> old) {
        Function<String[], LineAnswer> ask = drawnNumber -> run(
                scripts.join,
                room,
                account.toString(),
                leaf.toString(),
                drawnNumber[0],
                drawnNumber[1],
                old.map(entry -> Long.toString(entry.arrival())).orElse(NO_PLACE),
                old.map(entry -> Long.toString(entry.line())).orElse(""));
        LineAnswer answer = ask.apply(new String[] {NO_PLACE, NOT_DRAWN});
        if (!answer.is(DRAWN)) {
            return answer;
        }
        long arrival = answer.number("arrival");
        long number = learn(room, answer).numberOf(arrival).orElseThrow();
        return ask.apply(new String[] {Long.toString(arrival), Long.toString(number)});
    }

    /** @param fresh names the admission if there is a new one */
    LineAnswer admit(Room room, EntryToken entry, AdmissionId fresh) {
        return numbered(scripts.admit, room, entry, fresh.toString());
    }

    LineAnswer place(Room room, EntryToken entry) {
        return numbered(scripts.place, room, entry);
    }

    /** Gives a place up that was not used. */
    LineAnswer quit(Room room, EntryToken entry) {
        return numbered(scripts.quit, room, entry);
    }

    LineAnswer heartbeat(Room room, AdmissionToken admission) {
        return run(
                scripts.heartbeat,
                room,
                admission.account().toString(),
                admission.id().toString(),
                Long.toString(admission.epoch()),
                Long.toString(admission.number()),
                Long.toString(Duration.between(clock.instant(), admission.rightUntil())
                        .toMillis()));
    }

    LineAnswer prolong(Room room, AccountId account, Instant until) {
        return run(
                scripts.prolong,
                room,
                account.toString(),
                Long.toString(Duration.between(clock.instant(), until).toMillis()));
    }

    LineAnswer end(Room room, AccountId account) {
        return run(scripts.end, room, account.toString(), "");
    }

    LineAnswer end(Room room, AccountId account, AdmissionId admission) {
        return run(scripts.end, room, account.toString(), admission.toString());
    }

    LineAnswer leave(Room room, AdmissionToken admission) {
        return run(
                scripts.leave,
                room,
                admission.account().toString(),
                admission.id().toString(),
                millis(settings.leaveGrace()));
    }

    /** Sees the whole, and moves the line on. */
    LineAnswer look(Room room) {
        return run(scripts.look, room, process);
    }

    /** Keeps how far the line got, for when Redis loses it. */
    void mark(Room room, LineAnswer seen) {
        memory.keep(room.performance(), seen);
    }

    /**
     * Who was called so long ago and has not come, with their numbers: each of them once.
     *
     * @param absenteesMax the others come next time
     */
    Map<AccountId, Long> absentees(Room room, Duration absentFor, int absenteesMax) {
        LineAnswer absent = run(scripts.absent, room, millis(absentFor), Integer.toString(absenteesMax));
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
    void tell(PerformanceId performance, long epoch, ToldDraw told) {
        LineDraw.fields(told).forEach((field, value) -> write(performance, epoch, field, value));
    }

    /** Numbers of this line go by who came first. */
    void passOverDraw(PerformanceId performance, long epoch) {
        write(performance, epoch, "entrants", "0");
    }

    private void write(PerformanceId performance, long epoch, String field, String value) {
        redis.execute(scripts.draw, List.of(LineKeys.meta(performance)), Long.toString(epoch), field, value);
    }

    /**
     * Lets so many thousandths of the policy in.
     *
     * @return false when somebody else changed that since it was looked at
     */
    boolean pace(PerformanceId performance, LineAnswer looked, int share) {
        Long paced = redis.execute(
                scripts.pace,
                List.of(LineKeys.meta(performance)),
                looked.text("epoch"),
                looked.text("pacedAt"),
                Integer.toString(share));
        return Long.valueOf(1).equals(paced);
    }

    void configure(Room room, HostDecision decision) {
        memory.configure(room, decision);
    }

    /** A drawn number is calculated here and not in Redis; the script asks for it where it needs one. */
    private LineAnswer numbered(RedisScript<String> script, Room room, EntryToken entry, String... own) {
        LineDraw known = drawn.get(room.performance());
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
        arguments.add(Long.toString(entry.line()));
        arguments.addAll(List.of(own));
        return run(script, room, arguments.toArray(String[]::new));
    }

    private LineDraw learn(Room room, LineAnswer answer) {
        LineDraw told = LineDraw.of(room.performance(), answer).orElseThrow();
        if (drawn.size() >= DRAWN_MAX) {
            drawn.clear();
        }
        drawn.put(room.performance(), told);
        return told;
    }

    private LineAnswer run(RedisScript<String> script, Room room, String... own) {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            String text = execute(script, room, own);
            if (text.equals("UNKNOWN") || text.equals("BEHIND")) {
                // Nobody came yet, or Redis has lost its memory: the script has done nothing.
                memory.begin(room);
                continue;
            }
            LineAnswer answer = LineAnswer.parse(text);
            memory.saw(room.performance(), answer);
            if (!answer.is("RESERVE")) {
                memory.reserveAhead(room.performance(), answer);
                return answer;
            }
            memory.reserve(room.performance(), answer);
        }
        throw new IllegalStateException("the line of performance " + room.performance() + " is lost again and again");
    }

    private String execute(RedisScript<String> script, Room room, String... own) {
        Instant now = clock.instant();
        Instant kept = (now.isAfter(room.salesUntil()) ? now : room.salesUntil()).plus(KEPT);
        Mark known = memory.known(room);
        var arguments = new ArrayList<String>();
        arguments.add(room.stage(now).name());
        arguments.add(millis(settings.callGrace()));
        arguments.add(millis(settings.parking()));
        arguments.add(millis(settings.slot()));
        arguments.add(Long.toString(kept.toEpochMilli()));
        arguments.add(Integer.toString(EntrantTree.ENTRANTS_MAX));
        addPolicy(arguments, room.policy());
        arguments.add(millis(settings.callCredit()));
        arguments.add(Long.toString(known.epoch()));
        arguments.add(Long.toString(known.step()));
        arguments.addAll(List.of(own));
        return redis.execute(script, LineKeys.of(room.performance()), arguments.toArray());
    }

    static void addPolicy(List<String> arguments, WaitingRoomPolicy policy) {
        arguments.add(Integer.toString(policy.rate().map(Rate::count).orElse(0)));
        arguments.add(millis(policy.rate().map(Rate::per).orElse(Duration.ZERO)));
        arguments.add(Integer.toString(policy.group().orElse(0)));
        arguments.add(Integer.toString(policy.concurrency().orElse(0)));
        arguments.add(millis(policy.admission()));
        arguments.add(policy.rejoin().name());
        arguments.add(policy.away().name());
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
