package io.grandstand.catalog.plan;

import static io.grandstand.catalog.plan.SeatMapDrawing.coordinate;
import static io.grandstand.catalog.plan.SeatMapDrawing.rounded;
import static io.grandstand.catalog.plan.SeatMapDrawing.text;

import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.plan.AreaChecker.Shape;
import io.grandstand.catalog.plan.Part.Point;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** Writes what is drawn beside the seats: a shape at an absolute place, in its own coordinates from there. */
final class AreaDrawing {

    private static final int ROUND = 48;

    private AreaDrawing() {}

    /** @param ground the general-admission area whose ground this is */
    static void draw(JsonGenerator json, JsonNode zoneAt, JsonNode area, Optional<AreaNo> ground) {
        JsonNode at = area.path("position");
        Shape shape = shape(area);
        json.writeStartObject();
        json.writeStringProperty("shape", shape.label());
        ground.ifPresent(no -> json.writeNumberProperty("sectionId", no.section()));
        number(json, "x", coordinate(zoneAt, "x") + coordinate(at, "x"));
        number(json, "y", coordinate(zoneAt, "y") + coordinate(at, "y"));
        number(json, "rotation", coordinate(area, "rotation"));
        json.writeStringProperty("color", text(area, "color"));
        json.writeStringProperty("borderColor", text(area, "border_color"));
        drawShape(json, shape, area);
        drawText(json, area.path("text"));
        json.writeEndObject();
    }

    /** Corners of what the shapes of a zone cover, absolute. */
    static Stream<Point> outline(JsonNode zone) {
        return zone.path("areas").valueStream().flatMap(area -> outline(zone, area));
    }

    /** Corners of what one shape of a zone covers, absolute. */
    static Stream<Point> outline(JsonNode zone, JsonNode area) {
        JsonNode zoneAt = zone.path("position");
        JsonNode at = area.path("position");
        double x = coordinate(zoneAt, "x") + coordinate(at, "x");
        double y = coordinate(zoneAt, "y") + coordinate(at, "y");
        double turn = Math.toRadians(coordinate(area, "rotation"));
        return corners(area)
                .map(corner -> new Point(
                        x + corner.x() * Math.cos(turn) - corner.y() * Math.sin(turn),
                        y + corner.x() * Math.sin(turn) + corner.y() * Math.cos(turn)));
    }

    private static Stream<Point> corners(JsonNode area) {
        return switch (shape(area)) {
            case RECTANGLE -> {
                JsonNode extent = extent(area);
                yield box(0, 0, coordinate(extent, "width"), coordinate(extent, "height"));
            }
            case CIRCLE -> {
                double radius = coordinate(area.path("circle"), "radius");
                yield ellipse(radius, radius);
            }
            case ELLIPSE -> {
                JsonNode radius = area.path("ellipse").path("radius");
                yield ellipse(coordinate(radius, "x"), coordinate(radius, "y"));
            }
            case POLYGON ->
                area.path("polygon")
                        .path("points")
                        .valueStream()
                        .map(point -> new Point(coordinate(point, "x"), coordinate(point, "y")));
            case TEXT -> Stream.of(new Point(0, 0));
        };
    }

    private static Stream<Point> box(double left, double top, double right, double bottom) {
        return Stream.of(
                new Point(left, top), new Point(right, top), new Point(right, bottom), new Point(left, bottom));
    }

    /** As many corners as make it look round; the four that reach farthest are among them. */
    private static Stream<Point> ellipse(double x, double y) {
        return IntStream.range(0, ROUND)
                .mapToDouble(corner -> 2 * Math.PI * corner / ROUND)
                .mapToObj(angle -> new Point(x * Math.cos(angle), y * Math.sin(angle)));
    }

    private static Shape shape(JsonNode area) {
        return Shape.of(text(area, "shape")).orElse(Shape.RECTANGLE);
    }

    /** The first form of the format had a rectangle's size on the area itself. */
    private static JsonNode extent(JsonNode area) {
        return area.has("rectangle") ? area.path("rectangle") : area;
    }

    private static void drawShape(JsonGenerator json, Shape shape, JsonNode area) {
        switch (shape) {
            case RECTANGLE -> {
                JsonNode extent = extent(area);
                number(json, "width", coordinate(extent, "width"));
                number(json, "height", coordinate(extent, "height"));
            }
            case CIRCLE -> number(json, "radius", coordinate(area.path("circle"), "radius"));
            case ELLIPSE -> {
                JsonNode radius = area.path("ellipse").path("radius");
                number(json, "radiusX", coordinate(radius, "x"));
                number(json, "radiusY", coordinate(radius, "y"));
            }
            case POLYGON -> {
                json.writeArrayPropertyStart("points");
                for (JsonNode point : area.path("polygon").path("points")) {
                    json.writeStartArray();
                    json.writeNumber(rounded(coordinate(point, "x")));
                    json.writeNumber(rounded(coordinate(point, "y")));
                    json.writeEndArray();
                }
                json.writeEndArray();
            }
            case TEXT -> {
                // Nothing but its text.
            }
        }
    }

    private static void drawText(JsonGenerator json, JsonNode text) {
        String words = text.isString() ? text.stringValue() : text.path("text").asString("");
        if (words.isBlank()) {
            return;
        }
        json.writeObjectPropertyStart("text");
        json.writeStringProperty("text", words);
        number(json, "x", coordinate(text.path("position"), "x"));
        number(json, "y", coordinate(text.path("position"), "y"));
        json.writeStringProperty("color", text(text, "color"));
        number(json, "size", coordinate(text, "size"));
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, double value) {
        json.writeName(name);
        json.writeNumber(rounded(value));
    }
}
