package io.grandstand.catalog.plan;

import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.PlanImport.Duplicates;
import io.grandstand.catalog.PlanImport.Renamed;
import io.grandstand.catalog.SeatNo;
import io.grandstand.catalog.SeatingPlan.Area;
import io.grandstand.catalog.SeatingPlan.CategoryOfPlan;
import io.grandstand.catalog.SeatingPlan.Seat;
import io.grandstand.catalog.SeatingPlan.SectionOfPlan;
import io.grandstand.catalog.plan.Part.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Walks through one document from top to bottom, notes all that is wrong, and gathers what a plan is made of. */
final class PlanChecker {

    /** A field of ours: what makes a zone a section without seats. */
    static final String GENERAL_ADMISSION = "general_admission";

    /** Seats, and places in areas. */
    static final int SEATS_MAX = 120_000;

    static final int ZONES_MAX = 2_000;
    static final int ROWS_MAX = 5_000;
    static final int AREAS_MAX = 5_000;
    static final int CATEGORIES_MAX = 200;
    static final int NAME_LENGTH_MAX = 200;
    static final int NUMBER_LENGTH_MAX = 50;

    private record Guid(Part part, ObjectNode seat, String value) {}

    private final Faults faults = new Faults();
    private final Map<String, CategoryOfPlan> categories = new LinkedHashMap<>();
    private final List<SectionOfPlan> sections = new ArrayList<>();
    private final List<Area> areas = new ArrayList<>();
    private final List<Seat> seats = new ArrayList<>();
    private final List<Guid> guids = new ArrayList<>();
    private final List<Renamed> renamed = new ArrayList<>();
    private final Duplicates duplicates;

    PlanChecker(Duplicates duplicates) {
        this.duplicates = duplicates;
    }

    /** @return the plan's name */
    String check(ObjectNode document) {
        var root = new Part(document, "", faults);
        String name = root.require("name").map(n -> n.words(NAME_LENGTH_MAX)).orElse("");
        root.require("categories").ifPresent(this::checkCategories);
        root.find("size").filter(Part::isObject).ifPresent(size -> {
            size.require("width").ifPresent(PlanChecker::checkExtent);
            size.require("height").ifPresent(PlanChecker::checkExtent);
        });
        root.require("zones").ifPresent(zones -> {
            List<Part> all = zones.objects(ZONES_MAX);
            all.forEach(this::checkZone);
            int total = guids.size() + areas.stream().mapToInt(Area::capacity).sum();
            if (total > SEATS_MAX) {
                zones.fault("have " + total + " seats, more than " + SEATS_MAX);
            }
            if (total == 0 && !faults.any()) {
                zones.fault("have no seats");
            }
        });
        checkGuids();
        return name;
    }

    private static void checkExtent(Part extent) {
        extent.number(value -> value > 0, "must be more than 0");
    }

    private void checkCategories(Part list) {
        for (Part category : list.objects(CATEGORIES_MAX)) {
            Optional<Part> named = category.require("name");
            String name = named.map(n -> n.words(NAME_LENGTH_MAX)).orElse("");
            Optional<Part> color = category.find("color");
            color.ifPresent(Part::color);
            String shown = color.map(c -> c.node().asString("").strip()).orElse("");
            if (!name.isEmpty()
                    && categories.putIfAbsent(name, new CategoryOfPlan(categories.size(), name, shown)) != null) {
                named.ifPresent(n -> n.fault("there is a category \"" + name + "\" already"));
            }
        }
    }

    private void checkZone(Part zone) {
        Point at = zone.require("position").map(Part::point).orElse(Point.ORIGIN);
        String name = zone.find("name").map(n -> n.text(NAME_LENGTH_MAX)).orElse("");
        zone.find("areas").ifPresent(areas -> areas.objects(AREAS_MAX).forEach(AreaChecker::check));
        var section = new SectionOfPlan(sections.size(), name.isEmpty() ? "Zone " + (sections.size() + 1) : name);
        int before = guids.size();
        zone.require("rows").ifPresent(rows -> rows.objects(ROWS_MAX).forEach(row -> checkRow(section, at, row)));
        boolean seated = guids.size() > before;
        Optional<Part> admission = zone.find(GENERAL_ADMISSION).filter(Part::isObject);
        admission.ifPresent(area -> checkArea(section, area, seated));
        if (seated || admission.isPresent()) {
            sections.add(section);
        }
    }

