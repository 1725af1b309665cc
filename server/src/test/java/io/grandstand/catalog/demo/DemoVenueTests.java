package io.grandstand.catalog.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.catalog.PlanImport.Duplicates;
import io.grandstand.catalog.SeatingPlan.Area;
import io.grandstand.catalog.SeatingPlan.CategoryOfPlan;
import io.grandstand.catalog.SeatingPlan.Seat;
import io.grandstand.catalog.plan.PlanDocuments;
import io.grandstand.catalog.plan.PlanReading.Sound;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DemoVenueTests {

    /** Nobody sits closer than this, in the plan's unit of a tenth of a metre. */
    private static final double ELBOW_ROOM = 4.5;

    private record Cell(int x, int y) {}

    static Stream<DemoVenue> venues() {
        return DemoVenue.ALL.stream();
    }

    private static Sound plan(DemoVenue venue) {
        return (Sound) PlanDocuments.read(venue.plan(), Duplicates.REFUSE);
    }

    @Test
    void isAboutAsLargeAsTheRealOnes() {
        assertThat(venues().map(venue -> plan(venue).seats().size()))
                .containsExactly(23_750, 16_200, 22_700, 2_000, 176, 23_000, 18_700, 24_000, 17_000, 20_500, 17_983);
    }

    @ParameterizedTest
    @MethodSource("venues")
    void givesEveryoneRoomWithinThePlan(DemoVenue venue) {
        Map<Cell, List<Seat>> cells = new HashMap<>();
        for (Seat seat : plan(venue).seats()) {
            assertThat(seat.x()).isBetween(0.0, venue.place().width() * RoundPlan.UNITS_PER_METRE);
            assertThat(seat.y()).isBetween(0.0, venue.place().height() * RoundPlan.UNITS_PER_METRE);
            var cell = new Cell((int) (seat.x() / ELBOW_ROOM), (int) (seat.y() / ELBOW_ROOM));
            for (int x = -1; x <= 1; x++) {
                for (int y = -1; y <= 1; y++) {
                    for (Seat other : cells.getOrDefault(new Cell(cell.x() + x, cell.y() + y), List.of())) {
                        assertThat(Math.hypot(seat.x() - other.x(), seat.y() - other.y()))
                                .as(seat.label() + " and " + other.label())
                                .isGreaterThan(ELBOW_ROOM);
                    }
                }
            }
            cells.computeIfAbsent(cell, key -> new ArrayList<>()).add(seat);
        }
    }

    @ParameterizedTest
    @MethodSource("venues")
    void hasAPriceAndSeatsForEveryCategory(DemoVenue venue) {
        Sound plan = plan(venue);

        assertThat(plan.categories())
                .extracting(CategoryOfPlan::name)
                .containsExactlyElementsOf(venue.prices().keySet());
        assertThat(plan.categories()).allSatisfy(category -> assertThat(Stream.concat(
                        plan.seats().stream().map(Seat::category),
                        plan.areas().stream().map(Area::category)))
                .contains(category.index()));
    }

    @ParameterizedTest
    @MethodSource("venues")
    void hasColoursThatEverybodyTellsApart(DemoVenue venue) {
        List<Seen> colors = plan(venue).categories().stream()
                .map(category -> Seen.of(category.color()))
                .toList();

        assertThat(colors).allSatisfy(color -> assertThat(colors)
                .filteredOn(other -> !other.equals(color))
                .allSatisfy(other -> assertThat(color.distanceTo(other))
                        .as(color + " beside " + other)
                        .isGreaterThan(Seen.APART)));
    }

    @Test
    void hasRoomToStandInTheClub() {
        assertThat(plan(DemoVenue.CLUB).areas()).extracting(Area::capacity).containsExactly(180, 240);
    }
}
