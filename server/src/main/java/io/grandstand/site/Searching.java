package io.grandstand.site;

import io.grandstand.catalog.Catalogue;
import io.grandstand.catalog.PerformanceQuery;
import io.grandstand.catalog.PerformanceQuery.Sort;
import io.grandstand.catalog.PerformanceStatus;
import io.grandstand.catalog.PerformanceView;
import io.grandstand.catalog.Teams;
import io.grandstand.kernel.PageRequest;
import io.grandstand.site.view.Card;
import io.grandstand.site.view.Frame;
import io.grandstand.site.view.HomePage;
import io.grandstand.site.view.Sale;
import io.grandstand.site.view.Search;
import io.grandstand.site.view.Search.Option;
import io.grandstand.site.view.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Finds what somebody looks for on the front page. */
@Component
class Searching {

    static final int CARDS_MAX = 24;
    static final int OPENING_MAX = 3;
    static final int OPENED_MAX = 3;
    /** Those that opened last, of which some may be sold out already. */
    private static final int OPENED_ASKED_MAX = 12;
    /** After that a sale is found where all are. */
    private static final Duration OPENED_WITHIN = Duration.ofDays(1);

    private final Catalogue catalogue;
    private final Teams teams;
    private final Cards cards;

    Searching(Catalogue catalogue, Teams teams, Cards cards) {
        this.catalogue = catalogue;
        this.teams = teams;
        this.cards = cards;
    }

    HomePage find(SearchForm form, Frame frame) {
        Words words = frame.words();
        Search search = search(form, words);
        var page = new PageRequest(form.pageNumber(PageRequest.PAGE_MAX), CARDS_MAX);
        var found = catalogue.search(form.query(frame.zone()), page);
        var results = Paging.of(found, number -> href(search, number), views -> cards.of(views, words));
        boolean first = search.empty() && page.page() == 0;
        // In this order: what opens between the two is in both, and never in none.
        List<PerformanceView> opening =
                first ? by(PerformanceStatus.SCHEDULED, Sort.SALES_FIRST, OPENING_MAX) : List.of();
        List<PerformanceView> open =
                first ? by(PerformanceStatus.ON_SALE, Sort.SALES_LAST, OPENED_ASKED_MAX) : List.of();
        return new HomePage(
                search,
                cards.of(opening, words),
                opened(open, frame),
                results,
                until(Stream.of(found.items(), opening, open).flatMap(List::stream), frame.now()));
    }

    private List<PerformanceView> by(PerformanceStatus phase, Sort sort, int most) {
        var query = new PerformanceQuery(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(phase),
                Optional.empty(),
                sort);
        return catalogue.search(query, new PageRequest(0, most)).items();
    }

    private List<Card> opened(List<PerformanceView> open, Frame frame) {
        Instant since = frame.now().minus(OPENED_WITHIN);
        List<PerformanceView> lately =
                open.stream().filter(view -> view.salesFrom().isAfter(since)).toList();
        return cards.of(lately, frame.words()).stream()
                .filter(card -> !card.soldOut())
                .limit(OPENED_MAX)
                .toList();
    }

    private static @Nullable Instant until(Stream<PerformanceView> shown, Instant now) {
        return shown.flatMap(view -> Sale.next(now, view.salesFrom(), view.salesUntil(), view.cancelled()).stream())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private Search search(SearchForm form, Words words) {
        var venues = catalogue.venues(Optional.empty(), Optional.empty(), new PageRequest(0, PageRequest.SIZE_MAX));
        return new Search(
                form.words(" "),
                form.kindText(),
                form.teamText(),
                form.venueText(),
                form.fromText(),
                form.toText(),
                form.statusText(),
                teams.all().stream()
                        .map(team -> new Option(team.id().toString(), Cards.name(team, words)))
                        .toList(),
                venues.items().stream()
                        .map(venue -> new Option(
                                venue.id().toString(), words == Words.ENGLISH ? venue.nameEn() : venue.name()))
                        .toList());
    }

    private static String href(Search search, int number) {
        var address = UriComponentsBuilder.fromPath("/");
        add(address, "q", search.q());
        add(address, "kind", search.kind());
        add(address, "team", search.team());
        add(address, "venue", search.venue());
        add(address, "from", search.from());
        add(address, "to", search.to());
        add(address, "status", search.status());
        add(address, "page", Integer.toString(number));
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            // As a variable, so that whatever somebody looks for is encoded whole.
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }
}
