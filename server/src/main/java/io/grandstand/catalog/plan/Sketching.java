package io.grandstand.catalog.plan;

import static io.grandstand.catalog.plan.SeatMapDrawing.rounded;
import static io.grandstand.catalog.plan.SeatMapDrawing.text;

import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.PlanSketch;
import io.grandstand.catalog.SeatingPlan;
import io.grandstand.catalog.SeatingPlan.Seat;
import io.grandstand.catalog.plan.Part.Point;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Draws a plan in a few shapes, without a name for every seat. */
public final class Sketching {

    /** Of the way from one seat to the next, so that light is seen between them. */
    private static final double SEAT_SHARE = 0.75;

    /** Of a seat's width: how far the outline of a section is from the middles of its seats. */
    private static final double OUTLINE_SHARE = 0.8;

    private static final double SEAT_WIDTH = 20;
    private static final String NO_COLOR = "#8a918d";
    /** It lets through what it lies on, be it day or night. */
    private static final String NOT_FOR_SALE = "#8a918d4d";

    private final SeatingPlan plan;
    /** Categories that have a colour. */
    private final BitSet colored;

    /** Plans are in metres, in pixels or in anything else: what is around the seats goes by their size. */
    private final double seatWidth;

    private final List<PlanSketch.Ground> grounds = new ArrayList<>();
    private final List<PlanSketch.Name> names = new ArrayList<>();
    private final DoubleSummaryStatistics across = new DoubleSummaryStatistics();
    private final DoubleSummaryStatistics down = new DoubleSummaryStatistics();

    private Sketching(SeatingPlan plan, BitSet colored) {
        this.plan = plan;
        this.colored = colored;
        this.seatWidth = seatWidth(plan);
    }

    /**
     * Draws a plan with its seats.
     *
     * @param document that the plan was read from
     */
    public static PlanSketch sketch(SeatingPlan plan, String document) {
        var all = new BitSet();
        all.set(0, plan.categories().size());
        var sketching = new Sketching(plan, all);
        sketching.sketchGrounds(PlanDocuments.parse(document), PlanSketch.NAMES_MAX);
        sketching.nameSections();
        return sketching.with(sketching.layers());
    }

    /**
     * Draws a plan as it is seen from afar: sections, and no seats. What is written on what lies between them is there however
     * many sections there are.
     *
     * @param document that the plan was read from
     * @param forSale categories; all others look alike
     */
    public static PlanSketch fromAfar(SeatingPlan plan, String document, BitSet forSale) {
        var sketching = new Sketching(plan, forSale);
        sketching.sketchGrounds(PlanDocuments.parse(document), Integer.MAX_VALUE);
        sketching.sketchSections();
        return sketching.with(List.of());
    }

    private PlanSketch with(List<PlanSketch.Layer> layers) {
        plan.seats().forEach(seat -> reach(new Point(seat.x(), seat.y())));
        double left = across.getCount() == 0 ? 0 : across.getMin();
        double top = down.getCount() == 0 ? 0 : down.getMin();
        return new PlanSketch(
                left - seatWidth,
                top - seatWidth,
                (across.getCount() == 0 ? 0 : across.getMax() - left) + 2 * seatWidth,
                (down.getCount() == 0 ? 0 : down.getMax() - top) + 2 * seatWidth,
                seatWidth,
                plan.sections().size(),
                categories(),
                grounds,
                layers,
                names);
    }

    private void reach(Point point) {
        across.accept(point.x());
        down.accept(point.y());
    }

    /** @param sectionsMax of how many sections nothing is written any more */
    private void sketchGrounds(JsonNode document, int sectionsMax) {
        int no = 0;
        for (JsonNode zone : document.path("zones")) {
            var area = plan.area(new AreaNo(no)).filter(_ -> SeatMapDrawing.isSection(zone));
            boolean silent = zone.path("areas").valueStream().allMatch(shape -> words(shape)
                    .isEmpty());
            // Where people stand and nothing says so, the section's name does.
            Optional<String> section = area.filter(_ -> silent).map(place -> plan.label(place.no()));
            for (JsonNode shape : zone.path("areas")) {
                List<Point> corners = AreaDrawing.outline(zone, shape).toList();
                corners.forEach(this::reach);
                String own = text(shape, "color");
                String color = area.map(place -> color(place.category())).orElse(own.isEmpty() ? NO_COLOR : own);
                grounds.add(new PlanSketch.Ground(color, points(corners)));
                if (plan.sections().size() <= sectionsMax) {
                    nameShape(section.orElse(words(shape)), corners);
                }
            }
            no += SeatMapDrawing.isSection(zone) ? 1 : 0;
        }
    }

