package io.grandstand.catalog.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.grandstand.catalog.BlockPlan;
import io.grandstand.catalog.BlockPlan.Block;
import io.grandstand.catalog.BlockPlan.Numbering;
import io.grandstand.catalog.Fault;
import io.grandstand.catalog.PlanImport.Duplicates;
import io.grandstand.catalog.PlanSketch;
import io.grandstand.catalog.SeatingPlan;
import io.grandstand.catalog.SeatingPlan.Seat;
import io.grandstand.catalog.VenueId;
import io.grandstand.catalog.plan.PlanReading.Sound;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Venues that are typed in as blocks of rows. */
class BlockDocumentsTests {

    private static final Numbering ENGLISH = new Numbering("row %s", "seat %s");
    private static final Numbering KOREAN = new Numbering("%s열", "%s번");
    private static final Block FLOOR = seats("Floor", "R", "A", "C", 4);
    private static final Block BALCONY = seats("Balcony", "S", "1", "2", 6);

    @Test
    void aBlockIsASectionOfItsRowsAndSeats() {
        SeatingPlan plan = read(FLOOR, BALCONY);

        assertThat(plan.sections()).extracting(SeatingPlan.SectionOfPlan::name).containsExactly("Floor", "Balcony");
        assertThat(plan.categories())
                .extracting(SeatingPlan.CategoryOfPlan::name)
                .containsExactly("R", "S");
        assertThat(plan.seats()).hasSize(3 * 4 + 2 * 6);
        assertThat(plan.seats().getFirst().label()).isEqualTo("Floor row A seat 1");
        assertThat(plan.seats().getLast().label()).isEqualTo("Balcony row 2 seat 6");
    }

    @Test
    void rowsAndSeatsAreCalledInTheLanguageOfTheirSections() {
        SeatingPlan plan = sound(KOREAN, seats("1층", "R", "1", "2", 3)).at(new VenueId(7));

        assertThat(plan.seats().getLast().label()).isEqualTo("1층 2열 3번");
        assertThat(plan.seats().getLast().row()).isEqualTo("2열");
    }

    @Test
    void aBlockIsBehindTheOneBeforeItUnlessItIsBesideIt() {
        SeatingPlan behind = read(FLOOR, BALCONY);
        SeatingPlan beside = read(FLOOR, new Block("Box", "S", true, false, "A", "A", 2, null));

        assertThat(seat(behind, "Balcony row 1 seat 1").y())
                .isGreaterThan(seat(behind, "Floor row C seat 1").y());
        assertThat(seat(beside, "Box row A seat 1").y())
                .isEqualTo(seat(beside, "Floor row A seat 1").y());
        assertThat(seat(beside, "Box row A seat 1").x())
                .isGreaterThan(seat(beside, "Floor row A seat 4").x());
    }

    @Test
    void rowsAreInTheMiddleOfTheStage() {
        SeatingPlan plan = read(FLOOR, BALCONY);

        assertThat(seat(plan, "Floor row A seat 1").x()
                        + seat(plan, "Floor row A seat 4").x())
                .isEqualTo(seat(plan, "Balcony row 1 seat 1").x()
                        + seat(plan, "Balcony row 1 seat 6").x());
    }

    @Test
    void whereOneStandsThereArePlaces() {
        SeatingPlan plan = read(standing("Pit", 300), FLOOR);

        assertThat(plan.areas()).hasSize(1);
        assertThat(plan.areas().getFirst().capacity()).isEqualTo(300);
        assertThat(plan.seatsTotal()).isEqualTo(312);
    }

    @Test
    void blocksOfOneCategoryHaveOneColour() {
        PlanSketch sketch = sketch(FLOOR, seats("More", "R", "1", "1", 3), BALCONY);

        assertThat(sketch.categories())
                .extracting(PlanSketch.Category::name, PlanSketch.Category::seats)
                .containsExactly(tuple("R", 15), tuple("S", 12));
        assertThat(sketch.layers()).extracting(PlanSketch.Layer::color).doesNotHaveDuplicates();
    }

    @Test
    void aSketchShowsEverySeatAndEveryName() {
        PlanSketch sketch = sketch(FLOOR, BALCONY, standing("Pit", 50));

        assertThat(sketch.sections()).isEqualTo(3);
        assertThat(sketch.layers().stream()
                        .mapToInt(layer -> layer.dots().split("M").length - 1)
                        .sum())
                .isEqualTo(24);
        assertThat(sketch.names())
                .extracting(PlanSketch.Name::text)
                .containsExactlyInAnyOrder("무대 STAGE", "Floor", "Balcony", "Pit");
        assertThat(sketch.grounds()).hasSize(2);
    }

