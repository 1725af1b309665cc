package io.grandstand.site;

import io.grandstand.booking.Wish;
import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.PerformanceDetail;
import io.grandstand.catalog.SeatNo;
import io.grandstand.catalog.SeatingPlan;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Ids;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.order.GiftId;
import io.grandstand.order.GiftView;
import io.grandstand.order.Gifts;
import io.grandstand.order.GiveTickets;
import io.grandstand.order.GiveTicketsResult;
import io.grandstand.order.TakeBackResult;
import io.grandstand.order.Ticket;
import io.grandstand.order.TicketStatus;
import io.grandstand.site.view.FormPage;
import io.grandstand.site.view.Frame;
import io.grandstand.site.view.HostGifts;
import io.grandstand.site.view.HostGifts.Gift;
import io.grandstand.site.view.Paged;
import io.grandstand.site.view.Search.Option;
import io.grandstand.site.view.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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

/** Where a host gives tickets away and takes them back. */
@Controller
@Framed
@RunsIn(Role.SITE)
@RequestMapping("/host/performances/{id:\\d{1,18}}/complimentary")
class HostGiftPages {

    private static final int GIFTS_MAX = 20;

    /** What an address may say was done, and its words. */
    private static final Map<String, String> DONE =
            Map.of("given", "host-gifts.done-given", "taken-back", "host-gifts.done-taken-back");

    private final Pages pages;
    private final OwnPerformances performances;
    private final Gifts gifts;
    private final HostMaps maps;
    private final Ids ids;

    HostGiftPages(Pages pages, OwnPerformances performances, Gifts gifts, HostMaps maps, Ids ids) {
        this.pages = pages;
        this.performances = performances;
        this.gifts = gifts;
        this.maps = maps;
        this.ids = ids;
    }

    @GetMapping
    ModelAndView look(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(defaultValue = "") String done,
            Caller caller,
            @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        return performances
                .find(id, caller)
                .map(detail -> {
                    HostGifts shown = page(detail, FormPage.blank(), key(), DONE.get(done), page, frame);
                    return Pages.listed(shown.gifts(), pages.own("host-complimentary", shown));
                })
                .orElseGet(pages::notFound);
    }

    /** A form that comes twice has the same key, and gives once. */
    @PostMapping
    ModelAndView act(
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            Caller caller,
            @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        return performances
                .find(id, caller)
                .map(detail -> typed.containsKey("back")
                        ? takeBack(detail, typed.getOrDefault("back", ""), caller, frame)
                        : give(detail, typed, caller, frame))
                .orElseGet(pages::notFound);
    }

    private ModelAndView takeBack(PerformanceDetail detail, String gift, Caller caller, Frame frame) {
        Optional<GiftId> id = id(gift);
        if (id.isEmpty()) {
            return pages.notFound();
        }
        var form = GiftForm.of(Map.of());
        return switch (gifts.takeBack(id.get(), detail.view().id(), caller.account())) {
            case TakeBackResult.TakenBack _ -> done(detail, "taken-back");
            case TakeBackResult.UnknownGift _ -> pages.notFound();
            case TakeBackResult.AlreadyUsed _ -> wrong(detail, form, "used", key(), frame);
            case TakeBackResult.TooLate _ -> wrong(detail, form, "begun", key(), frame);
            case TakeBackResult.Busy _ -> wrong(detail, form, "busy", key(), frame);
        };
    }

    private ModelAndView give(PerformanceDetail detail, Map<String, String> typed, Caller caller, Frame frame) {
        var form = GiftForm.of(typed);
        Optional<GiftId> id = id(typed.getOrDefault("key", ""));
        if (id.isEmpty()) {
            return wrong(detail, form, "again", key(), frame);
        }
        return switch (form.read(id.get(), detail.terms(), caller.account())) {
            case GiftForm.Read.Unreadable(String what) -> wrong(detail, form, what, key(), frame);
            case GiftForm.Read.Given(GiveTickets wish) -> give(detail, form, wish, frame);
        };
    }

