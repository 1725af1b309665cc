package io.grandstand.site;

import io.grandstand.booking.HouseResult;
import io.grandstand.booking.HouseResult.WhyNot;
import io.grandstand.booking.HouseSeat;
import io.grandstand.booking.HouseSeats;
import io.grandstand.catalog.PerformanceDetail;
import io.grandstand.catalog.SeatNo;
import io.grandstand.catalog.SeatingPlan;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.site.view.FormPage;
import io.grandstand.site.view.Frame;
import io.grandstand.site.view.HostHouse;
import io.grandstand.site.view.HostHouse.Group;
import io.grandstand.site.view.HostHouse.NotDone;
import io.grandstand.site.view.HostHouse.Said;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where a host blocks seats and puts them on sale again. */
@Controller
@Framed
@RunsIn(Role.SITE)
@RequestMapping("/host/performances/{id:\\d{1,18}}/house-seats")
class HostHousePages {

    private static final String BLOCK = "block";
    private static final String FREE = "free";

    private static final int GROUPS_MAX = 200;

    /** Seats that are named one by one. */
    private static final int LABELS_MAX = 20;

    private final Pages pages;
    private final OwnPerformances performances;
    private final HouseSeats house;
    private final HostMaps maps;

    HostHousePages(Pages pages, OwnPerformances performances, HouseSeats house, HostMaps maps) {
        this.pages = pages;
        this.performances = performances;
        this.house = house;
        this.maps = maps;
    }

    @GetMapping
    ModelAndView look(
            @PathVariable long id, Caller caller, @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        return performances
                .find(id, caller)
                .map(detail -> page(detail, FormPage.blank(), null, frame))
                .orElseGet(pages::notFound);
    }

    /**
     * What is typed is blocked or freed, or what a line of the list sends is freed. The answer is the page itself, as it
     * has more to say than an address can; sent again, it comes to the same.
     */
    @PostMapping
    ModelAndView act(
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            Caller caller,
            @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        return performances
                .find(id, caller)
                .map(detail -> typed.containsKey("these")
                        ? freeThese(detail, typed.getOrDefault("these", ""), caller, frame)
                        : read(detail, typed, caller, frame))
                .orElseGet(pages::notFound);
    }

    private ModelAndView freeThese(PerformanceDetail detail, String sent, Caller caller, Frame frame) {
        var seats = new TreeSet<>(HouseGroups.seats(sent, HouseSeats.SEATS_MAX));
        HouseResult result = house.free(caller.account(), detail.view().id(), seats);
        return answer(detail, FREE, Map.of(), result, frame);
    }

    private ModelAndView read(PerformanceDetail detail, Map<String, String> typed, Caller caller, Frame frame) {
        Map<String, String> values = values(typed);
        boolean block = !FREE.equals(typed.get("do"));
        return switch (new SeatTyping(detail.terms().plan()).read(values)) {
            case SeatTyping.Read.Unreadable(var what) ->
                wrong(detail, values, what.name().toLowerCase(Locale.ROOT), frame);
            case SeatTyping.Read.Seats(var chosen) when chosen.isEmpty() -> wrong(detail, values, "none", frame);
            case SeatTyping.Read.Seats(var chosen)
            when chosen.size() > HouseSeats.SEATS_MAX -> wrong(detail, values, "too-many", frame);
            case SeatTyping.Read.Seats(var chosen) ->
                block ? block(detail, values, chosen, caller, frame) : free(detail, values, chosen, caller, frame);
        };
    }

    private ModelAndView block(
            PerformanceDetail detail, Map<String, String> values, SortedSet<SeatNo> seats, Caller caller, Frame frame) {
        String reason = values.getOrDefault("reason", "");
        if (!HouseSeats.isReason(reason)) {
            return wrong(detail, values, "reason", frame);
        }
        HouseResult result = house.block(caller.account(), detail.view().id(), seats, reason);
        return answer(detail, BLOCK, values, result, frame);
    }