    private static String words(JsonNode shape) {
        JsonNode text = shape.path("text");
        String words = text.isString() ? text.stringValue() : text.path("text").asString("");
        return words.strip();
    }

    private void nameShape(String words, Collection<Point> corners) {
        if (!words.isEmpty()) {
            names.add(new PlanSketch.Name(
                    words,
                    corners.stream().mapToDouble(Point::x).average().orElse(0),
                    corners.stream().mapToDouble(Point::y).average().orElse(0),
                    true));
        }
    }

    /** In the colour of most of their seats. */
    private void sketchSections() {
        seatsBySection().forEach((section, seats) -> {
            List<Point> corners = SectionOutline.around(seats, seatWidth * OUTLINE_SHARE);
            corners.forEach(this::reach);
            grounds.add(new PlanSketch.Ground(color(mostly(seats)), points(corners)));
            if (plan.sections().size() <= PlanSketch.NAMES_MAX) {
                nameShape(
                        plan.sections().get(section).name(),
                        seats.stream()
                                .map(seat -> new Point(seat.x(), seat.y()))
                                .toList());
            }
        });
    }

    private SortedMap<Integer, List<Seat>> seatsBySection() {
        return plan.seats().stream().collect(Collectors.groupingBy(Seat::section, TreeMap::new, Collectors.toList()));
    }

    private int mostly(List<Seat> seats) {
        int[] tally = new int[plan.categories().size()];
        seats.forEach(seat -> tally[seat.category()]++);
        return IntStream.range(0, tally.length)
                .boxed()
                .max(Comparator.comparingInt(category -> tally[category]))
                .orElse(0);
    }

    /** Above the first row, in the middle; where there are more than can be read, nothing. */
    private void nameSections() {
        if (plan.sections().size() > PlanSketch.NAMES_MAX) {
            return;
        }
        seatsBySection().forEach((section, seats) -> {
            var x = seats.stream().mapToDouble(Seat::x).summaryStatistics();
            double y = seats.stream().mapToDouble(Seat::y).min().orElse(0);
            String name = plan.sections().get(section).name();
            names.add(new PlanSketch.Name(name, (x.getMin() + x.getMax()) / 2, y - seatWidth, false));
            reach(new Point(x.getMin(), y - 2 * seatWidth));
        });
    }

    private List<PlanSketch.Category> categories() {
        int[] seats = new int[plan.categories().size()];
        plan.seats().forEach(seat -> seats[seat.category()]++);
        plan.areas().forEach(area -> seats[area.category()] += area.capacity());
        return plan.categories().stream()
                .map(category ->
                        new PlanSketch.Category(category.name(), color(category.index()), seats[category.index()]))
                .toList();
    }

    private List<PlanSketch.Layer> layers() {
        return plan.categories().stream()
                .map(category -> new PlanSketch.Layer(color(category.index()), dots(category.index())))
                .filter(layer -> !layer.dots().isEmpty())
                .toList();
    }

    private String dots(int category) {
        return plan.seats().stream()
                .filter(seat -> seat.category() == category)
                .map(seat -> "M" + rounded(seat.x()).toPlainString() + " "
                        + rounded(seat.y()).toPlainString() + "h0")
                .collect(Collectors.joining());
    }

    private String color(int category) {
        if (!colored.get(category)) {
            return NOT_FOR_SALE;
        }
        String color = plan.categories().get(category).color();
        return color.isEmpty() ? NO_COLOR : color;
    }

    /** By what lies between most seats and their neighbours. */
    private static double seatWidth(SeatingPlan plan) {
        var ways = new ArrayList<Double>();
        for (int next = 1; next < plan.seats().size(); next++) {
            Seat one = plan.seats().get(next - 1);
            Seat other = plan.seats().get(next);
            double way = Math.hypot(other.x() - one.x(), other.y() - one.y());
            if (one.section() == other.section() && one.row().equals(other.row()) && way > 0) {
                ways.add(way);
            }
        }
        ways.sort(null);
        return ways.isEmpty() ? SEAT_WIDTH : ways.get(ways.size() / 2) * SEAT_SHARE;
    }

    private static String points(List<Point> corners) {
        return corners.stream()
                .map(corner -> rounded(corner.x()).toPlainString() + ","
                        + rounded(corner.y()).toPlainString())
                .collect(Collectors.joining(" "));
    }
}
