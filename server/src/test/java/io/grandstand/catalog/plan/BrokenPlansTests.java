package io.grandstand.catalog.plan;

import static io.grandstand.catalog.plan.TestPlans.MAPPER;
import static io.grandstand.catalog.plan.TestPlans.chamber;
import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.catalog.PlanImport.Duplicates;
import io.grandstand.catalog.VenueId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Breaks every node of a good plan in every way: it is read, or refused with faults, and never an exception. */
class BrokenPlansTests {

    private static final List<JsonNode> INSTEAD = List.of(
            JsonNodeFactory.instance.nullNode(),
            JsonNodeFactory.instance.booleanNode(true),
            JsonNodeFactory.instance.numberNode(-1),
            JsonNodeFactory.instance.numberNode(1e300),
            JsonNodeFactory.instance.stringNode(""),
            JsonNodeFactory.instance.stringNode("\u0000\u202e%s"),
            JsonNodeFactory.instance.stringNode("x".repeat(5_000)),
            JsonNodeFactory.instance.arrayNode(),
            JsonNodeFactory.instance.arrayNode().add(1).add("2").addNull(),
            JsonNodeFactory.instance.objectNode(),
            JsonNodeFactory.instance.objectNode().put("x", "y"));

    @Test
    void neverThrows() {
        List<String> pointers = pointers(chamber());
        int read = 0;
        int refused = 0;
        for (String pointer : pointers) {
            for (int way = -1; way < INSTEAD.size(); way++) {
                ObjectNode plan = chamber();
                breakAt(plan, pointer, way);
                switch (TestPlans.read(MAPPER.writeValueAsString(plan), Duplicates.RENAME)) {
                    case PlanReading.Sound sound -> {
                        draw(sound);
                        read++;
                    }
                    case PlanReading.Unsound unsound -> {
                        assertThat(unsound.why()).isNotNull();
                        refused++;
                    }
                }
            }
        }
        assertThat(read).isGreaterThan(100);
        assertThat(refused).isGreaterThan(500);
    }

    /** What can be read can be drawn. */
    private static void draw(PlanReading.Sound sound) {
        var plan = sound.at(new VenueId(1));
        assertThat(MAPPER.readTree(SeatMapDrawing.draw(plan, sound.document()))
                        .path("seatsTotal")
                        .asInt())
                .isEqualTo(plan.seatsTotal());
    }

    private static void breakAt(ObjectNode plan, String pointer, int way) {
        int last = pointer.lastIndexOf('/');
        JsonNode parent = plan.at(pointer.substring(0, last));
        String name = pointer.substring(last + 1);
        if (parent instanceof ObjectNode object) {
            if (way < 0) {
                object.remove(name);
            } else {
                object.set(name, INSTEAD.get(way));
            }
        } else if (parent instanceof ArrayNode array) {
            if (way < 0) {
                array.remove(Integer.parseInt(name));
            } else {
                array.set(Integer.parseInt(name), INSTEAD.get(way));
            }
        }
    }

    private static List<String> pointers(JsonNode plan) {
        var pointers = new ArrayList<String>();
        collect(plan, "", pointers);
        return pointers;
    }

    private static void collect(JsonNode node, String pointer, List<String> pointers) {
        if (!pointer.isEmpty()) {
            pointers.add(pointer);
        }
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            collect(property.getValue(), pointer + "/" + property.getKey(), pointers);
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), pointer + "/" + i, pointers);
            }
        }
    }
}
