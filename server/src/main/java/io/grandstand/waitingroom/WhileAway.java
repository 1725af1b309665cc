package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.WaitingRoomPolicy;
import io.grandstand.catalog.WaitingRoomPolicy.Away;
import io.grandstand.kernel.AccountId;
import io.grandstand.waitingroom.AskResult.Admitted;
import io.grandstand.waitingroom.AskResult.NotYet;
import io.grandstand.waitingroom.JoinResult.Joined;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * Lets people in while Redis, and the line with it, cannot be reached, where the host wants that: whoever asks first, no
 * faster than the policy's limits allow. Each process lets in its part, as many as looked at the line when it was there;
 * one that has never seen the line lets nobody in.
 */
@Service
class WhileAway {

    /** The epoch of admissions that no line knows of: it takes them up when it is there again. */
    private static final long NO_EPOCH = 0;

    private static final int BUCKETS_MAX = 1_000;
    private static final int ADMITTED_MAX = 100_000;
    private static final double MILLIS = 1_000;

    private final LiveRooms live;
    private final Tokens tokens;
    private final AdmissionIds ids;
    private final WaitingRoomSettings settings;
    private final InstantSource clock;
    /** A bucket of another speed is another one. */
    private record Pace(PerformanceId performance, double perSecond) {}

    private final Map<Pace, TokenBucket> buckets = new ConcurrentHashMap<>();
    /** Until when whoever was let in here may book: who asks again gets the same. */
    private final Map<AdmissionId, Instant> admitted = new ConcurrentHashMap<>();

    WhileAway(LiveRooms live, Tokens tokens, AdmissionIds ids, WaitingRoomSettings settings, InstantSource clock) {
        this.live = live;
        this.tokens = tokens;
        this.ids = ids;
        this.settings = settings;
        this.clock = clock;
    }

    /** Nobody gets a number; empty where the rule is that nobody is let in. */
    Optional<JoinResult> join(Room room, AccountId account) {
        Phase phase = phase(room, clock.instant());
        if (phase != Phase.OPEN || !isOpen(room)) {
            return Optional.empty();
        }
        var entry = new EntryToken(room.performance(), account, 0, 0);
        long epoch = live.last(room.performance()).map(RoomView::epoch).orElse(NO_EPOCH);
        return Optional.of(new Joined(tokens.sign(entry), 0, OptionalLong.empty(), epoch, phase, false));
    }

    /** Empty where the rule is that nobody is let in. */
    Optional<AskResult> ask(Room room, EntryToken entry, Instant now) {
        Phase phase = phase(room, now);
        if ((phase != Phase.OPEN && phase != Phase.DRAINING) || !isOpen(room)) {
            return Optional.empty();
        }
        AdmissionId id = ids.of(entry);
        Instant rightUntil = admitted.get(id);
        if (rightUntil != null && now.isBefore(rightUntil)) {
            return Optional.of(admitted(room, entry, now, Duration.between(now, rightUntil), true));
        }
        TokenBucket bucket = bucket(room, now).orElse(null);
        if (bucket != null && !bucket.take(now)) {
            return Optional.of(new NotYet(0, bucket.next().plusSeconds(1), PlaceState.WAITING));
        }
        Duration right = policy(room).admission();
        if (admitted.size() >= ADMITTED_MAX) {
            admitted.values().removeIf(until -> !now.isBefore(until));
        }
        admitted.put(id, now.plus(right));
        return Optional.of(admitted(room, entry, now, right, false));
    }

    private Admitted admitted(Room room, EntryToken entry, Instant now, Duration right, boolean again) {
        AdmissionToken admission = AdmissionToken.starting(
                now,
                settings.tokenLife(),
                ids.of(entry),
                room.performance(),
                entry.account(),
                entry.arrival(),
                NO_EPOCH,
                right);
        return new Admitted(admission, tokens.sign(admission), again);
    }

    private Phase phase(Room room, Instant now) {
        Controls controls = live.last(room.performance())
                .map(seen -> seen.decision().controls())
                .orElse(Controls.NONE);
        return Phase.of(room.stage(now), controls);
    }

    /** A process that has not seen the line does not know what its host decided since, nor how many it shares with. */
    private boolean isOpen(Room room) {
        boolean known = !room.draws() || live.last(room.performance()).isPresent();
        return known && policy(room).away() == Away.OPEN;
    }

    private WaitingRoomPolicy policy(Room room) {
        return live.last(room.performance()).map(RoomView::policy).orElseGet(room::policy);
    }

    /** Empty where nothing limits anybody. */
    private Optional<TokenBucket> bucket(Room room, Instant now) {
        int processes = live.last(room.performance()).map(RoomView::processes).orElse(1);
        double perSecond = perSecond(policy(room)) / Math.max(1, processes);
        if (Double.isInfinite(perSecond)) {
            return Optional.empty();
        }
        if (buckets.size() >= BUCKETS_MAX) {
            buckets.clear();
        }
        return Optional.of(
                buckets.computeIfAbsent(new Pace(room.performance(), perSecond), _ -> new TokenBucket(perSecond, now)));
    }

    /** What the tightest limit lets in, if nobody leaves before their time. */
    private static double perSecond(WaitingRoomPolicy policy) {
        double stay = policy.admission().toMillis() / MILLIS;
        DoubleStream rate = policy.rate().stream()
                .mapToDouble(limit -> limit.count() / (limit.per().toMillis() / MILLIS));
        DoubleStream places = Stream.concat(policy.concurrency().stream(), policy.group().stream())
                .mapToDouble(limit -> limit / stay);
        return DoubleStream.concat(rate, places).min().orElse(Double.POSITIVE_INFINITY);
    }
}
