package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.WaitingRoomPolicy;
import io.grandstand.catalog.WaitingRoomPolicy.Rate;
import io.grandstand.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
    private static final List<String> NO_POLICY = List.of("0", "0", "0", "0", "0", "KEEP");

    private final StringRedisTemplate redis;
    private final Function<PerformanceId, HostDecision> decisions;
    private final WaitingRoomSettings settings;
    private final InstantSource clock;

    @Autowired
    Line(StringRedisTemplate redis, HostDecisions decisions, WaitingRoomSettings settings, InstantSource clock) {
        this(redis, decisions::find, settings, clock);
    }

    Line(
            StringRedisTemplate redis,
            Function<PerformanceId, HostDecision> decisions,
            WaitingRoomSettings settings,
            InstantSource clock) {
        this.redis = redis;
        this.decisions = decisions;
        this.settings = settings;
        this.clock = clock;
    }

    LineAnswer join(Room room, AccountId account) {
        return run(LineScripts.JOIN, room, account.toString());
    }

    /** @param fresh names the admission if there is a new one */
    LineAnswer admit(Room room, EntryToken entry, AdmissionId fresh) {
        return run(
                LineScripts.ADMIT,
                room,
                entry.account().toString(),
                Long.toString(entry.number()),
                Long.toString(entry.epoch()),
                fresh.toString());
    }

    LineAnswer place(Room room, EntryToken entry) {
        return run(
                LineScripts.PLACE,
                room,
                entry.account().toString(),
                Long.toString(entry.number()),
                Long.toString(entry.epoch()));
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

    void configure(PerformanceId performance, HostDecision decision) {
        var arguments = new ArrayList<String>();
        arguments.add(Long.toString(decision.version()));
        arguments.add(flag(decision.controls().opened()));
        arguments.add(flag(decision.controls().paused()));
        arguments.add(flag(decision.controls().draining()));
        arguments.add(flag(decision.policy().isPresent()));
        decision.policy().ifPresentOrElse(policy -> addPolicy(arguments, policy), () -> arguments.addAll(NO_POLICY));
        redis.execute(LineScripts.CONFIGURE, LineKeys.of(performance), arguments.toArray());
    }

    private LineAnswer run(RedisScript<String> script, Room room, String... own) {
        String answer = execute(script, room, own);
        if (answer.equals(UNKNOWN)) {
            // Nobody came yet, or Redis was emptied: the script has done nothing.
            configure(room.performance(), decisions.apply(room.performance()));
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
