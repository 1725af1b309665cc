package io.grandstand.catalog.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A place in a document, for reading what should be there; what is not, is noted as a fault with its path, and reading
 * goes on with something harmless.
 */
record Part(JsonNode node, String path, Faults faults) {

    /** Beyond this a coordinate is a mistake, and drawing loses its precision. */
    static final double COORDINATE_MAX = 1_000_000;

    private static final int COLOR_LENGTH_MAX = 50;
    private static final Pattern COLOR = Pattern.compile("|#[0-9a-fA-F]{3,8}|[a-zA-Z]+|(rgb|hsl)a?\\([0-9.,%/ ]+\\)");

    record Point(double x, double y) {

        static final Point ORIGIN = new Point(0, 0);

        Point plus(Point other) {
            return new Point(x + other.x, y + other.y);
        }
    }

    /** What stands under this name; nothing where it is missing or null. */
    Optional<Part> find(String name) {
        JsonNode child = node.get(name);
        return child == null || child.isNull() ? Optional.empty() : Optional.of(new Part(child, pathOf(name), faults));
    }

    Optional<Part> require(String name) {
        Optional<Part> child = find(name);
        if (child.isEmpty()) {
            faults.add(pathOf(name), "is missing");
        }
        return child;
    }

    boolean isObject() {
        if (!node.isObject()) {
            fault("must be an object");
        }
        return node.isObject();
    }

    /** The objects of an array; what is not an object is noted and left out. */
    List<Part> objects(int sizeMax) {
        if (!node.isArray()) {
            fault("must be an array");
            return List.of();
        }
        if (node.size() > sizeMax) {
            fault("has " + node.size() + " elements, more than " + sizeMax);
            return List.of();
        }
        var parts = new ArrayList<Part>(node.size());
        for (int i = 0; i < node.size(); i++) {
            var part = new Part(node.get(i), path + "[" + i + "]", faults);
            if (part.isObject()) {
                parts.add(part);
            }
        }
        return parts;
    }

    String text(int lengthMax) {
        if (!node.isString()) {
            fault("must be a string");
            return "";
        }
        String text = node.stringValue();
        if (text.length() > lengthMax) {
            fault("is longer than " + lengthMax + " characters");
            return "";
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c))) {
            fault("has control characters");
            return "";
        }
        return text.strip();
    }

    String words(int lengthMax) {
        String text = text(lengthMax);
        if (text.isEmpty() && node.isString() && node.stringValue().isBlank()) {
            fault("must not be blank");
        }
        return text;
    }

    void color() {
        if (!COLOR.matcher(text(COLOR_LENGTH_MAX)).matches()) {
            fault("is not a colour");
        }
    }

    double number(DoublePredicate allowed, String rule) {
        if (!node.isNumber()) {
            fault("must be a number");
            return 0;
        }
        double value = node.decimalValue().doubleValue();
        if (Math.abs(value) > COORDINATE_MAX) {
            fault("must be from -1000000 to 1000000");
            return 0;
        }
        if (!allowed.test(value)) {
            fault(rule);
            return 0;
        }
        return value;
    }

    /** A whole number. */
    int count(int min, int max) {
        return (int) number(
                value -> value >= min && value <= max && value == Math.rint(value),
                "must be a whole number from " + min + " to " + max);
    }

    double coordinate() {
        return number(value -> true, "");
    }

    double length() {
        return number(value -> value >= 0, "must not be negative");
    }

    Point point() {
        if (!isObject()) {
            return Point.ORIGIN;
        }
        return new Point(
                require("x").map(Part::coordinate).orElse(0.0),
                require("y").map(Part::coordinate).orElse(0.0));
    }

    void fault(String message) {
        faults.add(path, message);
    }

    String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