    private void checkArea(SectionOfPlan section, Part area, boolean seated) {
        if (seated) {
            area.fault("a zone has seats or general admission, not both");
        }
        int capacity = area.require("capacity").map(c -> c.count(1, SEATS_MAX)).orElse(0);
        Optional<CategoryOfPlan> category = category(area);
        if (capacity > 0 && category.isPresent()) {
            areas.add(new Area(new AreaNo(section.index()), category.get().index(), capacity));
        }
    }

    private void checkRow(SectionOfPlan section, Point zoneAt, Part row) {
        String number =
                row.require("row_number").map(n -> n.text(NUMBER_LENGTH_MAX)).orElse("");
        var labels = Labels.of(section.name(), number, template(row, "row_label"), template(row, "seat_label"));
        row.find("row_number_position").ifPresent(where -> where.text(NUMBER_LENGTH_MAX));
        Point at = zoneAt.plus(row.find("position").map(Part::point).orElse(Point.ORIGIN));
        row.require("seats")
                .ifPresent(list -> list.objects(SEATS_MAX).forEach(seat -> checkSeat(section, labels, at, seat)));
    }

    private static String template(Part row, String name) {
        return row.find(name).map(label -> label.text(NAME_LENGTH_MAX)).orElse("");
    }

    private void checkSeat(SectionOfPlan section, Labels labels, Point rowAt, Part seat) {
        Optional<Part> guid = seat.require("seat_guid");
        String id = guid.map(g -> g.words(NAME_LENGTH_MAX)).orElse("");
        guid.ifPresentOrElse(
                part -> guids.add(new Guid(part, (ObjectNode) seat.node(), id)),
                () -> guids.add(new Guid(seat, (ObjectNode) seat.node(), "")));
        String number =
                seat.require("seat_number").map(n -> n.words(NUMBER_LENGTH_MAX)).orElse("");
        Point at = rowAt.plus(seat.require("position").map(Part::point).orElse(Point.ORIGIN));
        seat.find("radius").ifPresent(PlanChecker::checkExtent);
        Optional<CategoryOfPlan> category = category(seat);
        if (category.isPresent() && seats.size() < SEATS_MAX) {
            seats.add(new Seat(
                    new SeatNo(seats.size()),
                    labels.prefix() + labels.seat(number),
                    section.index(),
                    category.get().index(),
                    labels.row(),
                    at.x(),
                    at.y()));
        }
    }

    /** What a seat or an area says that it costs; empty where that is a fault. */
    private Optional<CategoryOfPlan> category(Part owner) {
        Optional<Part> named = owner.require("category");
        String name = named.map(n -> n.words(NAME_LENGTH_MAX)).orElse("");
        Optional<CategoryOfPlan> category = Optional.ofNullable(categories.get(name));
        if (category.isEmpty() && !name.isEmpty()) {
            named.ifPresent(n -> n.fault("unknown category \"" + name + "\""));
        }
        return category;
    }

    private void checkGuids() {
        Set<String> all = new HashSet<>();
        guids.forEach(guid -> all.add(guid.value()));
        Map<String, Integer> seen = new HashMap<>();
        for (Guid guid : guids) {
            if (guid.value().isEmpty()) {
                continue;
            }
            int nth = seen.merge(guid.value(), 1, Integer::sum);
            if (nth == 1) {
                continue;
            }
            switch (duplicates) {
                case REFUSE -> guid.part().fault("seat_guid \"" + guid.value() + "\" occurs again");
                case RENAME -> rename(guid, nth, all, seen);
            }
        }
    }

    private void rename(Guid guid, int nth, Set<String> all, Map<String, Integer> seen) {
        int suffix = nth;
        while (!all.add(guid.value() + "~" + suffix)) {
            suffix++;
        }
        // The next occurrence goes on from here, so that many collisions are not walked through again and again.
        seen.put(guid.value(), suffix);
        String to = guid.value() + "~" + suffix;
        guid.seat().put("seat_guid", to);
        renamed.add(new Renamed(guid.part().path(), guid.value(), to));
    }

    Faults faults() {
        return faults;
    }

    List<SectionOfPlan> sections() {
        return sections;
    }

    List<CategoryOfPlan> categories() {
        return List.copyOf(categories.values());
    }

    List<Area> areas() {
        return areas;
    }

    List<Seat> seats() {
        return seats;
    }

    List<Renamed> renamed() {
        return renamed;
    }
}
