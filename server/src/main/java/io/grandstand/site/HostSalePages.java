package io.grandstand.site;

import io.grandstand.catalog.Catalogue;
import io.grandstand.catalog.HostResult;
import io.grandstand.catalog.HostedPerformances;
import io.grandstand.catalog.PerformanceDetail;
import io.grandstand.catalog.PerformanceDraft;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.site.view.Frame;
import io.grandstand.site.view.HostSale;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A performance from its host's side: shown to fans when they say so, and watched while it sells. */
@Controller
@Framed
@RunsIn(Role.SITE)
class HostSalePages {

    /** What an address may say was done, and its words. */
    private static final Map<String, String> DONE = Map.of(
            "published",
            "host-sale.done-published",
            "opened",
            "host-sale.done-opened",
            "ended",
            "host-sale.done-ended");

    /** What a host may wish of a sale's times, what an address calls it when it was done, and what is said if it cannot be. */
    private enum Wish {
        PUBLISH("published", "host-sale.not-publishable"),
        OPEN("opened", "host-sale.not-publishable"),
        END("ended", "host-sale.not-endable");

        private final String done;
        private final String refusal;

        Wish(String done, String refusal) {
            this.done = done;
            this.refusal = refusal;
        }

        /** Whatever nobody can have pressed publishes, and no more. */
        static Wish of(String typed) {
            return Arrays.stream(values())
                    .filter(wish -> wish.name().equalsIgnoreCase(typed))
                    .findFirst()
                    .orElse(PUBLISH);
        }

        /** What is seen, on sale or over already stays so. */
        private PerformanceDraft of(PerformanceDraft draft, Instant now) {
            Instant moment = now.truncatedTo(ChronoUnit.SECONDS);
            Instant seen = moment.minusSeconds(1);
            PerformanceDraft shown = earlier(seen, draft.visibleFrom()) ? draft.shownFrom(seen) : draft;
            return switch (this) {
                case PUBLISH -> shown;
                case OPEN -> earlier(moment, draft.salesFrom()) ? shown.sellingFrom(moment) : shown;
                case END -> earlier(moment, draft.salesUntil()) ? draft.sellingUntil(end(draft, moment)) : draft;
            };
        }

        /** A sale lasts for a second at least. */
        private static Instant end(PerformanceDraft draft, Instant moment) {
            Instant from = draft.salesFrom();
            return from != null && earlier(moment.minusSeconds(1), from) ? from.plusSeconds(1) : moment;
        }

        private static boolean earlier(Instant moment, @Nullable Instant than) {
            return than != null && moment.isBefore(than);
        }
    }

    private final Pages pages;
    private final Catalogue catalogue;
    private final HostedPerformances performances;
    private final LiveSales sales;
    private final Cards cards;

    HostSalePages(Pages pages, Catalogue catalogue, HostedPerformances performances, LiveSales sales, Cards cards) {
        this.pages = pages;
        this.catalogue = catalogue;
        this.performances = performances;
        this.sales = sales;
        this.cards = cards;
    }

    /** The page asks for itself again, as long as somebody looks. */
    @GetMapping("/host/performances/{id:\\d{1,18}}")
    ModelAndView sale(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String made,
            @RequestParam(defaultValue = "") String done,
            Caller caller,
            @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        return page(id, made != null ? "host-sale.made" : DONE.getOrDefault(done, ""), "", caller, frame);
    }

    private ModelAndView page(long id, String done, String wrong, Caller caller, Frame frame) {
        return catalogue
                .find(new PerformanceId(id))
                .filter(detail -> HostRoomPages.hosts(caller, detail))
                .map(detail -> pages.own("host-sale", page(detail, done, wrong, caller, frame)))
                .orElseGet(pages::notFound);
    }

    private HostSale page(PerformanceDetail detail, String done, String wrong, Caller caller, Frame frame) {
        PerformanceTerms terms = detail.terms();
        LiveSales.Live live = sales.of(terms);
        return new HostSale(
                cards.of(detail.view(), frame.words()),
                Events.of(detail, frame.words()),
                terms.visibleFrom(),
                terms.salesUntil(),
                terms.visible(frame.now()),
                terms.host().equals(caller.account()),
                !performances.anySold(terms.id()),
                done,
                wrong,
                live.figures(),
                live.rows());
    }

    /**
     * Shows the performance to everybody, from now on.
     *
     * @param typed whether its sale is to open as well, or is to end
     */
    @PostMapping("/host/performances/{id:\\d{1,18}}/publication")
    ModelAndView publish(
            @PathVariable long id,
            @RequestParam(name = "do", defaultValue = "") String typed,
            Caller caller,
            @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        var performance = new PerformanceId(id);
        Optional<PerformanceDraft> draft = performances.draft(caller.account(), performance);
        if (draft.isEmpty()) {
            return pages.notFound();
        }
        var wish = Wish.of(typed);
        PerformanceDraft wanted = wish.of(draft.get(), frame.now());
        return switch (performances.change(caller.account(), performance, wanted)) {
            case HostResult.Done<PerformanceId> _ ->
                new ModelAndView(Pages.redirect(new LocalPath("/host/performances/" + id + "?done=" + wish.done)));
            case HostResult.AlreadySold<PerformanceId> _ -> refused(id, "host-performance.already-sold", caller, frame);
            case HostResult.Faulty<PerformanceId> _ -> refused(id, wish.refusal, caller, frame);
            case HostResult.Unknown<PerformanceId> _, HostResult.InUse<PerformanceId> _ -> pages.notFound();
        };
    }

    /** Only while nothing was ever sold. */
    @PostMapping("/host/performances/{id:\\d{1,18}}/removal")
    ModelAndView remove(
            @PathVariable long id, Caller caller, @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        return switch (performances.delete(caller.account(), new PerformanceId(id))) {
            case HostResult.Done<PerformanceId> _ -> new ModelAndView(Pages.redirect(new LocalPath("/host")));
            case HostResult.AlreadySold<PerformanceId> _ -> refused(id, "host-performance.already-sold", caller, frame);
            case HostResult.Unknown<PerformanceId> _,
                    HostResult.Faulty<PerformanceId> _,
                    HostResult.InUse<PerformanceId> _ -> pages.notFound();
        };
    }

    private ModelAndView refused(long id, String wrong, Caller caller, Frame frame) {
        ModelAndView answer = page(id, "", wrong, caller, frame);
        answer.setStatus(HttpStatus.CONFLICT);
        return answer;
    }
}
