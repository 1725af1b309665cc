package io.grandstand.site;

import io.grandstand.catalog.PerformanceDetail;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.WaitingRoomPolicy;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.site.view.Frame;
import io.grandstand.site.view.RoomPage;
import io.grandstand.site.view.Sale;
import io.grandstand.site.view.SeatsPage;
import io.grandstand.waitingroom.LineRules;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The way through a sale: the line, then the seats. */
@Controller
@Framed
@RunsIn(Role.SITE)
class SalePages {

    private final Pages pages;
    private final Visible visible;
    private final OwnSeats own;
    private final LineRules rules;

    SalePages(Pages pages, Visible visible, OwnSeats own, LineRules rules) {
        this.pages = pages;
        this.visible = visible;
        this.own = own;
        this.rules = rules;
    }

    @GetMapping("/performances/{id:\\d{1,18}}/waiting-room")
    ModelAndView room(
            @PathVariable long id,
            @Nullable Caller caller,
            @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        return own(id, caller, frame, "waiting-room", detail -> room(detail, frame));
    }

    private RoomPage room(PerformanceDetail detail, Frame frame) {
        PerformanceTerms terms = detail.terms();
        return new RoomPage(
                Events.of(detail, frame.words()),
                terms.salesFrom(),
                terms.waitingRoom()
                        .filter(policy -> policy.rejoin() == WaitingRoomPolicy.Rejoin.TAIL)
                        .isPresent(),
                rules.callGrace().toSeconds(),
                Math.max(1, rules.parking().toMinutes()),
                terms.ticketsMaxPerFan(),
                terms.holdTime().toMinutes(),
                Prices.list(terms));
    }

    /** The page calculates on its own; it asks for the proof itself. */
    @GetMapping("/performances/{id:\\d{1,18}}/waiting-room/proof")
    ModelAndView proof(
            @PathVariable long id,
            @Nullable Caller caller,
            @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        return own(id, caller, frame, "draw-proof", detail -> Events.of(detail, frame.words()));
    }

    /** For whoever is logged in; everybody else is asked to do that first. */
    private ModelAndView own(
            long id, @Nullable Caller caller, Frame frame, String template, Function<PerformanceDetail, Object> page) {
        if (caller == null) {
            return new ModelAndView(Pages.redirect(new LocalPath(frame.loginHref())));
        }
        return visible.find(new PerformanceId(id), caller)
                .map(detail -> pages.own(template, page.apply(detail)))
                .orElseGet(pages::notFound);
    }

    /** Anyone may look; what it takes to hold seats is asked for where they are held. */
    @GetMapping("/performances/{id:\\d{1,18}}/seats")
    ModelAndView seats(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String look,
            @Nullable Caller caller,
            @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        return visible.find(new PerformanceId(id), caller)
                .map(detail -> pages.open(
                        "seats", seats(detail, look != null, caller, frame), Events.next(detail.terms(), frame.now())))
                .orElseGet(pages::notFound);
    }

    private SeatsPage seats(PerformanceDetail detail, boolean looking, @Nullable Caller caller, Frame frame) {
        PerformanceTerms terms = detail.terms();
        return new SeatsPage(
                Events.of(detail, frame.words()),
                Sale.at(frame.now(), terms.salesFrom(), terms.salesUntil(), terms.cancelled()),
                looking,
                terms.salesFrom(),
                terms.salesUntil(),
                terms.ticketsMaxPerFan(),
                terms.holdTime().toMinutes(),
                own.seats(terms.id(), caller),
                own.places(terms.id(), caller),
                own.given(terms.id(), caller),
                own.keeping(terms.id(), caller, frame.words()),
                Prices.json(terms),
                Prices.list(terms));
    }
}
