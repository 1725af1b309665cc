package io.grandstand.site;

import io.grandstand.catalog.Catalogue;
import io.grandstand.catalog.PerformanceQuery;
import io.grandstand.catalog.PerformanceStatus;
import io.grandstand.catalog.Teams;
import io.grandstand.kernel.PageRequest;
import io.grandstand.site.view.Card;
import io.grandstand.site.view.Frame;
import io.grandstand.site.view.HomePage;
import io.grandstand.site.view.Search;
import io.grandstand.site.view.Search.Option;
import io.grandstand.site.view.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Finds what somebody looks for on the front page. */
@Component
class Searching {

    static final int CARDS_MAX = 24;
    static final int OPENING_MAX = 3;

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
        return new HomePage(search, search.empty() && page.page() == 0 ? opening(words) : List.of(), results);
    }

    private List<Card> opening(Words words) {
        var soon = new PerformanceQuery(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(PerformanceStatus.SCHEDULED),
                Optional.empty(),
                PerformanceQuery.Sort.SALES_FIRST);
        return cards.of(catalogue.search(soon, new PageRequest(0, OPENING_MAX)).items(), words);
    }

    private Search search(SearchForm form, Words words) {
        var venues = catalogue.venues(Optional.empty(), Optional.empty(), new PageRequest(0, PageRequest.SIZE_MAX));
        return new Search(
                form.words(" "),
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
