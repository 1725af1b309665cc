package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/** Does for one line what nobody may come to do: moves it on, draws it, marks how far it got, and minds booking's health. */
@Service
class Tending {

    private static final Logger LOG = LoggerFactory.getLogger(Tending.class);

    private final Line line;
    private final Drawing drawing;
    private final HealthLoop health;
    private final WaitingRoomMetrics metrics;
    private final Set<PerformanceId> broken = new HashSet<>();

    Tending(Line line, Drawing drawing, WaitingRoomSettings settings, WaitingRoomMetrics metrics) {
        this.line = line;
        this.drawing = drawing;
        this.health = new HealthLoop(settings.latencyMax());
        this.metrics = metrics;
    }

    /** @return whether anything goes on there */
    boolean tend(Room room, HostDecision decided) {
        // A line that nobody came to yet begins here, so that Redis has all that it needs while PostgreSQL is away.
        LineAnswer now;
        try {
            now = line.look(room);
        } catch (DrawUnderWayException underWay) {
            // It keeps no other line waiting.
            LOG.debug("line=under-way performance={}", room.performance(), underWay);
            return true;
        }
        draw(room.performance(), now);
        if (now.number("version") < decided.version()) {
            line.configure(room, decided);
            return true;
        }
        if (isLimited(now)) {
            line.mark(room, now);
            pace(room.performance(), now);
        }
        return now.count("waiting") + now.count("called") + now.count("parked") + now.count("active") > 0;
    }

    /** Where everyone is let in at once, there is no order to be kept, and nobody who waits. */
    private static boolean isLimited(LineAnswer now) {
        return now.count("rateCount") + now.count("group") + now.count("concurrency") > 0;
    }

    private void pace(PerformanceId performance, LineAnswer now) {
        int share = now.count("share");
        BookingHealth.Report report = RoomView.health(now);
        int next = health.next(share, report, Duration.ofMillis(now.number("sincePaced")));
        if (next != share && line.pace(performance, now, next)) {
            metrics.paced(next > share);
            LOG.info("line=paced performance={} share={} before={} booking={}", performance, next, share, report);
        }
    }

    /** One that cannot be made keeps no other line waiting; whoever looks at the log hears of it once. */
    private void draw(PerformanceId performance, LineAnswer now) {
        try {
            drawing.goOn(performance, now);
            broken.remove(performance);
        } catch (DataAccessException unavailable) {
            throw unavailable;
        } catch (RuntimeException failure) {
            if (broken.add(performance)) {
                LOG.error("draw=broken performance={}", performance, failure);
            }
        }
    }
}
