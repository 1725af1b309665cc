package io.grandstand.booking.persistence;

import static io.grandstand.booking.persistence.Columns.ints;
import static io.grandstand.booking.persistence.Columns.longs;
import static io.grandstand.booking.persistence.Columns.texts;
import static io.grandstand.booking.persistence.DecisionWriter.expect;

import io.grandstand.booking.domain.Claim;
import io.grandstand.booking.domain.Decision;
import io.grandstand.booking.domain.Decision.AreaChange;
import io.grandstand.booking.domain.Decision.PlacesChange;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes what a batch decided of general-admission areas: whose places they are, and how full that makes them. */
@Component
class PlacesWriter {

    private final JdbcClient jdbc;

    PlacesWriter(WriterConnections connections) {
        this.jdbc = connections.jdbc();
    }

    void write(Decision decision) {
        free(decision.places().stream().filter(change -> change.after() == null).toList());
        change(decision.places().stream()
                .filter(change -> change.before() != null && change.after() != null)
                .toList());
        claim(decision.places().stream()
                .filter(change -> change.before() == null)
                .toList());
        begin(decision.areas().stream()
                .filter(change -> change.before() == null)
                .toList());
        count(decision.areas().stream()
                .filter(change -> change.before() != null)
                .toList());
    }

    private void free(List<PlacesChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        int rows = jdbc.sql(LaneStatements.FREE_PLACES)
                .param(texts(changes, change -> change.hold().id().value()))
                .update();
        expect("places freed", changes.size(), rows);
    }

    private void change(List<PlacesChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        int rows = jdbc.sql(LaneStatements.CHANGE_PLACES)
                .param(texts(changes, change -> change.hold().id().value()))
                .param(ints(changes, change -> after(change).state().code()))
                .param(texts(changes, change -> after(change).until()))
                .update();
        expect("places changed", changes.size(), rows);
    }

    private void claim(List<PlacesChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        int rows = jdbc.sql(LaneStatements.CLAIM_PLACES)
                .param(texts(changes, change -> change.hold().id().value()))
                .param(longs(changes, change -> change.hold().performance().value()))
                .param(ints(changes, change -> change.area().area().section()))
                .param(texts(changes, change -> change.hold().account().value()))
                .param(ints(changes, change -> change.area().places()))
                .param(ints(changes, change -> after(change).state().code()))
                .param(texts(changes, change -> after(change).until()))
                .update();
        expect("places claimed", changes.size(), rows);
    }

    private void begin(List<AreaChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        int rows = jdbc.sql(LaneStatements.BEGIN_AREAS)
                .param(longs(changes, change -> change.area().performance().value()))
                .param(ints(changes, change -> change.area().area().section()))
                .param(ints(changes, change -> change.after().capacity()))
                .param(ints(changes, change -> change.after().taken()))
                .update();
        expect("areas begun", changes.size(), rows);
    }

    private void count(List<AreaChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        int rows = jdbc.sql(LaneStatements.COUNT_AREAS)
                .param(longs(changes, change -> change.area().performance().value()))
                .param(ints(changes, change -> change.area().area().section()))
                .param(ints(changes, change -> change.after().taken()))
                .update();
        expect("areas counted", changes.size(), rows);
    }

    private static Claim after(PlacesChange change) {
        return Objects.requireNonNull(change.after());
    }
}
