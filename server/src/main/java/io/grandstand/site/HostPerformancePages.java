package io.grandstand.site;

import io.grandstand.catalog.Catalogue;
import io.grandstand.catalog.Fault;
import io.grandstand.catalog.HostResult;
import io.grandstand.catalog.HostedPerformances;
import io.grandstand.catalog.PerformanceDraft;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SeatingPlan;
import io.grandstand.catalog.ShowId;
import io.grandstand.catalog.ShowView;
import io.grandstand.catalog.Team;
import io.grandstand.catalog.VenueId;
import io.grandstand.catalog.VenueView;
import io.grandstand.kernel.AccountRole;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.PageRequest;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.site.view.FormPage;
import io.grandstand.site.view.Frame;
import io.grandstand.site.view.PerformanceForm;
import io.grandstand.site.view.PerformanceForm.Category;
import io.grandstand.site.view.PerformanceForm.Choosing;
import io.grandstand.site.view.Search.Option;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A host's performances: when, where, for how much, and how people are let in. */
@Controller
@Framed
@RunsIn(Role.SITE)
class HostPerformancePages {

    private static final String NEW = "/host/performances/new";
    private static final String WRONG_PLACE = "host-performance.wrong-place";

    private final Pages pages;
    private final HostedPerformances performances;
    private final Catalogue catalogue;

    HostPerformancePages(Pages pages, HostedPerformances performances, Catalogue catalogue) {
        this.pages = pages;
        this.performances = performances;
        this.catalogue = catalogue;
    }

