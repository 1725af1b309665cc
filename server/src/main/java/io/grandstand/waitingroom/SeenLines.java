package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How far this process has seen each line, so that it notices when Redis has forgotten some of it. */
class SeenLines {

    private static final int ROOMS_MAX = 10_000;

    /** @param look the last one, for when PostgreSQL is away, too */
    private record Seen(Mark mark, @Nullable LineAnswer look) {

        Seen and(Seen other) {
            return new Seen(mark.and(other.mark), other.look == null ? look : other.look);
        }
    }

    private final Map<PerformanceId, Seen> lines = new ConcurrentHashMap<>();

    Optional<Mark> mark(PerformanceId performance) {
        return Optional.ofNullable(lines.get(performance)).map(Seen::mark);
    }

    void saw(PerformanceId performance, LineAnswer answer) {
        keep(performance, new Seen(Mark.of(answer), answer.is("ROOM") ? answer : null));
    }

    void heard(PerformanceId performance, Mark mark) {
        keep(performance, new Seen(mark, null));
    }

    /** As the line was when it was last looked at here; empty where it never was. */
    Optional<LineOrigin> origin(PerformanceId performance) {
        return Optional.ofNullable(lines.get(performance))
                .flatMap(seen -> Optional.ofNullable(seen.look()))
                .map(look -> new LineOrigin(
                        new HostDecision(look.number("version"), look.controls(), Optional.of(RoomView.policy(look))),
                        Optional.empty(),
                        LineDraw.of(performance, look)));
    }

    private void keep(PerformanceId performance, Seen seen) {
        if (lines.size() >= ROOMS_MAX && !lines.containsKey(performance)) {
            lines.clear();
        }
        lines.merge(performance, seen, Seen::and);
    }
}
