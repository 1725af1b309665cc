package io.grandstand.site;

import io.grandstand.catalog.Catalogue;
import io.grandstand.catalog.PerformanceDetail;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.AccountRole;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.site.view.Frame;
import io.grandstand.site.view.HostRoomPage;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** What a host sees of the line before a performance, and does with it. */
@Controller
@Framed
@RunsIn(Role.SITE)
class HostRoomPages {

    private final Pages pages;
    private final Catalogue catalogue;

    HostRoomPages(Pages pages, Catalogue catalogue) {
        this.pages = pages;
        this.catalogue = catalogue;
    }

    /** The page asks for what it shows itself, again and again. */
    @GetMapping("/host/performances/{id:\\d{1,18}}/waiting-room")
    ModelAndView room(
            @PathVariable long id, Caller caller, @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        return catalogue
                .find(new PerformanceId(id))
                .filter(detail -> hosts(caller, detail))
                .map(detail -> pages.own(
                        "host-waiting-room",
                        new HostRoomPage(
                                Events.of(detail, frame.words()),
                                detail.terms().salesFrom(),
                                detail.terms().salesUntil())))
                .orElseGet(pages::notFound);
    }

    static boolean hosts(Caller caller, PerformanceDetail detail) {
        return caller.is(AccountRole.ADMIN)
                || (caller.is(AccountRole.HOST) && detail.terms().host().equals(caller.account()));
    }
}
