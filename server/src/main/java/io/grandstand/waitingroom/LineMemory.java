package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.OneForAll;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Remembers how far each line got, here and in PostgreSQL, and lets it begin anew where Redis has forgotten: under a new
 * epoch, with the numbers that were given, and with a pause in which those who are in can say so.
 */
class LineMemory {

    private static final Logger LOG = LoggerFactory.getLogger(LineMemory.class);

    /** What is known of a line that nobody has seen. */
    static final Mark NOTHING = new Mark(0, 0, 0, 0, 0, 0, false);

    /** Numbers are reserved a quarter of the line at a time. */
    private static final int RESERVED_PART = 4;

    /** How long somebody waits for what another one reserves. */
    private static final Duration RESERVING_MAX = Duration.ofSeconds(5);

    private static final int ROOMS_MAX = 10_000;
    private static final long RESERVED_MIN = 1_000;
    private static final long RESERVED_MAX = 100_000;
    /** Where everyone is let in at once, nobody's place depends on a number. */
    private static final long NEVER_USED_UP = 1L << 52;

    private static final List<String> NO_POLICY = List.of("0", "0", "0", "0", "0", "KEEP", "CLOSED");

    /** What a line of an epoch was last told by this process: the highest number that it may give. */
    private record Granted(long epoch, long until) {}

    private final StringRedisTemplate redis;
    private final LineScripts scripts;
    private final KeptLines kept;
    private final Duration slot;
    private final SeenLines seen = new SeenLines();
    private final Map<PerformanceId, Mark> keptMarks = new ConcurrentHashMap<>();
    private final Map<PerformanceId, Granted> granted = new ConcurrentHashMap<>();
    private final Map<PerformanceId, OneForAll> reserving = new ConcurrentHashMap<>();

    /** @param slot how long an admission lives without a heartbeat: so long nobody is called after a loss */
    LineMemory(StringRedisTemplate redis, LineScripts scripts, KeptLines kept, Duration slot) {
        this.redis = redis;
        this.scripts = scripts;
        this.kept = kept;
        this.slot = slot;
    }

    /** How far the line was seen, by this process or, before it has seen it, by any; {@link #NOTHING} where by none. */
    Mark known(Room room) {
        Mark here = seen.mark(room.performance()).orElse(null);
        if (here != null) {
            return here;
        }
        Mark mark = NOTHING;
        try {
            mark = kept.mark(room.performance()).orElse(NOTHING);
        } catch (DataAccessException away) {
            LOG.debug("line=mark-unread performance={} cause={}", room.performance(), away.getMessage());
        }
        if (!mark.equals(NOTHING)) {
            seen.heard(room.performance(), mark);
        }
        return mark;
    }

    void saw(PerformanceId performance, LineAnswer answer) {
        seen.saw(performance, answer);
    }

    void configure(Room room, HostDecision decision) {
        write(room, origin(room).with(decision));
    }

    void begin(Room room) {
        write(room, origin(room));
    }

    private LineOrigin origin(Room room) {
        PerformanceId performance = room.performance();
        LineOrigin origin;
        try {
            origin = kept.origin(room);
        } catch (DataAccessException away) {
            // PostgreSQL is away, too: what was seen here must do, with a margin for what others have seen.
            LineOrigin last = seen.origin(performance).orElseThrow(() -> away);
            Mark mark = seen.mark(performance).orElseThrow(() -> away);
            return last.with(mark.reserving(mark.issued() + RESERVED_MAX));
        }
        return seen.mark(performance).map(origin::with).orElse(origin);
    }

    private void write(Room room, LineOrigin origin) {
        HostDecision decision = origin.decision();
        var arguments = new ArrayList<String>();
        arguments.add(Long.toString(decision.version()));
        arguments.add(flag(decision.controls().opened()));
        arguments.add(flag(decision.controls().paused()));
        arguments.add(flag(decision.controls().draining()));
        arguments.add(flag(decision.policy().isPresent()));
        decision.policy()
                .ifPresentOrElse(policy -> Line.addPolicy(arguments, policy), () -> arguments.addAll(NO_POLICY));
        boolean limited = decision.policy().orElse(room.policy()).isLimited();
        addStart(arguments, origin, limited);
        arguments.add(flag(origin.isUnderWay()));
        origin.draw().ifPresent(draw -> addDraw(arguments, draw, origin.goesOn()));
        Long written = redis.execute(scripts.configure, LineKeys.of(room.performance()), arguments.toArray());
        if (Long.valueOf(0).equals(written)) {
            throw new DrawUnderWayException(room.performance());
        }
    }

