package io.grandstand.site;

import io.grandstand.catalog.Fault;
import io.grandstand.catalog.PerformanceDraft;
import io.grandstand.catalog.PerformanceDraft.Rate;
import io.grandstand.catalog.PerformanceDraft.Room;
import io.grandstand.catalog.SeatingPlan;
import io.grandstand.catalog.SeatingPlan.CategoryOfPlan;
import io.grandstand.catalog.WaitingRoomPolicy.Away;
import io.grandstand.catalog.WaitingRoomPolicy.Rejoin;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Between a performance as its host types it and as it is drafted. */
final class PerformanceTyping {

    /** What a new one begins with: time to look at it, to announce it, and to come. */
    private static final int ANNOUNCED_DAYS = 1;

    private static final int SOLD_DAYS = 7;
    private static final int PLAYED_DAYS = 30;
    private static final LocalTime MORNING = LocalTime.of(10, 0);
    private static final LocalTime EVENING = LocalTime.of(19, 0);
    private static final String TICKETS_MAX = "4";
    private static final String HOLD_MINUTES = "5";
    private static final String ROOM_MINUTES = "10";
    private static final String NONE = "none";
    private static final String OWN = "own";

    /** The fields of the form whose names are not those of the draft. */
    private static final Map<String, String> FIELDS = Map.of(
            "ticketsMaxPerFan", "ticketsMax",
            "holdSeconds", "hold",
            "moreSeconds", "more",
            "waitingRoom", "room",
            "waitingRoom.rate.count", "ownCount",
            "waitingRoom.rate.perSeconds", "ownSeconds",
            "waitingRoom.group", "ownGroup",
            "waitingRoom.concurrency", "ownInside",
            "waitingRoom.admissionSeconds", "ownMinutes");

    private final Map<String, String> typed;
    private final SeatingPlan plan;
    private final ZoneId zone;
    private final FeeTyping fees;

    PerformanceTyping(Map<String, String> typed, SeatingPlan plan, ZoneId zone) {
        this.typed = typed;
        this.plan = plan;
        this.zone = zone;
        this.fees = new FeeTyping(typed);
    }

    /** What a new form has in it. */
    static Map<String, String> first(Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        String evening = today.plusDays(PLAYED_DAYS).atTime(EVENING).toString();
        var values = new LinkedHashMap<String, String>();
        values.put("startsAt", evening);
        values.put("salesUntil", evening);
        values.put("salesFrom", today.plusDays(SOLD_DAYS).atTime(EVENING).toString());
        values.put("visibleFrom", today.plusDays(ANNOUNCED_DAYS).atTime(MORNING).toString());
        values.put("ticketsMax", TICKETS_MAX);
        values.put("hold", HOLD_MINUTES);
        values.put("more", Typed.minutes(PerformanceDraft.MORE_SECONDS_USUAL));
        values.put("room", NONE);
        values.put("ownMinutes", ROOM_MINUTES);
        FeeTyping.put(values, null);
        return values;
    }

    /** The draft as it is typed anew. */
    static Map<String, String> values(PerformanceDraft draft, SeatingPlan plan, ZoneId zone) {
        var values = new LinkedHashMap<String, String>();
        put(values, "startsAt", draft.startsAt(), zone);
        put(values, "visibleFrom", draft.visibleFrom(), zone);
        put(values, "salesFrom", draft.salesFrom(), zone);
        put(values, "salesUntil", draft.salesUntil(), zone);
        for (CategoryOfPlan category : plan.categories()) {
            put(values, "price." + category.index(), draft.prices().get(category.name()));
        }
        put(values, "ticketsMax", draft.ticketsMaxPerFan());
        if (draft.holdSeconds() != null) {
            values.put("hold", Typed.minutes(draft.holdSeconds()));
        }
        if (draft.moreSeconds() != null) {
            values.put("more", Typed.minutes(draft.moreSeconds()));
        }
        if (draft.noOrphanSeats()) {
            values.put("noOrphanSeats", "on");
        }
        put(values, draft.waitingRoom());
        FeeTyping.put(values, draft.cancellation());
        return values;
    }

    private static void put(Map<String, String> values, @Nullable Room room) {
        values.put("ownMinutes", ROOM_MINUTES);
        if (room == null) {
            values.put("room", NONE);
            return;
        }
        values.put("room", Pace.of(room).map(Pace::value).orElse(OWN));
        put(values, "rejoin", room.rejoin());
        put(values, "away", room.away());
        if (room.rate() != null) {
            put(values, "ownCount", room.rate().count());
            put(values, "ownSeconds", room.rate().perSeconds());
        }
        put(values, "ownInside", room.concurrency());
        put(values, "ownGroup", room.group());
        if (room.admissionSeconds() != null) {
            values.put("ownMinutes", Typed.minutes(room.admissionSeconds()));
        }
    }