    @Test
    void whatIsRoundIsDrawnRound() {
        PlanReading chamber = PlanDocuments.read(TestPlans.CHAMBER.getBytes(StandardCharsets.UTF_8), Duplicates.REFUSE);
        assertThat(chamber).isInstanceOf(Sound.class);
        var plan = (Sound) chamber;

        assertThat(Sketching.sketch(plan.at(new VenueId(7)), plan.document()).grounds())
                .filteredOn(ground -> ground.points().split(" ").length > 40)
                .hasSize(2);
    }

    @Test
    void whatIsNotCompleteIsLeftOutOfTheDrawing() {
        PlanSketch sketch = sketch(FLOOR, new Block("Half", "S", false, false, "1", "", 3, null));

        assertThat(sketch.sections()).isEqualTo(1);
    }

    @Test
    void everythingThatIsWrongIsToldByItsField() {
        var plan = new BlockPlan(
                " ",
                List.of(
                        new Block("", "", false, false, "B", "A", 0, null),
                        standing("Pit", 0),
                        standing("Pit", 10),
                        seats("Long", "R", "1", "2", 101)),
                ENGLISH);

        assertThat(new BlockRules(plan).faults())
                .extracting(Fault::path)
                .containsExactly(
                        "name",
                        "blocks[0].name",
                        "blocks[0].category",
                        "blocks[0].rowTo",
                        "blocks[0].seatsInRow",
                        "blocks[1].places",
                        "blocks[2].name",
                        "blocks[3].seatsInRow");
    }

    @Test
    void aVenueHasBlocksAndNotTooManySeats() {
        assertThat(faults(List.of())).containsExactly("blocks");
        assertThat(faults(Collections.nCopies(BlockPlan.BLOCKS_MAX + 1, FLOOR))).containsExactly("blocks");
        assertThat(faults(List.of(standing("One", 50_000), standing("Other", 10_001))))
                .containsExactly("blocks");
        assertThat(faults(List.of(standing("One", 50_000), standing("Other", 10_000))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"A,C,3", "1,12,12", "Z,Z,1", "9,10,2", "1,100,100"})
    void rowsAreLettersOrNumbers(String from, String to, int count) {
        assertThat(RowNames.between(from, to, BlockPlan.ROWS_MAX).orElseThrow())
                .hasSize(count)
                .startsWith(from)
                .endsWith(to);
    }

    @ParameterizedTest
    @CsvSource({"A,3", "3,1", "C,A", "1,101", "AA,AB", "-1,3", "'',''", "1.5,2", "99999,99999", "가,나"})
    void otherRowsAreRefused(String from, String to) {
        assertThat(RowNames.between(from, to, BlockPlan.ROWS_MAX)).isEmpty();
    }

    private static List<String> faults(List<Block> blocks) {
        return new BlockRules(new BlockPlan("Hall", blocks, ENGLISH))
                .faults().stream()
                        .map(Fault::path)
                        .filter(path -> !path.endsWith(".name"))
                        .toList();
    }

    private static Block seats(String name, String category, String from, String to, int inRow) {
        return new Block(name, category, false, false, from, to, inRow, null);
    }

    private static Block standing(String name, int places) {
        return new Block(name, "Standing", false, true, null, null, null, places);
    }

    private static Seat seat(SeatingPlan plan, String label) {
        return plan.seats().stream()
                .filter(seat -> seat.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static Sound sound(Numbering numbering, Block... blocks) {
        var rules = new BlockRules(new BlockPlan("Hall", List.of(blocks), numbering));
        PlanReading reading = PlanDocuments.read(BlockDocuments.write(rules), Duplicates.REFUSE);
        assertThat(reading).isInstanceOf(Sound.class);
        return (Sound) reading;
    }

    private static SeatingPlan read(Block... blocks) {
        return sound(ENGLISH, blocks).at(new VenueId(7));
    }

    private static PlanSketch sketch(Block... blocks) {
        Sound plan = sound(ENGLISH, blocks);
        return Sketching.sketch(plan.at(new VenueId(7)), plan.document());
    }
}
