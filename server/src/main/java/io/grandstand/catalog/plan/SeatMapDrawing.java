package io.grandstand.catalog.plan;

import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.SeatingPlan;
import io.grandstand.catalog.SeatingPlan.CategoryOfPlan;
import io.grandstand.catalog.SeatingPlan.Seat;
import io.grandstand.catalog.SeatingPlan.SectionOfPlan;
import io.grandstand.catalog.plan.Part.Point;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the map that a browser draws: seats in columns, a row of the plan at a time, because 25,000 objects with the
 * same five names would be three times as long. {@code docs/seat-map.md} describes it.
 */
public final class SeatMapDrawing {

    /** Changes with what is written here, so that no cache mistakes one form for the other. */
    public static final int FORM = 2;

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final double MARGIN = 20;

    private final SeatingPlan plan;
    private final JsonNode document;
    private final JsonGenerator json;
    private int next;

    private SeatMapDrawing(SeatingPlan plan, JsonNode document, JsonGenerator json) {
        this.plan = plan;
        this.document = document;
        this.json = json;
    }

    /**
     * Draws a plan.
     *
     * @param document that the plan was read from
     */
    public static byte[] draw(SeatingPlan plan, String document) {
        var out = new ByteArrayOutputStream();
        try (JsonGenerator json = MAPPER.createGenerator(out)) {
            new SeatMapDrawing(plan, PlanDocuments.parse(document), json).draw();
        }
        return out.toByteArray();
    }

    private void draw() {
        json.writeStartObject();
        json.writeNumberProperty("venueId", plan.venue().value());
        json.writeStringProperty("name", document.path("name").asString(""));
        json.writeNumberProperty("seatsTotal", plan.seatsTotal());
        drawSize();
        drawCategories();
        json.writeArrayPropertyStart("sections");
        int section = 0;
        for (JsonNode zone : document.path("zones")) {
            if (isSection(zone)) {
                drawSection(zone, plan.sections().get(section));
                section++;
            }
        }
        json.writeEndArray();
        drawAreas();
        json.writeEndObject();
        if (next != plan.seats().size()) {
            throw new IllegalStateException(
                    "drew " + next + " seats of " + plan.seats().size());
        }
    }

    private void drawSize() {
        json.writeObjectPropertyStart("size");
        JsonNode size = document.path("size");
        if (size.isObject()) {
            number("width", coordinate(size, "width"));
            number("height", coordinate(size, "height"));
        } else {
            List<Point> drawn = Stream.concat(
                            plan.seats().stream().map(seat -> new Point(seat.x(), seat.y())),
                            document.path("zones").valueStream().flatMap(AreaDrawing::outline))
                    .toList();
            number("width", drawn.stream().mapToDouble(Point::x).max().orElse(0) + MARGIN);
            number("height", drawn.stream().mapToDouble(Point::y).max().orElse(0) + MARGIN);
        }
        json.writeEndObject();
    }

    private void drawCategories() {
        int[] seats = new int[plan.categories().size()];
        plan.seats().forEach(seat -> seats[seat.category()]++);
        int[] places = new int[seats.length];
        plan.areas().forEach(area -> places[area.category()] += area.capacity());
        json.writeArrayPropertyStart("categories");
        for (CategoryOfPlan category : plan.categories()) {
            json.writeStartObject();
            json.writeNumberProperty("categoryId", category.index());
            json.writeStringProperty("name", category.name());
            json.writeStringProperty("color", category.color());
            json.writeNumberProperty("seats", seats[category.index()]);
            json.writeNumberProperty("places", places[category.index()]);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** A zone without seats and without general admission is no section; its areas are drawn all the same. */
    static boolean isSection(JsonNode zone) {
        return seatsOf(zone) > 0 || zone.path(PlanChecker.GENERAL_ADMISSION).isObject();
    }

    private static int seatsOf(JsonNode zone) {
        int seats = 0;
        for (JsonNode row : zone.path("rows")) {
            seats += row.path("seats").size();
        }
        return seats;
    }

    private void drawSection(JsonNode zone, SectionOfPlan section) {
        json.writeStartObject();
        json.writeNumberProperty("sectionId", section.index());
        json.writeStringProperty("name", section.name());
        json.writeNumberProperty("seats", seatsOf(zone));
        plan.area(new AreaNo(section.index())).ifPresent(area -> {
            json.writeNumberProperty("places", area.capacity());
            json.writeNumberProperty("category", area.category());
        });
        json.writeArrayPropertyStart("rows");
        for (JsonNode row : zone.path("rows")) {
            if (!row.path("seats").isEmpty()) {
                drawRow(section, row);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void drawRow(SectionOfPlan section, JsonNode row) {
        JsonNode drawn = row.path("seats");
        List<Seat> seats = plan.seats().subList(next, next + drawn.size());
        var labels =
                Labels.of(section.name(), text(row, "row_number"), text(row, "row_label"), text(row, "seat_label"));
        json.writeStartObject();
        json.writeStringProperty("row", labels.row());
        String numbersAt = text(row, "row_number_position");
        if (!numbersAt.isEmpty()) {
            json.writeStringProperty("rowNumberPosition", numbersAt);
        }
        json.writeNumberProperty("seat", next);
        json.writeStringProperty("prefix", labels.prefix());
        json.writeArrayPropertyStart("label");
        drawn.forEach(seat -> json.writeString(labels.seat(text(seat, "seat_number"))));
        json.writeEndArray();
        drawCategoryColumn(seats);
        json.writeArrayPropertyStart("x");
        seats.forEach(seat -> json.writeNumber(rounded(seat.x())));
        json.writeEndArray();
        json.writeArrayPropertyStart("y");
        seats.forEach(seat -> json.writeNumber(rounded(seat.y())));
        json.writeEndArray();
        double radius = drawn.valueStream()
                .mapToDouble(seat -> coordinate(seat, "radius"))
                .max()
                .orElse(0);
        if (radius > 0) {
            number("radius", radius);
        }
        json.writeEndObject();
        next += drawn.size();
    }

    private void drawCategoryColumn(List<Seat> seats) {
        int first = seats.getFirst().category();
        if (seats.stream().allMatch(seat -> seat.category() == first)) {
            json.writeNumberProperty("category", first);
            return;
        }
        json.writeArrayPropertyStart("category");
        seats.forEach(seat -> json.writeNumber(seat.category()));
        json.writeEndArray();
    }

    private void drawAreas() {
        json.writeArrayPropertyStart("areas");
        int section = 0;
        for (JsonNode zone : document.path("zones")) {
            Optional<AreaNo> ground = Optional.of(new AreaNo(section))
                    .filter(no -> isSection(zone) && plan.area(no).isPresent());
            for (JsonNode area : zone.path("areas")) {
                AreaDrawing.draw(json, zone.path("position"), area, ground);
            }
            section += isSection(zone) ? 1 : 0;
        }
        json.writeEndArray();
    }

    private void number(String name, double value) {
        json.writeName(name);
        json.writeNumber(rounded(value));
    }

    static String text(JsonNode node, String name) {
        return node.path(name).asString("").strip();
    }

    static double coordinate(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isNumber() ? value.decimalValue().doubleValue() : 0;
    }

    /** A hundredth of the plan's unit is less than anybody can see. */
    static BigDecimal rounded(double value) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
