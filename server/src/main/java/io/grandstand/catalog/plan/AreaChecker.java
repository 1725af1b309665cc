package io.grandstand.catalog.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Checks what is drawn beside the seats: stages, walls, names. */
final class AreaChecker {

    static final int POINTS_MAX = 10_000;
    static final int TEXT_LENGTH_MAX = 1_000;

    /** The shapes that the editor draws. */
    enum Shape {
        RECTANGLE,
        CIRCLE,
        ELLIPSE,
        POLYGON,
        TEXT;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Shape> of(String label) {
            return Arrays.stream(values())
                    .filter(shape -> shape.label().equals(label))
                    .findFirst();
        }
    }

    private AreaChecker() {}

    static void check(Part area) {
        area.require("position").ifPresent(Part::point);
        area.find("color").ifPresent(Part::color);
        area.find("border_color").ifPresent(Part::color);
        area.find("rotation").ifPresent(Part::coordinate);
        area.find("text").ifPresent(AreaChecker::checkText);
        area.find("shape").ifPresentOrElse(shape -> checkShape(area, shape), () -> {
            // The first form of the format knew rectangles only, and had their size on the area itself.
            area.require("width").ifPresent(Part::length);
            area.require("height").ifPresent(Part::length);
        });
    }

    private static void checkShape(Part area, Part named) {
        String name = named.text(PlanChecker.NUMBER_LENGTH_MAX);
        Optional<Shape> shape = Shape.of(name);
        if (shape.isEmpty()) {
            named.fault("unknown shape \"" + name + "\"");
            return;
        }
        switch (shape.get()) {
            case RECTANGLE ->
                area.require("rectangle").filter(Part::isObject).ifPresent(rectangle -> {
                    rectangle.require("width").ifPresent(Part::length);
                    rectangle.require("height").ifPresent(Part::length);
                });
            case CIRCLE ->
                area.require("circle")
                        .filter(Part::isObject)
                        .flatMap(circle -> circle.require("radius"))
                        .ifPresent(Part::length);
            case ELLIPSE ->
                area.require("ellipse")
                        .filter(Part::isObject)
                        .flatMap(ellipse -> ellipse.require("radius"))
                        .filter(Part::isObject)
                        .ifPresent(radius -> {
                            radius.require("x").ifPresent(Part::length);
                            radius.require("y").ifPresent(Part::length);
                        });
            case POLYGON ->
                area.require("polygon")
                        .filter(Part::isObject)
                        .flatMap(polygon -> polygon.require("points"))
                        .ifPresent(points -> points.objects(POINTS_MAX).forEach(Part::point));
            case TEXT -> area.require("text");
        }
    }

    private static void checkText(Part text) {
        if (text.node().isString()) {
            text.text(TEXT_LENGTH_MAX);
            return;
        }
        if (!text.isObject()) {
            return;
        }
        text.find("text").ifPresent(words -> words.text(TEXT_LENGTH_MAX));
        text.find("color").ifPresent(Part::color);
        text.find("position").ifPresent(Part::point);
        text.find("size").ifPresent(Part::length);
    }
}
