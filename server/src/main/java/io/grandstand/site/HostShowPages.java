package io.grandstand.site;

import io.grandstand.catalog.Catalogue;
import io.grandstand.catalog.Fault;
import io.grandstand.catalog.HostResult;
import io.grandstand.catalog.HostedShows;
import io.grandstand.catalog.ShowDraft;
import io.grandstand.catalog.ShowId;
import io.grandstand.catalog.ShowKind;
import io.grandstand.catalog.ShowView;
import io.grandstand.catalog.TeamId;
import io.grandstand.catalog.Teams;
import io.grandstand.edge.EdgeSettings;
import io.grandstand.kernel.AccountRole;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.site.view.FormPage;
import io.grandstand.site.view.Frame;
import io.grandstand.site.view.Search.Option;
import io.grandstand.site.view.ShowForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A host's shows: what is played, whenever and wherever. */
@Controller
@Framed
@RunsIn(Role.SITE)
class HostShowPages {

    private static final int FORM_BYTES = 1_000;

    private final Pages pages;
    private final HostedShows shows;
    private final Catalogue catalogue;
    private final Teams teams;
    private final EdgeSettings edge;

    HostShowPages(Pages pages, HostedShows shows, Catalogue catalogue, Teams teams, EdgeSettings edge) {
        this.pages = pages;
        this.shows = shows;
        this.catalogue = catalogue;
        this.teams = teams;
        this.edge = edge;
    }

    /** What the edge lets in, less what a form writes around the image. */
    private long posterBytesMax() {
        return edge.posterMax().toBytes() - FORM_BYTES;
    }

    @GetMapping("/host/shows/new")
    ModelAndView empty(
            @RequestParam(defaultValue = "") String kind,
            Caller caller,
            @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        if (!caller.is(AccountRole.HOST)) {
            return pages.error(HttpStatus.FORBIDDEN);
        }
        boolean game = kind.equals(ShowKind.GAME.name());
        return page(FormPage.blank(), game, frame);
    }

    private ModelAndView page(FormPage form, boolean game, Frame frame) {
        return pages.own(
                "host-show",
                new ShowForm(form, null, game, game ? teams(frame) : List.of(), null, "", posterBytesMax(), false));
    }

    private List<Option> teams(Frame frame) {
        return teams.all().stream()
                .map(team -> new Option(team.id().toString(), Cards.name(team, frame.words())))
                .toList();
    }

    @PostMapping("/host/shows/new")
    ModelAndView make(
            @RequestParam Map<String, String> typed,
            Caller caller,
            @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        if (!caller.is(AccountRole.HOST)) {
            return pages.error(HttpStatus.FORBIDDEN);
        }
        boolean game = typed.getOrDefault("kind", "").equals(ShowKind.GAME.name());
        ShowDraft draft = draft(typed, game ? ShowKind.GAME : ShowKind.CONCERT, null);
        return switch (shows.create(caller.account(), draft)) {
            case HostResult.Done<ShowId>(ShowId show) -> redirect("/host/shows/" + show + "?made");
            case HostResult.Faulty<ShowId>(List<Fault> faults) ->
                refused(page(new FormPage(values(typed), faults(faults, typed), ""), game, frame));
            case HostResult.Unknown<ShowId> _, HostResult.AlreadySold<ShowId> _, HostResult.InUse<ShowId> _ ->
                pages.notFound();
        };
    }

    /**
     * A show, to be changed.
     *
     * @param poster what became of an image that was sent, as {@link HostPosterPages} says it
     */
    @GetMapping("/host/shows/{id:\\d{1,18}}")
    ModelAndView show(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String made,
            @RequestParam(defaultValue = "") String poster,
            Caller caller) {
        var show = new ShowId(id);
        return shows.draft(caller.account(), show)
                .map(draft -> page(show, new FormPage(values(draft), Map.of(), ""), poster, made != null))
                .orElseGet(pages::notFound);
    }