    private static void put(Map<String, String> values, String field, @Nullable Instant moment, ZoneId zone) {
        if (moment != null) {
            values.put(field, Typed.moment(moment, zone));
        }
    }

    private static void put(Map<String, String> values, String field, @Nullable Object value) {
        if (value != null) {
            values.put(field, value.toString());
        }
    }

    /** @param now what it is to change, and keeps what is not in the form; or only what is played, and where */
    PerformanceDraft draft(PerformanceDraft now) {
        return new PerformanceDraft(
                now.show(),
                now.venue(),
                moment("startsAt", now.startsAt()),
                moment("visibleFrom", now.visibleFrom()),
                moment("salesFrom", now.salesFrom()),
                moment("salesUntil", now.salesUntil()),
                prices(),
                Typed.whole(text("ticketsMax")),
                Typed.seconds(text("hold")),
                Typed.seconds(text("more")),
                typed.containsKey("noOrphanSeats"),
                room(),
                fees.draft(now.cancellation()));
    }

    /** The field knows minutes only: one that was not touched keeps its seconds. */
    private @Nullable Instant moment(String field, @Nullable Instant now) {
        return now != null && Typed.moment(now, zone).equals(text(field)) ? now : Typed.moment(text(field), zone);
    }

    private Map<String, Long> prices() {
        var prices = new LinkedHashMap<String, Long>();
        for (CategoryOfPlan category : plan.categories()) {
            Long price = Typed.number(text("price." + category.index()));
            if (price != null) {
                prices.put(category.name(), price);
            }
        }
        return prices;
    }

    private @Nullable Room room() {
        String chosen = text("room");
        if (chosen.isEmpty() || chosen.equals(NONE)) {
            return null;
        }
        Integer count = Typed.whole(text("ownCount"));
        Integer seconds = Typed.whole(text("ownSeconds"));
        var own = new Room(
                count == null && seconds == null ? null : new Rate(count, seconds),
                Typed.whole(text("ownGroup")),
                Typed.whole(text("ownInside")),
                Typed.seconds(text("ownMinutes")),
                text("rejoin").equals(Rejoin.TAIL.name()) ? Rejoin.TAIL : Rejoin.KEEP,
                text("away").equals(Away.OPEN.name()) ? Away.OPEN : Away.CLOSED);
        return Pace.of(chosen).map(pace -> pace.room(own)).orElse(own);
    }

    /** What is written in a field that may be empty, but is no number: left alone it would count as nothing. */
    Map<String, String> unreadable() {
        var keys = new LinkedHashMap<String, String>();
        for (CategoryOfPlan category : plan.categories()) {
            String field = "price." + category.index();
            if (!text(field).isEmpty() && Typed.number(text(field)) == null) {
                keys.put(field, key(field));
            }
        }
        if (typed.containsKey("more") && Typed.seconds(text("more")) == null) {
            keys.put("more", key("more"));
        }
        if (fees.ownWithoutSteps()) {
            keys.put(FeeTyping.CHOICE, key(FeeTyping.CHOICE));
        }
        if (text("room").equals(OWN)) {
            for (String field : List.of("ownCount", "ownSeconds", "ownInside", "ownGroup")) {
                if (!text(field).isEmpty() && Typed.whole(text(field)) == null) {
                    keys.put(field, key(field));
                }
            }
        }
        return keys;
    }

    /** What the rules found, by the form's fields. */
    Map<String, String> faults(List<Fault> faults) {
        Map<String, String> keys = unreadable();
        for (Fault fault : faults) {
            String field = field(fault.path());
            keys.putIfAbsent(field, key(field));
        }
        return keys;
    }

    private String field(String path) {
        Optional<String> price = plan.categories().stream()
                .filter(category -> path.equals("prices[\"" + category.name() + "\"]"))
                .map(category -> "price." + category.index())
                .findFirst();
        return price.or(() -> fees.field(path)).orElseGet(() -> FIELDS.getOrDefault(path, path));
    }

    private static String key(String field) {
        return "host-performance.wrong-" + (field.startsWith("price.") ? "price" : FeeTyping.kind(field));
    }

    private String text(String field) {
        return typed.getOrDefault(field, "").strip();
    }
}
