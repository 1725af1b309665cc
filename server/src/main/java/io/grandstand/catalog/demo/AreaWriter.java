package io.grandstand.catalog.demo;

import static io.grandstand.catalog.demo.RoundPlan.UNITS_PER_METRE;
import static io.grandstand.catalog.demo.RoundPlan.number;
import static io.grandstand.catalog.demo.RoundPlan.position;

import tools.jackson.core.JsonGenerator;

/** Writes areas of a plan; all lengths in metres from the middle, y downwards. */
final class AreaWriter {

    private static final double TEXT_METRES = 4;

    private final JsonGenerator json;

    AreaWriter(JsonGenerator json) {
        this.json = json;
    }

    void circle(double x, double y, double radius, String color) {
        start("circle", x, y, color);
        json.writeObjectPropertyStart("circle");
        number(json, "radius", radius * UNITS_PER_METRE);
        json.writeEndObject();
        json.writeEndObject();
    }

    /** A rectangle around this point. */
    void rectangle(double x, double y, double width, double height, String color, String text) {
        start("rectangle", x - width / 2, y - height / 2, color);
        json.writeObjectPropertyStart("rectangle");
        number(json, "width", width * UNITS_PER_METRE);
        number(json, "height", height * UNITS_PER_METRE);
        json.writeEndObject();
        text(text, width / 2, height / 2, Math.min(TEXT_METRES, height / 2), "#ffffff");
        json.writeEndObject();
    }

    /** Corners as x, y, x, y, and so on. */
    void polygon(String color, double... corners) {
        start("polygon", 0, 0, color);
        json.writeObjectPropertyStart("polygon");
        json.writeArrayPropertyStart("points");
        for (int i = 0; i < corners.length; i += 2) {
            json.writeStartObject();
            number(json, "x", corners[i] * UNITS_PER_METRE);
            number(json, "y", corners[i + 1] * UNITS_PER_METRE);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    void words(double x, double y, String text, String color) {
        start("text", x, y, color);
        text(text, 0, 0, TEXT_METRES, color);
        json.writeEndObject();
    }

    private void start(String shape, double x, double y, String color) {
        json.writeStartObject();
        json.writeStringProperty("shape", shape);
        json.writeStringProperty("color", color);
        number(json, "rotation", 0);
        position(json, x * UNITS_PER_METRE, y * UNITS_PER_METRE);
    }

    private void text(String text, double x, double y, double size, String color) {
        json.writeObjectPropertyStart("text");
        position(json, x * UNITS_PER_METRE, y * UNITS_PER_METRE);
        json.writeStringProperty("color", color);
        json.writeStringProperty("text", text);
        number(json, "size", size * UNITS_PER_METRE);
        json.writeEndObject();
    }
}
