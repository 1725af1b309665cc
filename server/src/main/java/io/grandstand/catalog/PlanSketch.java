package io.grandstand.catalog;

import java.util.List;

/**
 * A plan drawn for somebody who makes it or wants an idea of it: what there is and where, not which seat is which. Lengths are in the plan's own
 * unit, colours as the plan names them.
 *
 * @param sections how many there are
 * @param categories in the order of the plan
 * @param seatWidth how wide a seat is drawn
 * @param layers the seats, by category; none where it is drawn from afar
 * @param names of the sections, where there are few enough to be read
 */
public record PlanSketch(
        double left,
        double top,
        double width,
        double height,
        double seatWidth,
        int sections,
        List<Category> categories,
        List<Ground> grounds,
        List<Layer> layers,
        List<Name> names) {

    /** Beyond this, names of sections cover each other. */
    public static final int NAMES_MAX = 40;

    /** Nothing to be seen. */
    public static final PlanSketch EMPTY = new PlanSketch(0, 0, 1, 1, 1, 0, List.of(), List.of(), List.of(), List.of());

    /** A price class, and how many people there is room for in it. */
    public record Category(String name, String color, int seats) {}

    /**
     * What lies under the seats, is room for those who stand, or is a section that is seen from afar.
     *
     * @param points corners, as {@code x,y x,y}
     */
    public record Ground(String color, String points) {}

    /** @param dots middles of the seats, as a path of SVG whose every part is a dot */
    public record Layer(String color, String dots) {}

    /** Words around a point. */
    public record Name(String text, double x, double y, boolean onGround) {}

    public boolean isEmpty() {
        return grounds.isEmpty() && layers.isEmpty();
    }

    public PlanSketch {
        categories = List.copyOf(categories);
        grounds = List.copyOf(grounds);
        layers = List.copyOf(layers);
        names = List.copyOf(names);
    }
}
