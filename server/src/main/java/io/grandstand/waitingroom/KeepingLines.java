package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.waitingroom.RoomDraw.Closing;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lines as PostgreSQL knows them. */
@Component
class KeepingLines implements KeptLines {

    private final HostDecisions decisions;
    private final Marks marks;
    private final AnnouncingDraw announcing;
    private final RoomDraws draws;

    KeepingLines(HostDecisions decisions, Marks marks, AnnouncingDraw announcing, RoomDraws draws) {
        this.decisions = decisions;
        this.marks = marks;
        this.announcing = announcing;
        this.draws = draws;
    }

    @Override
    public LineOrigin origin(Room room) {
        PerformanceId performance = room.performance();
        Optional<Mark> mark = marks.find(performance);
        return new LineOrigin(decisions.find(performance), mark, draw(room, mark));
    }

    @Override
    public Optional<Mark> mark(PerformanceId performance) {
        return marks.find(performance);
    }

    @Override
    public void keep(PerformanceId performance, Mark mark) {
        marks.keep(performance, mark);
    }

    private Optional<LineDraw> draw(Room room, Optional<Mark> mark) {
        RoomDraw kept = draws.find(room.performance()).orElse(null);
        Closing closing = kept == null ? null : kept.closing().orElse(null);
        if (kept == null || closing == null) {
            return announcing.announced(room);
        }
        if (mark.filter(made -> made.since() == closing.epoch()).isEmpty()) {
            // Those who were drawn stood in another line. A draw is not made twice.
            return Optional.empty();
        }
        // A list that was closed is followed by its seed as soon as that may be told: whoever comes back must be told
        // their number.
        draws.tell(room.performance());
        return draws.find(room.performance()).map(RoomDraw::forEveryone);
    }
}