    private void addStart(List<String> arguments, LineOrigin origin, boolean limited) {
        Mark mark = origin.mark().orElse(NOTHING);
        Mark from = limited && origin.goesOn() ? mark : NOTHING;
        arguments.add(Long.toString(mark.epoch()));
        arguments.add(Long.toString(mark.step()));
        arguments.add(Long.toString(slot.toMillis()));
        arguments.add(from.equals(NOTHING) ? "" : Long.toString(from.since()));
        arguments.add(Long.toString(from.issued()));
        arguments.add(Long.toString(limited ? from.issued() : NEVER_USED_UP));
        arguments.add(Long.toString(Math.min(from.serving(), from.issued())));
        arguments.add(Long.toString(from.settled()));
        arguments.add(flag(limited && !mark.equals(NOTHING)));
    }

    private static void addDraw(List<String> arguments, LineDraw draw, boolean goesOn) {
        draw.fields().forEach((field, value) -> arguments.addAll(List.of(field, value)));
        if (draw.entrants().isEmpty() && goesOn) {
            // Nobody came before the opening: these numbers go by who came first.
            arguments.addAll(List.of("entrants", "0"));
        }
    }

    /** Lets the line give more numbers, after PostgreSQL knows that they may be out. One of many who need it does so. */
    void reserve(PerformanceId performance, LineAnswer answer) {
        reserving(performance).doOrAwait(() -> reserveMore(performance, answer), RESERVING_MAX);
    }

    /** The same before the last number is given, so that nobody has to wait for it; by whoever comes first. */
    void reserveAhead(PerformanceId performance, LineAnswer answer) {
        long issued = answer.number("issued");
        if (answer.number("reserved") - issued < block(issued) / 2) {
            try {
                reserving(performance).doUnlessUnderWay(() -> reserveMore(performance, answer));
            } catch (DataAccessException away) {
                // Whoever asked has their answer; when the numbers are used up it is tried again.
                LOG.debug("line=not-reserved-ahead performance={} cause={}", performance, away.getMessage());
            }
        }
    }

    private OneForAll reserving(PerformanceId performance) {
        if (reserving.size() >= ROOMS_MAX) {
            reserving.clear();
        }
        return reserving.computeIfAbsent(performance, _ -> new OneForAll());
    }

    private void reserveMore(PerformanceId performance, LineAnswer answer) {
        Mark mark = Mark.of(answer);
        Granted before = granted.get(performance);
        if (before != null && before.epoch() == mark.epoch() && before.until() > answer.number("reserved")) {
            // Somebody else has done so since; it is told again, as Redis may have lost that alone.
            grant(performance, mark.epoch(), before.until());
            return;
        }
        Mark latest = keptMarks.get(performance);
        Mark reserved = mark.reserving(mark.issued() + block(mark.issued()));
        if (latest != null && latest.since() == mark.since()) {
            reserved = reserved.reserving(latest.issued());
        }
        if (latest == null || latest.since() != mark.since() || latest.issued() < reserved.issued()) {
            keep(performance, reserved);
        }
        grant(performance, mark.epoch(), reserved.issued());
        if (granted.size() >= ROOMS_MAX) {
            granted.clear();
        }
        granted.put(performance, new Granted(mark.epoch(), reserved.issued()));
    }

    private void grant(PerformanceId performance, long epoch, long until) {
        redis.execute(scripts.reserve, List.of(LineKeys.meta(performance)), Long.toString(epoch), Long.toString(until));
    }

    private static long block(long issued) {
        return Math.clamp(issued / RESERVED_PART, RESERVED_MIN, RESERVED_MAX);
    }

    void keep(PerformanceId performance, LineAnswer seenNow) {
        Mark mark = Mark.of(seenNow);
        Mark before = keptMarks.get(performance);
        if (before == null || before.epoch() != mark.epoch() || before.step() != mark.step()) {
            keep(performance, mark);
        }
    }

    private void keep(PerformanceId performance, Mark mark) {
        try {
            kept.keep(performance, mark);
        } catch (DataAccessException away) {
            // The line goes on without it. If Redis is lost meanwhile, too, what was seen here must do.
            LOG.warn("line=unmarked performance={} cause={}", performance, away.getMessage());
        }
        if (keptMarks.size() >= ROOMS_MAX) {
            keptMarks.clear();
        }
        keptMarks.merge(performance, mark, Mark::and);
    }

    private static String flag(boolean value) {
        return value ? "1" : "0";
    }
}
