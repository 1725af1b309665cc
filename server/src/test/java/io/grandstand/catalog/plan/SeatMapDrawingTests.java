package io.grandstand.catalog.plan;

import static io.grandstand.catalog.plan.TestPlans.CHAMBER;
import static io.grandstand.catalog.plan.TestPlans.MAPPER;
import static io.grandstand.catalog.plan.TestPlans.chamber;
import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.catalog.PlanImport.Duplicates;
import io.grandstand.catalog.VenueId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class SeatMapDrawingTests {

    private static JsonNode map() {
        return map(CHAMBER);
    }

    private static JsonNode map(String document) {
        PlanReading.Sound sound = TestPlans.sound(document, Duplicates.REFUSE);
        var plan = sound.at(new VenueId(4));
        return MAPPER.readTree(SeatMapDrawing.draw(plan, sound.document()));
    }

    @Test
    void writesSeatsInColumnsByRow() {
        assertThat(map().path("sections")).isEqualTo(MAPPER.readTree("""
                [
                  {"sectionId": 0, "name": "Stalls", "seats": 3, "rows": [
                    {"row": "A", "rowNumberPosition": "both", "seat": 0, "prefix": "Stalls A ", "label": ["1", "2"],
                     "category": [0, 1], "x": [110, 135.33], "y": [200.13, 200], "radius": 11},
                    {"row": "BB", "seat": 2, "prefix": "Stalls ", "label": ["BB1"],
                     "category": 0, "x": [110], "y": [230]}
                  ]},
                  {"sectionId": 1, "name": "Zone 2", "seats": 1, "rows": [
                    {"row": "Row 3", "seat": 3, "prefix": "Zone 2 Row 3 ", "label": ["Seat 7"],
                     "category": 0, "x": [1], "y": [402]}
                  ]},
                  {"sectionId": 2, "name": "Pit", "seats": 0, "places": 120, "category": 1, "rows": []}
                ]"""));
    }

    @Test
    void saysHowLargeItIsAndWhatThereIs() {
        JsonNode map = map();

        assertThat(map.path("venueId").asInt()).isEqualTo(4);
        assertThat(map.path("name").asString()).isEqualTo("Chamber");
        assertThat(map.path("seatsTotal").asInt()).isEqualTo(124);
        assertThat(map.path("size")).isEqualTo(MAPPER.readTree("{\"width\": 800, \"height\": 600.75}"));
        assertThat(map.path("categories")).isEqualTo(MAPPER.readTree("""
                [{"categoryId": 0, "name": "front", "color": "#41CC2C", "seats": 3, "places": 0},
                 {"categoryId": 1, "name": "9954a461-02d2", "color": "", "seats": 1, "places": 120}]"""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"shape": "rectangle", "rectangle": {"width": 200, "height": 60}}                           | 330 | 180
            {"width": 200, "height": 60}                                                                | 330 | 180
            {"shape": "rectangle", "rotation": 90, "rectangle": {"width": 200, "height": 60}}           | 130 | 320
            {"shape": "circle", "circle": {"radius": 50}}                                               | 180 | 170
            {"shape": "ellipse", "ellipse": {"radius": {"x": 70, "y": 30}}}                             | 200 | 150
            {"shape": "polygon", "polygon": {"points": [{"x": 5, "y": 90}, {"x": 80, "y": -9}]}}        | 210 | 210
            """)
    void isAsLargeAsWhatIsDrawnWhereThePlanDoesNotSay(String shape, double width, double height) {
        var ground = (ObjectNode) MAPPER.readTree(shape);
        ground.putObject("position").put("x", 10).put("y", 0);
        ObjectNode document = chamber();
        document.remove("size");
        var zones = (ArrayNode) document.path("zones");
        var pit = (ObjectNode) zones.get(3);
        zones.removeAll().add(pit);
        pit.putObject("position").put("x", 100).put("y", 100);
        pit.putArray("areas").add(ground);

        JsonNode size = map(MAPPER.writeValueAsString(document)).path("size");

        assertThat(size.path("width").asDouble()).isEqualTo(width);
        assertThat(size.path("height").asDouble()).isEqualTo(height);
    }

    @Test
    void drawsEveryShapeAtItsAbsolutePlace() {
        assertThat(map().path("areas")).isEqualTo(MAPPER.readTree("""
                [
                  {"shape": "rectangle", "x": 101.25, "y": 22.5, "rotation": 15, "color": "#815719",
                   "borderColor": "#000", "width": 300.5, "height": 80,
                   "text": {"text": "STAGE", "x": 150, "y": 40, "color": "#333333", "size": 24}},
                  {"shape": "circle", "x": 100, "y": 20.5, "rotation": 0, "color": "red", "borderColor": "",
                   "radius": 12.5},
                  {"shape": "ellipse", "x": 105, "y": 25.5, "rotation": 0, "color": "", "borderColor": "",
                   "radiusX": 30, "radiusY": 20},
                  {"shape": "polygon", "x": 100, "y": 20.5, "rotation": 0, "color": "", "borderColor": "",
                   "points": [[0, 0], [10, 0], [5, -7.75]]},
                  {"shape": "text", "x": 109, "y": 29.5, "rotation": 0, "color": "", "borderColor": "",
                   "text": {"text": "Exit", "x": 0, "y": 0, "color": "rgb(1, 2, 3)", "size": 0}},
                  {"shape": "rectangle", "x": 103, "y": 24.5, "rotation": 0, "color": "", "borderColor": "",
                   "width": 40, "height": 10, "text": {"text": "bar", "x": 0, "y": 0, "color": "", "size": 0}},
                  {"shape": "rectangle", "sectionId": 2, "x": 310, "y": 100, "rotation": 0, "color": "#222",
                   "borderColor": "", "width": 200, "height": 60}
                ]"""));
    }
}