    private ModelAndView free(
            PerformanceDetail detail, Map<String, String> values, SortedSet<SeatNo> seats, Caller caller, Frame frame) {
        HouseResult result = house.free(caller.account(), detail.view().id(), seats);
        return answer(detail, FREE, values, result, frame);
    }

    private ModelAndView answer(
            PerformanceDetail detail, String what, Map<String, String> values, HouseResult result, Frame frame) {
        return switch (result) {
            case HouseResult.Done(var done, var refused) ->
                page(
                        detail,
                        new FormPage(values, Map.of(), ""),
                        new Said(what, done.size(), notDone(detail.terms().plan(), refused)),
                        frame);
            case HouseResult.UnknownPerformance _ -> pages.notFound();
            case HouseResult.Busy _ -> wrong(detail, values, "busy", frame);
        };
    }

    private static List<NotDone> notDone(SeatingPlan plan, SortedMap<SeatNo, WhyNot> refused) {
        return Stream.of(WhyNot.values())
                .map(why -> new NotDone(
                        key(why),
                        labels(
                                plan,
                                refused.entrySet().stream()
                                        .filter(seat -> seat.getValue() == why)
                                        .map(Map.Entry::getKey)
                                        .toList())))
                .filter(not -> !not.labels().isEmpty())
                .toList();
    }

    private static String key(WhyNot why) {
        return switch (why) {
            case HELD -> "host-house.not-held";
            case SOLD -> "host-house.not-sold";
            case NOT_FOR_SALE -> "host-house.not-for-sale";
        };
    }

    private static String labels(SeatingPlan plan, List<SeatNo> seats) {
        String named = seats.stream()
                .limit(LABELS_MAX)
                .map(seat -> plan.seat(seat).label())
                .collect(Collectors.joining(", "));
        return seats.size() > LABELS_MAX ? named + ", … (" + seats.size() + ")" : named;
    }

    private ModelAndView wrong(PerformanceDetail detail, Map<String, String> values, String what, Frame frame) {
        boolean ofField = List.of("section", "rows", "seats", "reason").contains(what);
        var form = new FormPage(values, Map.of(ofField ? what : FormPage.WHOLE, "host-house.wrong-" + what), "");
        ModelAndView answer = page(detail, form, null, frame);
        answer.setStatus(what.equals("busy") ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.UNPROCESSABLE_CONTENT);
        return answer;
    }

    private static Map<String, String> values(Map<String, String> typed) {
        return List.of("section", "rows", "seats", "reason", SeatTyping.PICKED).stream()
                .collect(Collectors.toUnmodifiableMap(
                        field -> field, field -> text(field, typed.getOrDefault(field, ""))));
    }

    private static String text(String field, String typed) {
        int lengthMax = field.equals(SeatTyping.PICKED) ? SeatTyping.PICKED_LENGTH_MAX : SeatTyping.LENGTH_MAX;
        return typed.substring(0, Math.min(typed.length(), lengthMax)).strip();
    }

    private ModelAndView page(PerformanceDetail detail, FormPage form, @Nullable Said said, Frame frame) {
        SeatingPlan plan = detail.terms().plan();
        List<HouseSeat> blocked = house.of(detail.view().id());
        List<Group> groups = HouseGroups.of(plan, blocked);
        var event = Events.of(detail, frame.words());
        return pages.own(
                "host-house-seats",
                new HostHouse(
                        event,
                        form,
                        event.hostHref() + "/house-seats",
                        maps.of(detail, HouseSeats.SEATS_MAX),
                        new SeatTyping(plan).sections(),
                        HouseSeats.SEATS_MAX,
                        said,
                        blocked.size(),
                        groups.stream().limit(GROUPS_MAX).toList(),
                        groups.size() > GROUPS_MAX,
                        new SeatTyping(plan).rowsOf(form.value("section"))));
    }
}
