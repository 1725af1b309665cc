package io.grandstand.booking.persistence;

import static io.grandstand.kernel.Columns.flags;
import static io.grandstand.kernel.Columns.ints;
import static io.grandstand.kernel.Columns.longs;
import static io.grandstand.kernel.Columns.texts;

import io.grandstand.booking.AreaLeft;
import io.grandstand.booking.ExtensionId;
import io.grandstand.booking.HeldArea;
import io.grandstand.booking.HeldSeat;
import io.grandstand.booking.Wish;
import io.grandstand.booking.domain.Claim;
import io.grandstand.booking.domain.Decision;
import io.grandstand.booking.domain.Decision.AreaChange;
import io.grandstand.booking.domain.Decision.ClaimChange;
import io.grandstand.booking.domain.Decision.Moved;
import io.grandstand.booking.domain.Delta;
import io.grandstand.booking.domain.Hold;
import io.grandstand.booking.domain.HouseMove;
import io.grandstand.booking.domain.SeatChange;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.Columns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what a batch decided in one round trip, a statement for each kind of row, and reads back how many there were. */
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

    private final WriterConnections connections;

    DecisionWriter(WriterConnections connections) {
        this.connections = connections;
    }

    /**
     * @param locked the lanes as they were when they were locked
     * @return what everyone who looks at a map should know once this is committed
     */
    public List<Delta> write(Decision decision, Map<PerformanceId, LaneRow> locked) {
        // Seats are given back before others are taken, and holds exist before anything names them.
        RoundTrip trip = connections.roundTrip();
        begin(trip, decision.begun());
        change(trip, decision.changed());
        lengthen(trip, decision.lengthened());
        reduce(
                trip,
                decision.changed().stream()
                        .filter(hold -> hold.first().isPresent())
                        .toList());
        free(
                trip,
                decision.claims().stream()
                        .filter(change -> change.after() == null)
                        .toList());
        reassign(
                trip,
                decision.claims().stream()
                        .filter(change -> change.before() != null && change.after() != null)
                        .toList());
        claim(
                trip,
                decision.claims().stream()
                        .filter(change -> change.before() == null)
                        .toList());
        PlacesWriter.write(trip, decision);
        remember(trip, decision.moves());
        rememberHouse(trip, decision.house());
        List<Delta> deltas = count(trip, decision, locked);
        giveBack(trip, decision.givenBack());
        trip.run();
        return deltas;
    }

    private static void begin(RoundTrip trip, List<Hold> holds) {
        trip.write(
                "holds begun",
                holds.size(),
                LaneStatements.BEGIN_HOLDS,
                texts(holds, hold -> hold.id().value()),
                longs(holds, hold -> hold.performance().value()),
                texts(holds, hold -> hold.account().value()),
                texts(holds, Hold::status),
                ofSeats(holds, seat -> seat.seat().index()),
                ofSeats(holds, HeldSeat::label),
                ofSeats(holds, seat -> seat.price().amount()),
                texts(holds, hold -> hold.best().map(BestJson::write).orElse(null)),
                texts(holds, Hold::until),
                flags(holds, Hold::extended),
                flags(holds, Hold::graced),
                texts(holds, hold -> hold.capture().orElse(null)),
                ints(holds, Hold::moves),
                texts(holds, Hold::createdAt),
                inAreas(holds, area -> area.area().section()),
                inAreas(holds, HeldArea::label),
                inAreas(holds, area -> area.price().amount()),
                inAreas(holds, HeldArea::places),
                flags(holds, Hold::given));
    }

    private static @Nullable String[] ofSeats(List<Hold> holds, Function<HeldSeat, Object> of) {
        return texts(holds, hold -> Columns.array(hold.seats(), of));
    }

    private static @Nullable String[] inAreas(List<Hold> holds, Function<HeldArea, Object> of) {
        return texts(holds, hold -> hold.area().map(of).orElse(null));
    }

    private static void change(RoundTrip trip, List<Hold> holds) {
        trip.write(
                "holds changed",
                holds.size(),
                LaneStatements.CHANGE_HOLDS,
                texts(holds, hold -> hold.id().value()),
                texts(holds, Hold::status),
                texts(holds, Hold::until),
                flags(holds, Hold::extended),
                flags(holds, Hold::graced),
                texts(holds, hold -> hold.capture().orElse(null)),
                ints(holds, Hold::moves));
    }

    private static void lengthen(RoundTrip trip, List<Hold> holds) {
        trip.write(
                "holds lengthened",
                holds.size(),
                LaneStatements.LENGTHEN_HOLDS,
                texts(holds, hold -> hold.id().value()),
                texts(holds, hold -> hold.lengthened().map(ExtensionId::value).orElseThrow()));
    }

    /** What is left of them, and what they were at first. */
    private static void reduce(RoundTrip trip, List<Hold> holds) {
        trip.write(
                "holds reduced",
                holds.size(),
                LaneStatements.REDUCE_HOLDS,
                texts(holds, hold -> hold.id().value()),
                ofSeats(holds, seat -> seat.seat().index()),
                ofSeats(holds, HeldSeat::label),
                ofSeats(holds, seat -> seat.price().amount()),
                inAreas(holds, area -> area.area().section()),
                inAreas(holds, HeldArea::label),
                inAreas(holds, area -> area.price().amount()),
                inAreas(holds, HeldArea::places),
                texts(holds, hold -> hold.first()
                        .map(first -> Columns.array(first.seats(), SeatNo::index))
                        .orElse(null)),
                ofFirstAreas(holds, area -> area.area().section()),
                ofFirstAreas(holds, Wish.Area::places));
    }

    private static @Nullable String[] ofFirstAreas(List<Hold> holds, Function<Wish.Area, Object> of) {
        return texts(
                holds, hold -> hold.first().flatMap(Hold.First::area).map(of).orElse(null));
    }

    private static void free(RoundTrip trip, List<ClaimChange> changes) {
        trip.write(
                "seats freed",
                changes.size(),
                LaneStatements.FREE_SEATS,
                longs(changes, DecisionWriter::performance),
                ints(changes, DecisionWriter::seat),
                texts(changes, change -> before(change).hold().value()));
    }

    private static void reassign(RoundTrip trip, List<ClaimChange> changes) {
        trip.write(
                "claims changed",
                changes.size(),
                LaneStatements.CHANGE_CLAIMS,
                longs(changes, DecisionWriter::performance),
                ints(changes, DecisionWriter::seat),
                texts(changes, change -> before(change).hold().value()),
                texts(changes, change -> after(change).hold().value()),
                texts(changes, change -> after(change).account().value()),
                ints(changes, change -> after(change).state().code()),
                texts(changes, change -> after(change).until()));
    }

    private static void claim(RoundTrip trip, List<ClaimChange> changes) {
        trip.write(
                "seats claimed",
                changes.size(),
                LaneStatements.CLAIM_SEATS,
                longs(changes, DecisionWriter::performance),
                ints(changes, DecisionWriter::seat),
                texts(changes, change -> after(change).hold().value()),
                texts(changes, change -> after(change).account().value()),
                ints(changes, change -> after(change).state().code()),
                texts(changes, change -> after(change).until()));
    }

    private static void remember(RoundTrip trip, List<Moved> moves) {
        trip.write(
                "moves remembered",
                moves.size(),
                LaneStatements.REMEMBER_MOVES,
                texts(moves, move -> move.hold().value()),
                ints(moves, Moved::number),
                longs(moves, move -> move.performance().value()),
                texts(moves, Moved::move),
                texts(moves, Moved::from),
                texts(moves, Moved::to),
                texts(moves, Moved::why),
                texts(moves, Moved::at));
    }

    private static void rememberHouse(RoundTrip trip, List<HouseMove> moves) {
        trip.write(
                "house moves remembered",
                moves.size(),
                LaneStatements.REMEMBER_HOUSE_MOVES,
                texts(moves, move -> move.wish().value()),
                longs(moves, move -> move.performance().value()),
                texts(moves, move -> move.host().value()),
                texts(moves, HouseMove::kind),
                texts(moves, move -> move.reason().orElse(null)),
                texts(moves, move -> move.before().orElse(null)),
                texts(moves, move -> Columns.array(move.seats(), SeatNo::index)),
                texts(moves, HouseMove::at));
    }

    /** Gives each performance whose map looks different its next version. */
    private static List<Delta> count(RoundTrip trip, Decision decision, Map<PerformanceId, LaneRow> locked) {
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
        trip.write(
                "lanes counted",
                lanes.size(),
                LaneStatements.COUNT_CHANGES,
                longs(lanes, lane -> lane.performance().value()),
                longs(lanes, lane -> lane.lane().version()),
                ints(lanes, lane -> lane.lane().taken()));
        return deltas;
    }

    private static void giveBack(RoundTrip trip, Set<PerformanceId> performances) {
        trip.write("lanes given back to", performances.size(), LaneStatements.GIVE_BACK, (Object)
                longs(performances, PerformanceId::value));
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
}
