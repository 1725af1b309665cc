package io.grandstand.booking.persistence;

import static io.grandstand.booking.persistence.Columns.flags;
import static io.grandstand.booking.persistence.Columns.ints;
import static io.grandstand.booking.persistence.Columns.longs;
import static io.grandstand.booking.persistence.Columns.texts;

import io.grandstand.booking.AreaLeft;
import io.grandstand.booking.HeldArea;
import io.grandstand.booking.HeldSeat;
import io.grandstand.booking.domain.Claim;
import io.grandstand.booking.domain.Decision;
import io.grandstand.booking.domain.Decision.AreaChange;
import io.grandstand.booking.domain.Decision.ClaimChange;
import io.grandstand.booking.domain.Decision.Moved;
import io.grandstand.booking.domain.Delta;
import io.grandstand.booking.domain.Hold;
import io.grandstand.booking.domain.SeatChange;
import io.grandstand.catalog.PerformanceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes what a batch decided, a statement for each kind of row, and reads back how many rows there were. */
@Component
public class DecisionWriter {

    private record Counted(PerformanceId performance, LaneRow lane) {}

    /** What a batch changes on the map of one performance. */
    private static final class Visible {

        private final List<SeatChange> seats = new ArrayList<>();
        private final List<AreaLeft> areas = new ArrayList<>();
        private int taken;

        private void add(ClaimChange change) {
            seats.add(new SeatChange(change.seat().seat(), change.shown()));
            taken += (change.after() == null ? 0 : 1) - (change.before() == null ? 0 : 1);
        }

        private void add(AreaChange change) {
            areas.add(new AreaLeft(change.area().area(), change.after().left()));
            taken += change.after().taken()
                    - (change.before() == null ? 0 : change.before().taken());
        }
    }

    private final JdbcClient jdbc;
    private final PlacesWriter places;

    DecisionWriter(WriterConnections connections, PlacesWriter places) {
        this.jdbc = connections.jdbc();
        this.places = places;
    }

    /**
     * @param locked the lanes as they were when they were locked
     * @return what everyone who looks at a map should know once this is committed
     */
    public List<Delta> write(Decision decision, Map<PerformanceId, LaneRow> locked) {
        // Seats are given back before others are taken, and holds exist before anything names them.
        begin(decision.begun());
        change(decision.changed());
        free(decision.claims().stream().filter(change -> change.after() == null).toList());
        reassign(decision.claims().stream()
                .filter(change -> change.before() != null && change.after() != null)
                .toList());
        claim(decision.claims().stream()
                .filter(change -> change.before() == null)
                .toList());
        places.write(decision);
        remember(decision.moves());
        return count(decision, locked);
    }

    private void begin(List<Hold> holds) {
        if (holds.isEmpty()) {
            return;
        }
        int rows = jdbc.sql(LaneStatements.BEGIN_HOLDS)
                .param(texts(holds, hold -> hold.id().value()))
                .param(longs(holds, hold -> hold.performance().value()))
                .param(texts(holds, hold -> hold.account().value()))
                .param(texts(holds, Hold::status))
                .param(texts(
                        holds,
                        hold -> Columns.array(hold.seats(), seat -> seat.seat().index())))
                .param(texts(holds, hold -> Columns.array(hold.seats(), HeldSeat::label)))
                .param(texts(
                        holds,
                        hold -> Columns.array(hold.seats(), seat -> seat.price().amount())))
                .param(texts(holds, hold -> hold.best().map(BestJson::write).orElse(null)))
                .param(texts(holds, Hold::until))
                .param(flags(holds, Hold::extended))
                .param(flags(holds, Hold::graced))
                .param(texts(holds, hold -> hold.capture().orElse(null)))
                .param(ints(holds, Hold::moves))
                .param(texts(holds, Hold::createdAt))
                .param(inAreas(holds, area -> area.area().section()))
                .param(inAreas(holds, HeldArea::label))
                .param(inAreas(holds, area -> area.price().amount()))
                .param(inAreas(holds, HeldArea::places))
                .update();
        expect("holds begun", holds.size(), rows);
    }

    private static @Nullable String[] inAreas(List<Hold> holds, Function<HeldArea, Object> of) {
        return texts(holds, hold -> hold.area().map(of).orElse(null));
    }