    private ModelAndView give(PerformanceDetail detail, GiftForm form, GiveTickets wish, Frame frame) {
        return switch (gifts.give(wish)) {
            case GiveTicketsResult.Given _ -> done(detail, "given");
            case GiveTicketsResult.UnknownPerformance _ -> pages.notFound();
            case GiveTicketsResult.UnknownGuest _ -> wrong(detail, form, "guest", key(), frame);
            case GiveTicketsResult.UnconfirmedGuest _ -> wrong(detail, form, "unconfirmed", key(), frame);
            case GiveTicketsResult.TooManyUnknown _ -> wrong(detail, form, "too-often", key(), frame);
            case GiveTicketsResult.IdReused _ -> wrong(detail, form, "again", key(), frame);
            case GiveTicketsResult.NotGivable _ -> wrong(detail, form, closed(detail, frame), key(), frame);
            case GiveTicketsResult.UnknownSeats _ -> wrong(detail, form, "no-price", key(), frame);
            case GiveTicketsResult.UnknownArea _ -> wrong(detail, form, "places", key(), frame);
            case GiveTicketsResult.SeatsTaken _ -> wrong(detail, form, "taken", key(), frame);
            case GiveTicketsResult.AreaFull _ -> wrong(detail, form, "full", key(), frame);
            // It may be given by now: the same form again, and not another one, finds out.
            case GiveTicketsResult.Busy _ ->
                wrong(detail, form, "busy", wish.id().toString(), frame);
        };
    }

    /** Why nothing can be given now. */
    private static String closed(PerformanceDetail detail, Frame frame) {
        return detail.terms().visible(frame.now()) ? "closed" : "draft";
    }

    private static ModelAndView done(PerformanceDetail detail, String what) {
        return new ModelAndView(Pages.redirect(new LocalPath(action(detail) + "?done=" + what)));
    }

    private ModelAndView wrong(PerformanceDetail detail, GiftForm form, String what, String key, Frame frame) {
        var faults = Map.of(field(what), "host-gifts.wrong-" + what);
        var typed = new FormPage(form.values(), faults, "");
        ModelAndView answer = pages.own("host-complimentary", page(detail, typed, key, null, null, frame));
        answer.setStatus(
                switch (what) {
                    case "busy" -> HttpStatus.SERVICE_UNAVAILABLE;
                    case "too-often" -> HttpStatus.TOO_MANY_REQUESTS;
                    default -> HttpStatus.UNPROCESSABLE_CONTENT;
                });
        return answer;
    }

    /** In which something is wrong. */
    private static String field(String what) {
        if (what.equals("unconfirmed")) {
            return "guest";
        }
        return GiftForm.FIELDS.contains(what) ? what : FormPage.WHOLE;
    }

    private String key() {
        return ids.next().toString();
    }

    private static Optional<GiftId> id(String text) {
        try {
            return Optional.of(new GiftId(UUID.fromString(text)));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private static String action(PerformanceDetail detail) {
        return "/host/performances/" + detail.view().id() + "/complimentary";
    }

    private HostGifts page(
            PerformanceDetail detail,
            FormPage form,
            String key,
            @Nullable String said,
            @Nullable String page,
            Frame frame) {
        SeatingPlan plan = detail.terms().plan();
        var found = gifts.of(detail.view().id(), Paging.request(page, GIFTS_MAX));
        Paged<Gift> list = Paging.of(found, number -> action(detail) + "?page=" + number, some -> some.stream()
                .map(gift -> shown(gift, frame.words()))
                .toList());
        return new HostGifts(
                Events.of(detail, frame.words()),
                form,
                action(detail),
                key,
                maps.of(detail, Wish.SEATS_MAX),
                new SeatTyping(plan).sections(),
                plan.areas().stream().map(area -> option(plan, area.no())).toList(),
                Wish.SEATS_MAX,
                detail.terms().givable(frame.now()),
                said,
                list,
                "host-gifts.wrong-" + closed(detail, frame),
                gifts.ticketsOf(detail.view().id()),
                new SeatTyping(plan).rowsOf(form.value("section")));
    }

    private static Option option(SeatingPlan plan, AreaNo area) {
        return new Option(Integer.toString(area.section()), plan.label(area));
    }

    private static Gift shown(GiftView gift, Words words) {
        return new Gift(
                gift.id().toString(),
                gift.email(),
                labels(gift.order().tickets(), words),
                gift.reason().orElse(""),
                gift.at(),
                gift.status().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Of what the guest has left, or of all where that is nothing; places in an area once, with their number. */
    private static String labels(List<Ticket> tickets, Words words) {
        boolean any = tickets.stream().anyMatch(HostGiftPages::left);
        return tickets.stream()
                .filter(any ? HostGiftPages::left : _ -> true)
                .collect(Collectors.groupingBy(Ticket::place, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(same -> same.getFirst().place() instanceof SeatNo || same.size() == 1
                        ? same.getFirst().label()
                        : words.say("order.places", same.getFirst().label(), same.size()))
                .collect(Collectors.joining(", "));
    }

    private static boolean left(Ticket ticket) {
        return ticket.status() != TicketStatus.CANCELLED;
    }
}
