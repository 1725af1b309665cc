package io.grandstand.catalog.demo;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * A place whose rows lie around one point, a ballpark's or a concert hall's, as a seating plan in pretix's JSON; ten
 * units are a metre.
 */
final class RoundPlan {

    static final double UNITS_PER_METRE = 10;

    private static final double ROW_DEPTH = 0.85;
    private static final double AISLE = 1.2;
    private static final JsonMapper MAPPER = new JsonMapper();

    /** Draws what is not seats, around the middle. */
    interface Ground {

        void draw(AreaWriter areas);
    }

    private final String name;
    private final int capacity;
    private final double width;
    private final double height;
    private final double middleX;
    private final double middleY;
    private final Map<String, String> colors = new LinkedHashMap<>();
    private int seats;

    /**
     * A plan without seats yet.
     *
     * @param capacity what wedges and floors must come to
     */
    RoundPlan(String name, int capacity, double widthMetres, double heightMetres, double middleMetresFromTop) {
        this.name = name;
        this.capacity = capacity;
        this.width = widthMetres * UNITS_PER_METRE;
        this.height = heightMetres * UNITS_PER_METRE;
        this.middleX = width / 2;
        this.middleY = middleMetresFromTop * UNITS_PER_METRE;
    }

    RoundPlan category(String category, String color) {
        colors.put(category, color);
        return this;
    }

    byte[] write(List<Wedge> wedges, List<Floor> floors, Ground ground) {
        var out = new ByteArrayOutputStream();
        seats = 0;
        try (JsonGenerator json = MAPPER.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringProperty("name", name);
            json.writeArrayPropertyStart("categories");
            colors.forEach((category, color) -> {
                json.writeStartObject();
                json.writeStringProperty("name", category);
                json.writeStringProperty("color", color);
                json.writeEndObject();
            });
            json.writeEndArray();
            json.writeArrayPropertyStart("zones");
            writeGround(json, ground);
            floors.forEach(floor -> writeFloor(json, floor));
            for (Wedge wedge : wedges) {
                for (int block = 0; block < wedge.blocks(); block++) {
                    writeBlock(json, wedge, block);
                }
            }
            json.writeEndArray();
            json.writeObjectPropertyStart("size");
            number(json, "width", width);
            number(json, "height", height);
            json.writeEndObject();
            json.writeEndObject();
        }
        if (seats != capacity) {
            throw new IllegalStateException(name + " has room for " + seats + " seats of " + capacity);
        }
        return out.toByteArray();
    }

    private void writeGround(JsonGenerator json, Ground ground) {
        json.writeStartObject();
        json.writeStringProperty("name", "Ground");
        position(json, middleX, middleY);
        json.writeArrayPropertyStart("rows");
        json.writeEndArray();
        json.writeArrayPropertyStart("areas");
        ground.draw(new AreaWriter(json));
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeFloor(JsonGenerator json, Floor floor) {
        json.writeStartObject();
        json.writeStringProperty("name", floor.name());
        position(json, middleX, middleY);
        json.writeArrayPropertyStart("rows");
        json.writeEndArray();
        json.writeObjectPropertyStart("general_admission");
        json.writeNumberProperty("capacity", floor.capacity());
        json.writeStringProperty("category", floor.category());
        json.writeEndObject();
        json.writeArrayPropertyStart("areas");
        new AreaWriter(json).rectangle(floor.x(), floor.y(), floor.width(), floor.height(), "#e6e2d8", "");
        json.writeEndArray();
        json.writeEndObject();
        seats += floor.capacity();
    }

    private void writeBlock(JsonGenerator json, Wedge wedge, int block) {
        double step = (wedge.to() - wedge.from()) / wedge.blocks();
        double middle = Math.toRadians(wedge.from() + step * (block + 0.5));
        double breadth = Math.toRadians(Math.abs(step));
        int number = wedge.firstNumber() + block;
        json.writeStartObject();
        json.writeStringProperty("name", wedge.name() + " " + number);
        position(json, middleX, middleY);
        json.writeArrayPropertyStart("rows");
        for (int row = 1; row <= wedge.rows(); row++) {
            double radius = wedge.radius() + (row - 1) * ROW_DEPTH;
            int inRow = (int) ((radius * breadth - AISLE) / wedge.pitch());
            writeRow(json, wedge, "%d-%d".formatted(number, row), row, radius, middle, inRow);
            seats += inRow;
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("areas");
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeRow(
            JsonGenerator json, Wedge wedge, String guid, int row, double radius, double middle, int inRow) {
        double rowX = x(radius, middle);
        double rowY = y(radius, middle);
        double step = wedge.pitch() / radius;
        json.writeStartObject();
        json.writeStringProperty("row_number", Integer.toString(row));
        json.writeStringProperty("row_label", "%s열");
        json.writeStringProperty("seat_label", "%s번");
        position(json, rowX, rowY);
        json.writeArrayPropertyStart("seats");
        for (int seat = 1; seat <= inRow; seat++) {
            double angle = middle + (seat - (inRow + 1) / 2.0) * step;
            json.writeStartObject();
            json.writeStringProperty("seat_guid", guid + "-" + seat);
            json.writeStringProperty("seat_number", Integer.toString(seat));
            position(json, x(radius, angle) - rowX, y(radius, angle) - rowY);
            json.writeStringProperty("category", wedge.category());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static double x(double radius, double angle) {
        return radius * Math.sin(angle) * UNITS_PER_METRE;
    }

    private static double y(double radius, double angle) {
        return radius * Math.cos(angle) * UNITS_PER_METRE;
    }

    static void position(JsonGenerator json, double x, double y) {
        json.writeObjectPropertyStart("position");
        number(json, "x", x);
        number(json, "y", y);
        json.writeEndObject();
    }

    static void number(JsonGenerator json, String name, double value) {
        json.writeName(name);
        json.writeNumber(BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP));
    }
}
