package io.grandstand.catalog.plan;

import static io.grandstand.catalog.plan.TestPlans.CHAMBER;
import static io.grandstand.catalog.plan.TestPlans.MAPPER;
import static io.grandstand.catalog.plan.TestPlans.chamber;
import static io.grandstand.catalog.plan.TestPlans.faultsAfter;
import static io.grandstand.catalog.plan.TestPlans.sound;
import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.Fault;
import io.grandstand.catalog.PlanImport.BadPlan;
import io.grandstand.catalog.PlanImport.Duplicates;
import io.grandstand.catalog.PlanImport.NotJson;
import io.grandstand.catalog.PlanImport.Renamed;
import io.grandstand.catalog.SeatingPlan.Area;
import io.grandstand.catalog.SeatingPlan.CategoryOfPlan;
import io.grandstand.catalog.SeatingPlan.Seat;
import io.grandstand.catalog.SeatingPlan.SectionOfPlan;
import io.grandstand.catalog.VenueId;
import io.grandstand.catalog.plan.PlanReading.Unsound;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class PlanDocumentsTests {

    @Test
    void keepsTheDocumentDigitByDigitWithTheFieldsItDoesNotKnow() {
        String kept = sound(CHAMBER, Duplicates.REFUSE).document();

        assertThat(MAPPER.readTree(kept)).isEqualTo(chamber());
        assertThat(kept).contains("25.333333333333336", "300.50", "[1,2.50,null]", "\"note\":\"kept\"");
        assertThat(kept.indexOf("made_by")).isLessThan(kept.indexOf("categories"));
    }

    @Test
    void numbersSeatsInTheOrderOfTheDocument() {
        assertThat(sound(CHAMBER, Duplicates.REFUSE).seats())
                .extracting(seat -> seat.no().index())
                .containsExactly(0, 1, 2, 3);
    }

    @Test
    void addsThePositionsOfZoneRowAndSeat() {
        assertThat(sound(CHAMBER, Duplicates.REFUSE).seats())
                .extracting(Seat::x, Seat::y)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(110.0, 200.125),
                        org.assertj.core.groups.Tuple.tuple(135.33333333333334, 200.0),
                        org.assertj.core.groups.Tuple.tuple(110.0, 230.0),
                        org.assertj.core.groups.Tuple.tuple(1.0, 402.0));
    }

    @Test
    void callsSeatsTheWayThePlanDoes() {
        assertThat(sound(CHAMBER, Duplicates.REFUSE).seats())
                .extracting(Seat::label)
                .containsExactly("Stalls A 1", "Stalls A 2", "Stalls BB1", "Zone 2 Row 3 Seat 7");
    }

    @Test
    void takesZonesWithSeatsForSections() {
        var plan = sound(CHAMBER, Duplicates.REFUSE);

        assertThat(plan.name()).isEqualTo("Chamber");
        assertThat(plan.sections())
                .containsExactly(
                        new SectionOfPlan(0, "Stalls"), new SectionOfPlan(1, "Zone 2"), new SectionOfPlan(2, "Pit"));
        assertThat(plan.categories())
                .containsExactly(new CategoryOfPlan(0, "front", "#41CC2C"), new CategoryOfPlan(1, "9954a461-02d2", ""));
        assertThat(plan.seats()).extracting(Seat::section).containsExactly(0, 0, 0, 1);
        assertThat(plan.seats()).extracting(Seat::category).containsExactly(0, 1, 0, 0);
    }

    @Test
    void takesAZoneOfGeneralAdmissionForASectionWithoutSeats() {
        var plan = sound(CHAMBER, Duplicates.REFUSE).at(new VenueId(1));

        assertThat(plan.areas()).containsExactly(new Area(new AreaNo(2), 1, 120));
        assertThat(plan.area(new AreaNo(0))).isEmpty();
        assertThat(plan.seats()).hasSize(4);
        assertThat(plan.seatsTotal()).isEqualTo(124);
    }

    @Test
    void readsAPlanOfNothingButGeneralAdmission() {
        var plan = chamber();
        ArrayNode zones = (ArrayNode) plan.path("zones");
        zones.removeIf(zone -> !zone.has("general_admission"));

        assertThat(sound(MAPPER.writeValueAsString(plan), Duplicates.REFUSE)
                        .at(new VenueId(1))
                        .seatsTotal())
                .isEqualTo(120);
    }

    @Test
    void namesEqualPlansEquallyAndOthersOtherwise() {
        String hash = sound(CHAMBER, Duplicates.REFUSE).hash();

        assertThat(sound(CHAMBER.replaceAll("\\s+(?=\")", " "), Duplicates.REFUSE)
                        .hash())
                .isEqualTo(hash);
        assertThat(sound(CHAMBER.replace("600.75", "600.76"), Duplicates.REFUSE).hash())
                .isNotEqualTo(hash);
    }

    static Stream<Arguments> faultsOfAreas() {
        return Stream.of(
                fault(
                        plan -> at(plan, "/zones/3/general_admission").put("capacity", 0),
                        "zones[3].general_admission.capacity",
                        "must be a whole number from 1 to 120000"),
                fault(
                        plan -> at(plan, "/zones/3/general_admission").put("capacity", 1.5),
                        "zones[3].general_admission.capacity",
                        "must be a whole number from 1 to 120000"),
                fault(
                        plan -> at(plan, "/zones/3/general_admission").put("category", "VIP2"),
                        "zones[3].general_admission.category",
                        "unknown category \"VIP2\""),
                fault(
                        plan -> at(plan, "/zones/3/general_admission").remove("category"),
                        "zones[3].general_admission.category",
                        "is missing"),
                fault(
                        plan -> at(plan, "/zones/3").put("general_admission", 300),
                        "zones[3].general_admission",
                        "must be an object"),
                fault(
                        plan -> at(plan, "/zones/2")
                                .putObject("general_admission")
                                .put("capacity", 3)
                                .put("category", "front"),
                        "zones[2].general_admission",
                        "a zone has seats or general admission, not both"),
                fault(
                        plan -> at(plan, "/zones/3/general_admission").put("capacity", 120_000),
                        "zones",
                        "have 120004 seats, more than 120000"));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(plan -> plan.remove("name"), "name", "is missing"),
                fault(plan -> plan.put("name", 5), "name", "must be a string"),
                fault(plan -> plan.put("name", "  "), "name", "must not be blank"),
                fault(plan -> plan.put("name", "x".repeat(201)), "name", "is longer than 200 characters"),
                fault(plan -> plan.put("name", "a\u0000b"), "name", "has control characters"),
                fault(plan -> plan.put("zones", "none"), "zones", "must be an array"),
                fault(plan -> plan.putArray("zones"), "zones", "have no seats"),
                fault(plan -> plan.putArray("zones").add(7), "zones[0]", "must be an object"),
                fault(plan -> plan.withObject("/size").put("width", 0), "size.width", "must be more than 0"),
                fault(
                        plan -> plan.withArray("/categories").addObject().put("name", "front"),
                        "categories[2].name",
                        "there is a category \"front\" already"),
                fault(plan -> at(plan, "/categories/0").put("color", "#xyz"), "categories[0].color", "is not a colour"),
                fault(plan -> at(plan, "/zones/1").remove("position"), "zones[1].position", "is missing"),
                fault(plan -> at(plan, "/zones/1/position").put("x", "1"), "zones[1].position.x", "must be a number"),
                fault(
                        plan -> at(plan, "/zones/1/position").put("y", 1e7),
                        "zones[1].position.y",
                        "must be from -1000000 to 1000000"),
                fault(plan -> at(plan, "/zones/1").remove("rows"), "zones[1].rows", "is missing"),
                fault(plan -> at(plan, "/zones/1/rows/0").remove("seats"), "zones[1].rows[0].seats", "is missing"),
                fault(
                        plan -> at(plan, "/zones/1/rows/0/seats/1").put("category", "VIP2"),
                        "zones[1].rows[0].seats[1].category",
                        "unknown category \"VIP2\""),
                fault(
                        plan -> at(plan, "/zones/1/rows/0/seats/1").remove("seat_guid"),
                        "zones[1].rows[0].seats[1].seat_guid",
                        "is missing"),
                fault(
                        plan -> at(plan, "/zones/1/rows/0/seats/1").put("seat_number", ""),
                        "zones[1].rows[0].seats[1].seat_number",
                        "must not be blank"),
                fault(
                        plan -> at(plan, "/zones/1/rows/0/seats/0").put("radius", -1),
                        "zones[1].rows[0].seats[0].radius",
                        "must be more than 0"),
                fault(
                        plan -> at(plan, "/zones/2/rows/0/seats/0").put("seat_guid", "S-A-2"),
                        "zones[2].rows[0].seats[0].seat_guid",
                        "seat_guid \"S-A-2\" occurs again"),
                fault(
                        plan -> at(plan, "/zones/0/areas/0").put("shape", "star"),
                        "zones[0].areas[0].shape",
                        "unknown shape \"star\""),
                fault(plan -> at(plan, "/zones/0/areas/1").remove("circle"), "zones[0].areas[1].circle", "is missing"),
                fault(
                        plan -> at(plan, "/zones/0/areas/3/polygon/points/2").remove("y"),
                        "zones[0].areas[3].polygon.points[2].y",
                        "is missing"),
                fault(plan -> at(plan, "/zones/0/areas/5").remove("width"), "zones[0].areas[5].width", "is missing"));
    }

    private static Arguments fault(Consumer<ObjectNode> change, String path, String message) {
        return Arguments.of(change, path, message);
    }

    private static ObjectNode at(JsonNode plan, String pointer) {
        return (ObjectNode) plan.at(pointer);
    }

    @ParameterizedTest(name = "{1} {2}")
    @MethodSource({"faults", "faultsOfAreas"})
    void saysWhereAndWhatIsWrong(Consumer<ObjectNode> change, String path, String message) {
        assertThat(faultsAfter(change)).containsExactly(new Fault(path, message));
    }

    @Test
    void findsAllThatIsWrongAtOnce() {
        assertThat(faultsAfter(plan -> {
                    plan.remove("name");
                    at(plan, "/zones/0/areas/0").put("rotation", "left");
                    at(plan, "/zones/1/rows/0/seats/0").put("category", "VIP");
                    at(plan, "/zones/1/rows/1/seats/0").put("seat_guid", "S-A-1");
                }))
                .extracting(Fault::path)
                .containsExactly(
                        "name",
                        "zones[0].areas[0].rotation",
                        "zones[1].rows[0].seats[0].category",
                        "zones[1].rows[1].seats[0].seat_guid");
    }

    @Test
    void listsNoMoreFaultsThanAnybodyReads() {
        ObjectNode plan = chamber();
        ArrayNode seats = (ArrayNode) plan.at("/zones/1/rows/0/seats");
        for (int i = 0; i < BadPlan.FAULTS_MAX + 5; i++) {
            seats.addObject()
                    .put("seat_guid", "more-" + i)
                    .put("seat_number", "1")
                    .put("category", "none")
                    .putObject("position")
                    .put("x", 0)
                    .put("y", 0);
        }

        assertThat(TestPlans.read(plan)).isInstanceOfSatisfying(Unsound.class, unsound -> assertThat(unsound.why())
                .isInstanceOfSatisfying(BadPlan.class, bad -> {
                    assertThat(bad.faults()).hasSize(BadPlan.FAULTS_MAX);
                    assertThat(bad.omitted()).isEqualTo(5);
                }));
    }

    @Test
    void renamesTheNthOccurrenceOfAGuidToTheNextNumberThatIsFree() {
        ObjectNode plan = chamber();
        at(plan, "/zones/1/rows/0/seats/1").put("seat_guid", "S-A-1");
        at(plan, "/zones/1/rows/1/seats/0").put("seat_guid", "S-A-1~3");
        at(plan, "/zones/2/rows/0/seats/0").put("seat_guid", "S-A-1");

        var renamed = sound(MAPPER.writeValueAsString(plan), Duplicates.RENAME);

        assertThat(renamed.renamed())
                .containsExactly(
                        new Renamed("zones[1].rows[0].seats[1].seat_guid", "S-A-1", "S-A-1~2"),
                        new Renamed("zones[2].rows[0].seats[0].seat_guid", "S-A-1", "S-A-1~4"));
        at(plan, "/zones/1/rows/0/seats/1").put("seat_guid", "S-A-1~2");
        at(plan, "/zones/2/rows/0/seats/0").put("seat_guid", "S-A-1~4");
        assertThat(MAPPER.readTree(renamed.document())).isEqualTo(plan);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "7",
                "null",
                "{\"name\":NaN}",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{} {}",
                "{\"name\":\"\\ud800\"}"
            })
    void saysThatItCannotReadWhatIsNoPlan(String document) {
        PlanReading reading = TestPlans.read(document, Duplicates.REFUSE);

        assertThat(reading).isInstanceOf(Unsound.class);
        if (!document.contains("ud800")) {
            assertThat(((Unsound) reading).why()).isInstanceOf(NotJson.class);
        }
    }

    @Test
    void doesNotTakeHalfACharacterWhereverItStands() {
        assertThat(TestPlans.read(CHAMBER.replace("\"kept\"", "\"\\ud800\""), Duplicates.REFUSE))
                .isInstanceOfSatisfying(
                        Unsound.class, unsound -> assertThat(unsound.why()).isInstanceOf(NotJson.class));
    }

    @Test
    void survivesNumbersThatNoDoubleCanHold() {
        assertThat(TestPlans.read(CHAMBER.replace("25.333333333333336", "1e999999999"), Duplicates.REFUSE))
                .isInstanceOf(Unsound.class);
        assertThat(TestPlans.read(CHAMBER.replace("25.333333333333336", "1e-999999999"), Duplicates.REFUSE))
                .isInstanceOf(PlanReading.Sound.class);
    }
}