    /** First what is played, and where; then everything else. */
    @GetMapping(NEW)
    ModelAndView empty(
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "") String venue,
            @RequestParam(required = false) @Nullable String asked,
            Caller caller,
            @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        if (!caller.is(AccountRole.HOST)) {
            return pages.error(HttpStatus.FORBIDDEN);
        }
        Optional<PerformanceDraft> draft = at(show, venue);
        if (asked == null || draft.isEmpty()) {
            return choose(show, venue, asked != null, caller, frame);
        }
        return switch (performances.place(caller.account(), draft.get())) {
            case HostResult.Done<SeatingPlan>(SeatingPlan plan) ->
                page(PerformanceTyping.first(frame.now(), frame.zone()), Map.of(), draft.get(), plan, null, frame);
            case HostResult.Faulty<SeatingPlan> _,
                    HostResult.Unknown<SeatingPlan> _,
                    HostResult.AlreadySold<SeatingPlan> _,
                    HostResult.InUse<SeatingPlan> _ -> choose(show, venue, true, caller, frame);
        };
    }

    /** A game is where its home team plays, whatever else was chosen. */
    private Optional<PerformanceDraft> at(String show, String venue) {
        Long where = Typed.number(venue);
        return Optional.ofNullable(Typed.number(show))
                .flatMap(id -> catalogue.findShow(new ShowId(id)))
                .map(found -> PerformanceDraft.at(
                        found.id(),
                        where == null || found.home().flatMap(Team::stadium).isPresent() ? null : new VenueId(where)));
    }

    private ModelAndView choose(String show, String venue, boolean wrong, Caller caller, Frame frame) {
        var most = new PageRequest(0, PageRequest.SIZE_MAX);
        List<Option> shows = catalogue.showsOf(caller.account(), most).items().stream()
                .map(found -> new Option(found.id().toString(), Cards.title(found, frame.words())))
                .toList();
        List<VenueView> own = catalogue
                .venues(Optional.empty(), Optional.of(caller.account()), most)
                .items();
        Stream<VenueView> others = catalogue.venues(Optional.empty(), Optional.empty(), most).items().stream()
                .filter(found -> !found.host().equals(caller.account()));
        List<Option> venues = Stream.concat(own.stream(), others)
                .map(found -> new Option(found.id().toString(), Cards.venue(found, frame.words())))
                .toList();
        String likely = venue.isEmpty() && !own.isEmpty() ? own.getFirst().id().toString() : venue;
        var answer = pages.own(
                "host-performance",
                new PerformanceForm(
                        new FormPage(Map.of(), wrong ? Map.of(FormPage.WHOLE, WRONG_PLACE) : Map.of(), ""),
                        NEW,
                        false,
                        new Choosing(shows, show, venues, likely),
                        "",
                        "",
                        List.of(),
                        List.of()));
        if (wrong) {
            answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return answer;
    }

    @PostMapping(NEW)
    ModelAndView make(
            @RequestParam Map<String, String> typed,
            Caller caller,
            @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        if (!caller.is(AccountRole.HOST)) {
            return pages.error(HttpStatus.FORBIDDEN);
        }
        String show = typed.getOrDefault("show", "");
        String venue = typed.getOrDefault("venue", "");
        Optional<PerformanceDraft> at = at(show, venue);
        if (at.isEmpty()
                || !(performances.place(caller.account(), at.get())
                        instanceof HostResult.Done<SeatingPlan>(SeatingPlan plan))) {
            return choose(show, venue, true, caller, frame);
        }
        var typing = new PerformanceTyping(typed, plan, frame.zone());
        if (!typing.unreadable().isEmpty()) {
            return refused(page(values(typed), typing.unreadable(), at.get(), plan, null, frame));
        }
        return switch (performances.create(caller.account(), typing.draft(at.get()))) {
            case HostResult.Done<PerformanceId>(PerformanceId made) -> redirect(made, "?made");
            case HostResult.Faulty<PerformanceId>(List<Fault> faults) ->
                refused(page(values(typed), typing.faults(faults), at.get(), plan, null, frame));
            case HostResult.Unknown<PerformanceId> _,
                    HostResult.AlreadySold<PerformanceId> _,
                    HostResult.InUse<PerformanceId> _ -> choose(show, venue, true, caller, frame);
        };
    }

    @GetMapping("/host/performances/{id:\\d{1,18}}/terms")
    ModelAndView terms(
            @PathVariable long id, Caller caller, @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        return terms(
                id,
                caller,
                (draft, plan) ->
                        page(PerformanceTyping.values(draft, plan, frame.zone()), Map.of(), draft, plan, id, frame));
    }

    @PostMapping("/host/performances/{id:\\d{1,18}}/terms")
    ModelAndView change(
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            Caller caller,
            @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        return terms(id, caller, (draft, plan) -> change(id, typed, draft, plan, caller, frame));
    }

    private ModelAndView change(
            long id, Map<String, String> typed, PerformanceDraft now, SeatingPlan plan, Caller caller, Frame frame) {
        var typing = new PerformanceTyping(typed, plan, frame.zone());
        if (!typing.unreadable().isEmpty()) {
            return refused(page(values(typed), typing.unreadable(), now, plan, id, frame));
        }
        var performance = new PerformanceId(id);
        return switch (performances.change(caller.account(), performance, typing.draft(now))) {
            case HostResult.Done<PerformanceId> _ -> redirect(performance, "?made");
            case HostResult.Faulty<PerformanceId>(List<Fault> faults) ->
                refused(page(values(typed), typing.faults(faults), now, plan, id, frame));
            case HostResult.AlreadySold<PerformanceId> _ -> {
                ModelAndView answer = page(
                        values(typed), Map.of(FormPage.WHOLE, "host-performance.already-sold"), now, plan, id, frame);
                answer.setStatus(HttpStatus.CONFLICT);
                yield answer;
            }
            case HostResult.Unknown<PerformanceId> _, HostResult.InUse<PerformanceId> _ -> pages.notFound();
        };
    }

    /** What is done with a performance of theirs. */
    private interface Own {
        ModelAndView answer(PerformanceDraft draft, SeatingPlan plan);
    }

    private ModelAndView terms(long id, Caller caller, Own own) {
        var performance = new PerformanceId(id);
        return performances
                .draft(caller.account(), performance)
                .flatMap(draft -> catalogue
                        .find(performance)
                        .map(detail -> own.answer(draft, detail.terms().plan())))
                .orElseGet(pages::notFound);
    }

    /** The form is sent to where it stands, so that its answer can be come back to. */
    private static String action(@Nullable Long made, PerformanceDraft draft, SeatingPlan plan) {
        return made == null
                ? NEW + "?asked=1&show=" + draft.show() + "&venue=" + plan.venue()
                : "/host/performances/" + made + "/terms";
    }

    /** @param made the performance that is changed; none where one is made */
    private ModelAndView page(
            Map<String, String> values,
            Map<String, String> faults,
            PerformanceDraft draft,
            SeatingPlan plan,
            @Nullable Long made,
            Frame frame) {
        Optional<ShowView> show = Optional.ofNullable(draft.show()).flatMap(catalogue::findShow);
        return pages.own(
                "host-performance",
                new PerformanceForm(
                        new FormPage(values, faults, ""),
                        action(made, draft, plan),
                        made != null,
                        null,
                        show.map(found -> Cards.title(found, frame.words())).orElse(""),
                        catalogue
                                .findVenue(plan.venue())
                                .map(found -> Cards.venue(found, frame.words()))
                                .orElse(""),
                        categories(plan),
                        Pace.all()));
    }

    private static List<Category> categories(SeatingPlan plan) {
        int[] seats = new int[plan.categories().size()];
        plan.seats().forEach(seat -> seats[seat.category()]++);
        plan.areas().forEach(area -> seats[area.category()] += area.capacity());
        return plan.categories().stream()
                .map(category ->
                        new Category(category.index(), category.name(), category.color(), seats[category.index()]))
                .toList();
    }

    private static Map<String, String> values(Map<String, String> typed) {
        return typed.entrySet().stream()
                .filter(field -> !field.getKey().equals("_csrf"))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static ModelAndView redirect(PerformanceId performance, String query) {
        return new ModelAndView(Pages.redirect(new LocalPath("/host/performances/" + performance + query)));
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
