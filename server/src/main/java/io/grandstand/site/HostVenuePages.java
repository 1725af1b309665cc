package io.grandstand.site;

import io.grandstand.catalog.BlockPlan;
import io.grandstand.catalog.Catalogue;
import io.grandstand.catalog.Fault;
import io.grandstand.catalog.HostResult;
import io.grandstand.catalog.HostedVenues;
import io.grandstand.catalog.PlanImport;
import io.grandstand.catalog.VenueId;
import io.grandstand.catalog.VenueView;
import io.grandstand.kernel.AccountRole;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.site.view.FormPage;
import io.grandstand.site.view.Frame;
import io.grandstand.site.view.HostVenue;
import io.grandstand.site.view.VenueForm;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** A host's venues: typed in as blocks of rows, or read from a plan's file. */
@Controller
@Framed
@RunsIn(Role.SITE)
class HostVenuePages {

    /** Faults of a file that are shown; who mends these sees the next ones. */
    private static final int FAULTS_SHOWN = 20;

    /** Where the path of a block's field begins. */
    private static final Pattern BLOCK = Pattern.compile("blocks\\[(\\d{1,3})]\\.");

    private static final String MAKE = "make";
    private static final String MORE = "more";

    private final Pages pages;
    private final HostedVenues venues;
    private final Catalogue catalogue;

    HostVenuePages(Pages pages, HostedVenues venues, Catalogue catalogue) {
        this.pages = pages;
        this.venues = venues;
        this.catalogue = catalogue;
    }

    @GetMapping("/host/venues/new")
    ModelAndView empty(Caller caller, @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        return caller.is(AccountRole.HOST)
                ? page(first(frame), Map.of(), VenueForm.File.NONE, frame)
                : pages.error(HttpStatus.FORBIDDEN);
    }

    private static BlockForm first(Frame frame) {
        return BlockForm.first(frame.t("host-venue.first-block"));
    }

    /**
     * What the form's buttons do: draw it, add a block, take one away, or make the venue.
     *
     * @param wish of the button that was pressed
     * @param away the block that is taken away
     */
    @PostMapping("/host/venues/new")
    ModelAndView make(
            @RequestParam Map<String, String> typed,
            @RequestParam(name = "do", defaultValue = "") String wish,
            @RequestParam(required = false) @Nullable String away,
            Caller caller,
            @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        if (!caller.is(AccountRole.HOST)) {
            return pages.error(HttpStatus.FORBIDDEN);
        }
        BlockForm form = BlockForm.of(typed);
        if (away != null) {
            return page(form.without(away), Map.of(), VenueForm.File.NONE, frame);
        }
        return switch (wish) {
            case MAKE -> made(venues.build(caller.account(), form.plan(frame.words())), form, frame);
            case MORE -> page(form.withOneMore(), Map.of(), VenueForm.File.NONE, frame);
            default -> page(form, Map.of(), VenueForm.File.NONE, frame);
        };
    }

    private ModelAndView made(HostResult<VenueView> result, BlockForm form, Frame frame) {
        return switch (result) {
            case HostResult.Done<VenueView>(VenueView venue) -> made(venue);
            case HostResult.Faulty<VenueView>(List<Fault> faults) -> {
                ModelAndView answer = page(form, faults(faults), VenueForm.File.NONE, frame);
                answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield answer;
            }
            case HostResult.Unknown<VenueView> _, HostResult.AlreadySold<VenueView> _, HostResult.InUse<VenueView> _ ->
                throw new IllegalStateException("a new venue is " + result);
        };
    }

    private static ModelAndView made(VenueView venue) {
        return new ModelAndView(Pages.redirect(new LocalPath("/host/venues/" + venue.id() + "?made")));
    }

    /** By the field, whose last name tells what is wrong with it. */
    private static Map<String, String> faults(List<Fault> faults) {
        var keys = new LinkedHashMap<String, String>();
        for (Fault fault : faults) {
            String field = fault.path().substring(fault.path().lastIndexOf('.') + 1);
            boolean ofBlock = fault.path().length() > field.length();
            keys.putIfAbsent(
                    fault.path(), "host-venue.wrong-" + (ofBlock && field.equals("name") ? "block-name" : field));
        }
        return keys;
    }

    private ModelAndView page(BlockForm form, Map<String, String> faults, VenueForm.File file, Frame frame) {
        BlockPlan plan = form.plan(frame.words());
        return pages.own(
                "host-venue-form",
                new VenueForm(
                        new FormPage(form.values(), faults, ""),
                        form.blocks().size(),
                        form.full(),
                        venues.sketch(plan),
                        incomplete(venues.faults(plan)),
                        file));
    }

    /** The blocks in which something is wrong. */
    private static List<Integer> incomplete(List<Fault> faults) {
        return faults.stream()
                .map(fault -> BLOCK.matcher(fault.path()))
                .filter(Matcher::lookingAt)
                .map(block -> Integer.valueOf(block.group(1)))
                .distinct()
                .toList();
    }

    @PostMapping("/host/venues/plan")
    ModelAndView read(
            @RequestParam MultipartFile plan,
            Caller caller,
            @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame)
            throws IOException {
        if (!caller.is(AccountRole.HOST)) {
            return pages.error(HttpStatus.FORBIDDEN);
        }
        byte[] document;
        try (InputStream body = plan.getInputStream()) {
            document = body.readNBytes(HostedVenues.DOCUMENT_BYTES_MAX + 1);
        }
        if (document.length == 0) {
            return refused(new VenueForm.File("host-venue.wrong-no-file", List.of(), 0), frame);
        }
        return switch (venues.importPlan(caller.account(), document, PlanImport.Duplicates.REFUSE)) {
            case PlanImport.Imported imported -> made(imported.venue());
            case PlanImport.BadPlan bad -> refused(file(bad), frame);
            case PlanImport.NotJson(String message) ->
                refused(new VenueForm.File("host-venue.wrong-not-json", List.of(new Fault("", message)), 0), frame);
            case PlanImport.TooLong _ -> refused(new VenueForm.File("host-venue.wrong-too-long", List.of(), 0), frame);
        };
    }

    private static VenueForm.File file(PlanImport.BadPlan bad) {
        List<Fault> shown = bad.faults().stream().limit(FAULTS_SHOWN).toList();
        return new VenueForm.File("host-venue.wrong-plan", shown, bad.faults().size() - shown.size() + bad.omitted());
    }

    private ModelAndView refused(VenueForm.File file, Frame frame) {
        ModelAndView answer = page(first(frame), Map.of(), file, frame);
        answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return answer;
    }

    @GetMapping("/host/venues/{id:\\d{1,18}}")
    ModelAndView venue(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String made,
            Caller caller,
            @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        var venue = new VenueId(id);
        return venues.sketch(caller.account(), venue)
                .flatMap(sketch -> catalogue
                        .findVenue(venue)
                        .map(found -> pages.own(
                                "host-venue",
                                new HostVenue(
                                        id,
                                        Cards.venue(found, frame.words()),
                                        found.seatsTotal(),
                                        sketch,
                                        made != null))))
                .orElseGet(pages::notFound);
    }
}
