package io.grandstand.catalog.plan;

import io.grandstand.catalog.Fault;
import io.grandstand.catalog.PlanImport.BadPlan;
import io.grandstand.catalog.PlanImport.Duplicates;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A small plan with everything that pretix's editor draws and writes, also beyond the published schema. */
final class TestPlans {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    static final String CHAMBER = """
            {
              "name": "Chamber",
              "made_by": {"tool": "editor", "version": [1, 2.50, null]},
              "categories": [
                {"name": "front", "color": "#41CC2C", "note": "kept"},
                {"name": "9954a461-02d2", "color": ""}
              ],
              "zones": [
                {
                  "name": "Stage", "uuid": "z-0", "position": {"x": 100, "y": 20.5}, "rows": [],
                  "areas": [
                    {"shape": "rectangle", "color": "#815719", "border_color": "#000", "rotation": 15, "uuid": "a-0",
                     "position": {"x": 1.25, "y": 2}, "rectangle": {"width": 300.50, "height": 80},
                     "text": {"position": {"x": 150, "y": 40}, "color": "#333333", "text": "STAGE", "size": 24}},
                    {"shape": "circle", "color": "red", "position": {"x": 0, "y": 0}, "circle": {"radius": 12.5},
                     "text": {"position": {"x": 0, "y": 0}, "text": ""}},
                    {"shape": "ellipse", "position": {"x": 5, "y": 5}, "ellipse": {"radius": {"x": 30, "y": 20}}},
                    {"shape": "polygon", "position": {"x": 0, "y": 0}, "rotation": 0,
                     "polygon": {"points": [{"x": 0, "y": 0}, {"x": 10, "y": 0}, {"x": 5, "y": -7.75}]}},
                    {"shape": "text", "position": {"x": 9, "y": 9}, "text": {"text": "Exit", "color": "rgb(1, 2, 3)"}},
                    {"width": 40, "height": 10, "position": {"x": 3, "y": 4}, "text": "bar"}
                  ]
                },
                {
                  "name": "Stalls", "zone_id": "S", "position": {"x": 100, "y": 200},
                  "rows": [
                    {"row_number": "A", "row_number_position": "both", "uuid": "r-0",
                     "position": {"x": 10, "y": 0},
                     "seats": [
                       {"seat_guid": "S-A-1", "seat_number": "1", "position": {"x": 0, "y": 0.125},
                        "category": "front", "uuid": "s-0", "radius": 11},
                       {"seat_guid": "S-A-2", "seat_number": "2", "position": {"x": 25.333333333333336, "y": 0},
                        "category": "9954a461-02d2"}
                     ]},
                    {"row_number": "BB", "row_number_position": null, "seat_label": "BB%s",
                     "position": {"x": 10, "y": 30},
                     "seats": [
                       {"seat_guid": "S-B-1", "seat_number": "1", "position": {"x": 0, "y": 0}, "category": "front"}
                     ]}
                  ],
                  "areas": []
                },
                {
                  "position": {"x": 0, "y": 400},
                  "rows": [
                    {"row_number": "3", "row_label": "Row %s", "seat_label": "Seat %s",
                     "seats": [
                       {"seat_guid": "U-1", "seat_number": "7", "position": {"x": 1, "y": 2}, "category": "front"}
                     ]}
                  ]
                },
                {
                  "name": "Pit", "uuid": "z-3", "position": {"x": 300, "y": 100}, "rows": [],
                  "general_admission": {"capacity": 120, "category": "9954a461-02d2", "note": "kept"},
                  "areas": [
                    {"shape": "rectangle", "color": "#222", "position": {"x": 10, "y": 0},
                     "rectangle": {"width": 200, "height": 60}}
                  ]
                }
              ],
              "size": {"width": 800, "height": 600.75}
            }
            """;

    private TestPlans() {}

    static ObjectNode chamber() {
        return (ObjectNode) MAPPER.readTree(CHAMBER);
    }

    static PlanReading read(JsonNode document) {
        return read(MAPPER.writeValueAsString(document), Duplicates.REFUSE);
    }

    static PlanReading read(String document, Duplicates duplicates) {
        return PlanDocuments.read(document.getBytes(StandardCharsets.UTF_8), duplicates);
    }

    static PlanReading.Sound sound(String document, Duplicates duplicates) {
        if (read(document, duplicates) instanceof PlanReading.Sound sound) {
            return sound;
        }
        throw new AssertionError("refused: " + read(document, duplicates));
    }

    /** What is wrong with the chamber after this change. */
    static List<Fault> faultsAfter(Consumer<ObjectNode> change) {
        ObjectNode document = chamber();
        change.accept(document);
        if (read(document) instanceof PlanReading.Unsound(BadPlan(List<Fault> faults, int omitted)) && omitted == 0) {
            return faults;
        }
        throw new AssertionError("not refused with faults: " + read(document));
    }
}
