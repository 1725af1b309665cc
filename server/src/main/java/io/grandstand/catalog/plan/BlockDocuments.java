package io.grandstand.catalog.plan;

import io.grandstand.catalog.BlockPlan.Numbering;
import io.grandstand.catalog.plan.BlockRules.Sound;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes typed-in blocks as the document of a plan, so that they are read, kept and drawn like any other. */
public final class BlockDocuments {

    /** From one seat to the next, and from one row to the next. */
    private static final double PITCH = 30;

    private static final double RADIUS = 11;
    /** From one block to the next: an aisle, with room for a name. */
    private static final double GAP = 70;

    private static final double MARGIN = 40;
    private static final double STAGE_HEIGHT = 60;
    private static final double STAGE_WIDTH_MAX = 600;
    private static final double STANDING_WIDTH = 420;
    private static final double STANDING_HEIGHT = 180;
    private static final double TEXT_SIZE = 24;
    /** A plan is kept once, and read in either language. */
    private static final String STAGE = "무대 STAGE";

    private static final String STAGE_COLOR = "#56605b";
    private static final String TEXT_COLOR = "#ffffff";

    /** To be told apart, one after the other; beyond that they begin anew. */
    private static final List<String> COLORS = List.of(
            "#5b3a8c", "#2f6fd0", "#d9822b", "#4e9b58", "#d0433e", "#27407a", "#8e6bbf", "#1f8a8a", "#a0522d",
            "#6b7280");

    private static final JsonMapper MAPPER = new JsonMapper();

    /** Blocks beside each other. */
    private record Band(List<Sound> blocks) {

        double width() {
            return blocks.stream().mapToDouble(BlockDocuments::width).sum() + GAP * (blocks.size() - 1);
        }

        double height() {
            return blocks.stream().mapToDouble(BlockDocuments::height).max().orElse(0);
        }
    }

    private BlockDocuments() {}

    /** Those blocks in which nothing is wrong; a plan that has none of them is none. */
    public static byte[] write(BlockRules plan) {
        List<Band> bands = bands(plan.sound());
        double width = bands.stream().mapToDouble(Band::width).max().orElse(0);
        double stage = Math.max(STANDING_WIDTH / 2, Math.min(width, STAGE_WIDTH_MAX));
        double middle = MARGIN + Math.max(width, stage) / 2;
        ObjectNode document = MAPPER.createObjectNode();
        document.put("name", plan.name().isEmpty() ? "-" : plan.name());
        writeCategories(document.putArray("categories"), plan.sound());
        ArrayNode zones = document.putArray("zones");
        writeStage(zones, middle, stage);
        double y = MARGIN + STAGE_HEIGHT + GAP;
        for (Band band : bands) {
            double x = middle - band.width() / 2;
            for (Sound block : band.blocks()) {
                writeBlock(zones.addObject(), block, plan.numbering(), x, y);
                x += width(block) + GAP;
            }
            y += band.height() + GAP;
        }
        ObjectNode size = document.putObject("size");
        size.put("width", 2 * middle);
        size.put("height", y - GAP + MARGIN);
        return MAPPER.writeValueAsString(document).getBytes(StandardCharsets.UTF_8);
    }

    private static List<Band> bands(List<Sound> blocks) {
        var bands = new ArrayList<Band>();
        for (Sound block : blocks) {
            if (!block.beside() || bands.isEmpty()) {
                bands.add(new Band(new ArrayList<>()));
            }
            bands.getLast().blocks().add(block);
        }
        return bands;
    }

    private static Map<String, String> colors(List<Sound> blocks) {
        var colors = new LinkedHashMap<String, String>();
        for (Sound block : blocks) {
            colors.putIfAbsent(block.category(), COLORS.get(colors.size() % COLORS.size()));
        }
        return colors;
    }

    private static void writeCategories(ArrayNode categories, List<Sound> blocks) {
        colors(blocks).forEach((name, color) -> {
            ObjectNode category = categories.addObject();
            category.put("name", name);
            category.put("color", color);
        });
    }

    /** A zone without seats is no section. */
    private static void writeStage(ArrayNode zones, double middle, double width) {
        ObjectNode zone = zones.addObject();
        position(zone, middle - width / 2, MARGIN);
        rectangle(zone.putArray("areas").addObject(), width, STAGE_HEIGHT, STAGE, STAGE_COLOR);
        zone.putArray("rows");
    }

    private static void writeBlock(ObjectNode zone, Sound block, Numbering numbering, double x, double y) {
        zone.put("name", block.name());
        position(zone, x, y);
        ArrayNode areas = zone.putArray("areas");
        ArrayNode rows = zone.putArray("rows");
        if (block.standing()) {
            rectangle(areas.addObject(), STANDING_WIDTH, STANDING_HEIGHT, block.name(), "");
            ObjectNode admission = zone.putObject(PlanChecker.GENERAL_ADMISSION);
            admission.put("category", block.category());
            admission.put("capacity", block.places());
            return;
        }
        for (int row = 0; row < block.rows().size(); row++) {
            writeRow(rows.addObject(), block, numbering, row);
        }
    }

    private static void writeRow(ObjectNode node, Sound block, Numbering numbering, int row) {
        String name = block.rows().get(row);
        node.put("row_number", name);
        node.put("row_label", numbering.row());
        node.put("seat_label", numbering.seat());
        position(node, 0, row * PITCH);
        ArrayNode seats = node.putArray("seats");
        for (int number = 1; number <= block.seatsInRow(); number++) {
            ObjectNode seat = seats.addObject();
            seat.put("seat_guid", (block.index() + 1) + "-" + name + "-" + number);
            seat.put("seat_number", Integer.toString(number));
            seat.put("category", block.category());
            seat.put("radius", RADIUS);
            position(seat, (number - 1) * PITCH, 0);
        }
    }

    private static void rectangle(ObjectNode area, double width, double height, String words, String color) {
        area.put("shape", "rectangle");
        area.put("color", color);
        position(area, 0, 0);
        ObjectNode extent = area.putObject("rectangle");
        extent.put("width", width);
        extent.put("height", height);
        ObjectNode text = area.putObject("text");
        text.put("text", words);
        text.put("color", TEXT_COLOR);
        text.put("size", TEXT_SIZE);
        position(text, width / 2, height / 2);
    }

    private static void position(ObjectNode node, double x, double y) {
        ObjectNode at = node.putObject("position");
        at.put("x", x);
        at.put("y", y);
    }

    private static double width(Sound block) {
        return block.standing() ? STANDING_WIDTH : (block.seatsInRow() - 1) * PITCH;
    }

    private static double height(Sound block) {
        return block.standing() ? STANDING_HEIGHT : (block.rows().size() - 1) * PITCH;
    }
}
