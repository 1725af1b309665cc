package io.grandstand.booking.persistence;

import static io.grandstand.kernel.Columns.ints;
import static io.grandstand.kernel.Columns.longs;
import static io.grandstand.kernel.Columns.texts;

import io.grandstand.booking.HeldArea;
import io.grandstand.booking.domain.Claim;
import io.grandstand.booking.domain.Decision;
import io.grandstand.booking.domain.Decision.AreaChange;
import io.grandstand.booking.domain.Decision.PlacesChange;
import java.util.List;
import java.util.Objects;

/** Writes what a batch decided of general-admission areas: whose places they are, and how full that makes them. */
final class PlacesWriter {

    private PlacesWriter() {}

    static void write(RoundTrip trip, Decision decision) {
        free(
                trip,
                decision.places().stream()
                        .filter(change -> change.after() == null)
                        .toList());
        change(
                trip,
                decision.places().stream()
                        .filter(change -> change.before() != null && change.after() != null)
                        .toList());
        claim(
                trip,
                decision.places().stream()
                        .filter(change -> change.before() == null)
                        .toList());
        begin(
                trip,
                decision.areas().stream()
                        .filter(change -> change.before() == null)
                        .toList());
        count(
                trip,
                decision.areas().stream()
                        .filter(change -> change.before() != null)
                        .toList());
    }

    private static void free(RoundTrip trip, List<PlacesChange> changes) {
        trip.write("places freed", changes.size(), LaneStatements.FREE_PLACES, (Object)
                texts(changes, change -> change.hold().id().value()));
    }

    private static void change(RoundTrip trip, List<PlacesChange> changes) {
        trip.write(
                "places changed",
                changes.size(),
                LaneStatements.CHANGE_PLACES,
                texts(changes, change -> change.hold().id().value()),
                ints(changes, change -> area(change).places()),
                ints(changes, change -> after(change).state().code()),
                texts(changes, change -> after(change).until()));
    }

    private static void claim(RoundTrip trip, List<PlacesChange> changes) {
        trip.write(
                "places claimed",
                changes.size(),
                LaneStatements.CLAIM_PLACES,
                texts(changes, change -> change.hold().id().value()),
                longs(changes, change -> change.hold().performance().value()),
                ints(changes, change -> area(change).area().section()),
                texts(changes, change -> after(change).account().value()),
                ints(changes, change -> area(change).places()),
                ints(changes, change -> after(change).state().code()),
                texts(changes, change -> after(change).until()));
    }

    private static void begin(RoundTrip trip, List<AreaChange> changes) {
        trip.write(
                "areas begun",
                changes.size(),
                LaneStatements.BEGIN_AREAS,
                longs(changes, change -> change.area().performance().value()),
                ints(changes, change -> change.area().area().section()),
                ints(changes, change -> change.after().capacity()),
                ints(changes, change -> change.after().taken()));
    }

    private static void count(RoundTrip trip, List<AreaChange> changes) {
        trip.write(
                "areas counted",
                changes.size(),
                LaneStatements.COUNT_AREAS,
                longs(changes, change -> change.area().performance().value()),
                ints(changes, change -> change.area().area().section()),
                ints(changes, change -> change.after().taken()));
    }

    private static HeldArea area(PlacesChange change) {
        return change.hold().area().orElseThrow();
    }

    private static Claim after(PlacesChange change) {
        return Objects.requireNonNull(change.after());
    }
}
