package io.grandstand.site;

import io.grandstand.catalog.HostResult;
import io.grandstand.catalog.HostedPosters;
import io.grandstand.catalog.PosterResult;
import io.grandstand.catalog.ShowId;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The poster of a host's show, as its form sends it; the show's page says what became of it. */
@Controller
@Framed
@RunsIn(Role.SITE)
class HostPosterPages {

    private static final String TOO_LONG = "too-long";
    private static final String OTHER_KIND = "other-kind";
    private static final String UNREADABLE = "unreadable";
    private static final String TOO_MANY_PIXELS = "too-many-pixels";
    private static final String BUSY = "busy";
    private static final String NO_FILE = "no-file";

    /** Why there is no new poster. */
    static final Set<String> WRONG = Set.of(TOO_LONG, OTHER_KIND, UNREADABLE, TOO_MANY_PIXELS, BUSY, NO_FILE);

    private final Pages pages;
    private final HostedPosters posters;

    HostPosterPages(Pages pages, HostedPosters posters) {
        this.pages = pages;
        this.posters = posters;
    }

    @PostMapping("/host/shows/{id:\\d{1,18}}/poster")
    ModelAndView put(@PathVariable long id, @RequestParam MultipartFile poster, Caller caller) throws IOException {
        if (poster.isEmpty()) {
            return back(id, NO_FILE);
        }
        byte[] image;
        try (InputStream body = poster.getInputStream()) {
            image = body.readNBytes(HostedPosters.IMAGE_BYTES_MAX + 1);
        }
        return switch (posters.put(caller.account(), new ShowId(id), image)) {
            case PosterResult.Kept _ -> back(id, "kept");
            case PosterResult.UnknownShow _ -> pages.notFound();
            case PosterResult.TooLong _ -> back(id, TOO_LONG);
            case PosterResult.OtherKind _ -> back(id, OTHER_KIND);
            case PosterResult.Unreadable _ -> back(id, UNREADABLE);
            case PosterResult.TooManyPixels _ -> back(id, TOO_MANY_PIXELS);
            case PosterResult.Busy _ -> back(id, BUSY);
        };
    }

    @PostMapping("/host/shows/{id:\\d{1,18}}/poster/removal")
    ModelAndView remove(@PathVariable long id, Caller caller) {
        return switch (posters.remove(caller.account(), new ShowId(id))) {
            case HostResult.Done<ShowId> _ -> back(id, "removed");
            case HostResult.Unknown<ShowId> _,
                    HostResult.Faulty<ShowId> _,
                    HostResult.AlreadySold<ShowId> _,
                    HostResult.InUse<ShowId> _ -> pages.notFound();
        };
    }

    private static ModelAndView back(long show, String what) {
        return new ModelAndView(Pages.redirect(new LocalPath("/host/shows/" + show + "?poster=" + what + "#poster")));
    }
}
