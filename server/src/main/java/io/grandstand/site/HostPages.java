package io.grandstand.site;

import io.grandstand.catalog.Catalogue;
import io.grandstand.catalog.PerformanceQuery;
import io.grandstand.catalog.PerformanceView;
import io.grandstand.catalog.ShowView;
import io.grandstand.catalog.VenueView;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.AccountRole;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.site.view.Card;
import io.grandstand.site.view.Frame;
import io.grandstand.site.view.HostHome;
import io.grandstand.site.view.Paged;
import io.grandstand.site.view.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where a host begins: what they put on sale, what they can put on sale, and the way to make more. */
@Controller
@Framed
@RunsIn(Role.SITE)
class HostPages {

    private static final int PERFORMANCES_MAX = 10;
    /** Of shows, and of venues. */
    private static final int LISTED_MAX = 5;
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
            @RequestParam(name = "shows", required = false) @Nullable String showsPage,
            @RequestParam(name = "venues", required = false) @Nullable String venuesPage,
            Caller caller,
            @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        // Admins watch over everybody's.
        boolean making = caller.is(AccountRole.HOST);
        Optional<AccountId> host = caller.is(AccountRole.ADMIN) ? Optional.empty() : Optional.of(caller.account());
        var found = catalogue.search(
                PerformanceQuery.ahead(host, frame.now().minus(SHOWN_AFTER_START)),
                Paging.request(page, PERFORMANCES_MAX));
        Paged<HostHome.Performance> performances =
                Paging.of(found, number -> "/host?page=" + number, list -> performances(list, frame));
        Paged<HostHome.Show> shows = shows(caller.account(), making, showsPage, frame.words());
        Paged<HostHome.Venue> venues = venues(caller.account(), making, venuesPage, frame.words());
        var home = pages.own("host", new HostHome(making, performances, shows, venues));
        return Pages.listed(performances, Pages.listed(shows, Pages.listed(venues, home)));
    }

    private List<HostHome.Performance> performances(List<PerformanceView> views, Frame frame) {
        List<Card> all = cards.of(views, frame.words());
        return IntStream.range(0, all.size())
                .mapToObj(at ->
                        new HostHome.Performance(all.get(at), !views.get(at).visible(frame.now())))
                .toList();
    }

    private Paged<HostHome.Show> shows(AccountId host, boolean making, @Nullable String page, Words words) {
        PageRequest asked = Paging.request(page, LISTED_MAX);
        Page<ShowView> found = making ? catalogue.showsOf(host, asked) : none(asked);
        return Paging.of(found, number -> "/host?shows=" + number + "#shows", list -> list.stream()
                .map(show -> new HostHome.Show(
                        show.id().value(),
                        Cards.title(show, words),
                        show.poster().map(Cards::picture).orElse(null)))
                .toList());
    }

    private Paged<HostHome.Venue> venues(AccountId host, boolean making, @Nullable String page, Words words) {
        PageRequest asked = Paging.request(page, LISTED_MAX);
        Page<VenueView> found = making ? catalogue.venues(Optional.empty(), Optional.of(host), asked) : none(asked);
        return Paging.of(found, number -> "/host?venues=" + number + "#venues", list -> list.stream()
                .map(venue -> new HostHome.Venue(venue.id().value(), Cards.venue(venue, words), venue.seatsTotal()))
                .toList());
    }

    /** Admins make nothing, and have nothing of their own. */
    private static <T> Page<T> none(PageRequest asked) {
        return new Page<>(List.of(), asked.page(), asked.size(), 0);
    }
}