    private void change(List<Hold> holds) {
        if (holds.isEmpty()) {
            return;
        }
        int rows = jdbc.sql(LaneStatements.CHANGE_HOLDS)
                .param(texts(holds, hold -> hold.id().value()))
                .param(texts(holds, Hold::status))
                .param(texts(holds, Hold::until))
                .param(flags(holds, Hold::extended))
                .param(flags(holds, Hold::graced))
                .param(texts(holds, hold -> hold.capture().orElse(null)))
                .param(ints(holds, Hold::moves))
                .update();
        expect("holds changed", holds.size(), rows);
    }

    private void free(List<ClaimChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        int rows = jdbc.sql(LaneStatements.FREE_SEATS)
                .param(longs(changes, DecisionWriter::performance))
                .param(ints(changes, DecisionWriter::seat))
                .param(texts(changes, change -> before(change).hold().value()))
                .update();
        expect("seats freed", changes.size(), rows);
    }

    private void reassign(List<ClaimChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        int rows = jdbc.sql(LaneStatements.CHANGE_CLAIMS)
                .param(longs(changes, DecisionWriter::performance))
                .param(ints(changes, DecisionWriter::seat))
                .param(texts(changes, change -> before(change).hold().value()))
                .param(texts(changes, change -> after(change).hold().value()))
                .param(texts(changes, change -> after(change).account().value()))
                .param(ints(changes, change -> after(change).state().code()))
                .param(texts(changes, change -> after(change).until()))
                .update();
        expect("claims changed", changes.size(), rows);
    }

    private void claim(List<ClaimChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        int rows = jdbc.sql(LaneStatements.CLAIM_SEATS)
                .param(longs(changes, DecisionWriter::performance))
                .param(ints(changes, DecisionWriter::seat))
                .param(texts(changes, change -> after(change).hold().value()))
                .param(texts(changes, change -> after(change).account().value()))
                .param(ints(changes, change -> after(change).state().code()))
                .param(texts(changes, change -> after(change).until()))
                .update();
        expect("seats claimed", changes.size(), rows);
    }

    private void remember(List<Moved> moves) {
        if (moves.isEmpty()) {
            return;
        }
        int rows = jdbc.sql(LaneStatements.REMEMBER_MOVES)
                .param(texts(moves, move -> move.hold().value()))
                .param(ints(moves, Moved::number))
                .param(longs(moves, move -> move.performance().value()))
                .param(texts(moves, Moved::move))
                .param(texts(moves, Moved::from))
                .param(texts(moves, Moved::to))
                .param(texts(moves, Moved::why))
                .param(texts(moves, Moved::at))
                .update();
        expect("moves remembered", moves.size(), rows);
    }

    /** Gives each performance whose map looks different its next version. */
    private List<Delta> count(Decision decision, Map<PerformanceId, LaneRow> locked) {
        var visible = new LinkedHashMap<PerformanceId, Visible>();
        for (ClaimChange change : decision.claims()) {
            if (change.visible()) {
                PerformanceId performance = change.seat().performance();
                visible.computeIfAbsent(performance, none -> new Visible()).add(change);
            }
        }
        for (AreaChange change : decision.areas()) {
            PerformanceId performance = change.area().performance();
            visible.computeIfAbsent(performance, none -> new Visible()).add(change);
        }
        var lanes = new ArrayList<Counted>();
        var deltas = new ArrayList<Delta>();
        visible.forEach((performance, changes) -> {
            LaneRow was = Objects.requireNonNull(locked.get(performance), "a lane that is not locked");
            var lane = new LaneRow(was.version() + 1, was.taken() + changes.taken);
            lanes.add(new Counted(performance, lane));
            deltas.add(new Delta(performance, lane.version(), changes.seats, changes.areas));
        });
        if (!lanes.isEmpty()) {
            int rows = jdbc.sql(LaneStatements.COUNT_CHANGES)
                    .param(longs(lanes, lane -> lane.performance().value()))
                    .param(longs(lanes, lane -> lane.lane().version()))
                    .param(ints(lanes, lane -> lane.lane().taken()))
                    .update();
            expect("lanes counted", lanes.size(), rows);
        }
        return deltas;
    }

    private static long performance(ClaimChange change) {
        return change.seat().performance().value();
    }

    private static int seat(ClaimChange change) {
        return change.seat().seat().index();
    }

    private static Claim before(ClaimChange change) {
        return Objects.requireNonNull(change.before());
    }

    private static Claim after(ClaimChange change) {
        return Objects.requireNonNull(change.after());
    }

    /** Under the lock of its lane nobody else changes these rows: any other count is a bug or a hand in the database. */
    static void expect(String what, int expected, int rows) {
        if (rows != expected) {
            throw new IllegalStateException(what + ": " + rows + " instead of " + expected);
        }
    }
}