    private ModelAndView page(ShowId id, FormPage form, String poster, boolean made) {
        Optional<ShowView> show = catalogue.findShow(id);
        return pages.own(
                "host-show",
                new ShowForm(
                        form,
                        id.value(),
                        show.map(found -> found.kind() == ShowKind.GAME).orElse(false),
                        List.of(),
                        show.flatMap(ShowView::poster).map(Cards::picture).orElse(null),
                        HostPosterPages.WRONG.contains(poster) ? "host-show.poster-" + poster : "",
                        posterBytesMax(),
                        made));
    }

    @PostMapping("/host/shows/{id:\\d{1,18}}")
    ModelAndView change(@PathVariable long id, @RequestParam Map<String, String> typed, Caller caller) {
        var show = new ShowId(id);
        Optional<ShowDraft> now = shows.draft(caller.account(), show);
        if (now.isEmpty()) {
            return pages.notFound();
        }
        return switch (shows.change(
                caller.account(), show, draft(typed, now.get().kind(), now.get()))) {
            case HostResult.Done<ShowId> _ -> redirect("/host/shows/" + id + "?made");
            case HostResult.Faulty<ShowId>(List<Fault> faults) ->
                refused(page(show, new FormPage(values(typed), faults(faults, typed), ""), "", false));
            case HostResult.Unknown<ShowId> _, HostResult.AlreadySold<ShowId> _, HostResult.InUse<ShowId> _ ->
                pages.notFound();
        };
    }

    private static ModelAndView redirect(String to) {
        return new ModelAndView(Pages.redirect(new LocalPath(to)));
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** @param now what a change keeps: its teams */
    private static ShowDraft draft(Map<String, String> typed, @Nullable ShowKind kind, @Nullable ShowDraft now) {
        boolean game = kind == ShowKind.GAME;
        return new ShowDraft(
                kind,
                text(typed, "title"),
                now == null ? team(typed, "homeTeamId", game) : now.homeTeam(),
                now == null ? team(typed, "awayTeamId", game) : now.awayTeam(),
                game ? null : text(typed, "artist"),
                text(typed, "description"),
                Typed.whole(typed.getOrDefault("ageLimit", "")),
                Typed.whole(typed.getOrDefault("runningMinutes", "")),
                Typed.whole(typed.getOrDefault("intermissionMinutes", "")));
    }

    private static @Nullable String text(Map<String, String> typed, String field) {
        String text = typed.getOrDefault(field, "").strip();
        return text.isEmpty() ? null : text;
    }

    private static @Nullable TeamId team(Map<String, String> typed, String field, boolean game) {
        Long id = game ? Typed.number(typed.getOrDefault(field, "")) : null;
        return id == null ? null : new TeamId(id);
    }

    /** What the rules find, and numbers that are none. */
    private static Map<String, String> faults(List<Fault> faults, Map<String, String> typed) {
        var keys = new LinkedHashMap<String, String>();
        faults.forEach(fault -> keys.putIfAbsent(fault.path(), "host-show.wrong-" + fault.path()));
        for (String number : List.of("runningMinutes", "intermissionMinutes")) {
            String text = typed.getOrDefault(number, "").strip();
            if (!text.isEmpty() && Typed.whole(text) == null) {
                keys.putIfAbsent(number, "host-show.wrong-" + number);
            }
        }
        return keys;
    }

    private static Map<String, String> values(Map<String, String> typed) {
        return typed.entrySet().stream()
                .filter(field -> !field.getKey().equals("_csrf"))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, String> values(ShowDraft draft) {
        var values = new LinkedHashMap<String, String>();
        put(values, "title", draft.title());
        put(values, "artist", draft.artist());
        put(values, "description", draft.description());
        put(values, "ageLimit", draft.ageLimit());
        put(values, "runningMinutes", draft.runningMinutes());
        put(values, "intermissionMinutes", draft.intermissionMinutes());
        return values;
    }

    private static void put(Map<String, String> values, String field, @Nullable Object value) {
        if (value != null) {
            values.put(field, value.toString());
        }
    }
}
