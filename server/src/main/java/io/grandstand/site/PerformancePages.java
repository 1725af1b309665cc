package io.grandstand.site;

import io.grandstand.booking.MoreTime;
import io.grandstand.catalog.Catalogue;
import io.grandstand.catalog.PerformanceDetail;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceQuery;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.PageRequest;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.site.view.Card;
import io.grandstand.site.view.Event;
import io.grandstand.site.view.Frame;
import io.grandstand.site.view.PerformancePage;
import io.grandstand.site.view.Sale;
import io.grandstand.waitingroom.LineDoors;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** One performance: when, where, for how much, and the way in. */
@Controller
@Framed
@RunsIn(Role.SITE)
class PerformancePages {

    private static final int DATES_MAX = 30;

    private final Pages pages;
    private final Visible visible;
    private final Catalogue catalogue;
    private final Cards cards;
    private final OwnSeats own;
    private final Seating seating;
    private final LineDoors doors;

    PerformancePages(
            Pages pages,
            Visible visible,
            Catalogue catalogue,
            Cards cards,
            OwnSeats own,
            Seating seating,
            LineDoors doors) {
        this.pages = pages;
        this.visible = visible;
        this.catalogue = catalogue;
        this.cards = cards;
        this.own = own;
        this.seating = seating;
        this.doors = doors;
    }

    @GetMapping("/performances/{id:\\d{1,18}}")
    ModelAndView performance(
            @PathVariable long id,
            @Nullable Caller caller,
            @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        return visible.find(new PerformanceId(id), caller)
                .map(detail -> pages.open(
                        "performance", page(detail, caller, frame), Events.next(detail.terms(), frame.now())))
                .orElseGet(pages::notFound);
    }

    private PerformancePage page(PerformanceDetail detail, @Nullable Caller caller, Frame frame) {
        PerformanceTerms terms = detail.terms();
        var show = detail.view().show();
        Card card = cards.of(detail.view(), frame.words());
        Event event = Events.of(detail, frame.words());
        boolean buyable = card.sale() == Sale.OPEN || card.sale() == Sale.SOON;
        return new PerformancePage(
                card,
                detail.description().orElse(null),
                show.ageLimit(),
                show.runningMinutes().orElse(null),
                show.intermissionMinutes().orElse(null),
                terms.salesUntil(),
                terms.ticketsMaxPerFan(),
                terms.holdTime().toMinutes(),
                MoreTime.promised(terms)
                        .map(time -> TimeOnRequest.words(time, frame.words()))
                        .orElse(null),
                event,
                card.sale() == Sale.OPEN && card.waitingRoom() && doors.shut(terms.id()),
                caller != null && HostRoomPages.hosts(caller, detail),
                terms.visible(frame.now()) ? null : terms.visibleFrom(),
                own.keeping(terms.id(), caller, frame.words()),
                buyable ? seating.plan(event, terms).orElse(null) : null,
                Prices.list(terms),
                seating.areas(terms),
                FeeTables.of(terms.fees(), terms.startsAt(), frame.zone(), frame.now()),
                dates(detail, frame));
    }

    private List<Card> dates(PerformanceDetail detail, Frame frame) {
        var ofShow = PerformanceQuery.of(detail.view().show().id(), frame.now());
        var others = catalogue.search(ofShow, new PageRequest(0, DATES_MAX)).items().stream()
                .filter(other -> !other.id().equals(detail.view().id()));
        return cards.of(others.toList(), frame.words());
    }
}
