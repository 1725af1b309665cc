package io.grandstand.site;

import io.grandstand.catalog.Catalogue;
import io.grandstand.catalog.PerformanceQuery;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.AccountRole;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.site.view.Frame;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where a host begins: what they put on sale, and the way to each line. */
@Controller
@Framed
@RunsIn(Role.SITE)
class HostPages {

    private static final int PERFORMANCES_MAX = 20;
    /** What has begun may be on sale still. */
    private static final Duration SHOWN_AFTER_START = Duration.ofDays(1);

    private final Pages pages;
    private final Catalogue catalogue;
    private final Cards cards;

    HostPages(Pages pages, Catalogue catalogue, Cards cards) {
        this.pages = pages;
        this.catalogue = catalogue;
        this.cards = cards;
    }

    @GetMapping("/host")
    ModelAndView performances(
            @RequestParam(required = false) @Nullable String page,
            Caller caller,
            @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        // Admins watch over everybody's.
        Optional<AccountId> host = caller.is(AccountRole.ADMIN) ? Optional.empty() : Optional.of(caller.account());
        var found = catalogue.search(
                PerformanceQuery.ahead(host, frame.now().minus(SHOWN_AFTER_START)),
                Paging.request(page, PERFORMANCES_MAX));
        return pages.own(
                "host", Paging.of(found, number -> "/host?page=" + number, list -> cards.of(list, frame.words())));
    }

    static boolean mayHost(Caller caller) {
        return caller.is(AccountRole.HOST) || caller.is(AccountRole.ADMIN);
    }
}
