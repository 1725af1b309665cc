package io.grandstand.site;

import io.grandstand.booking.SeatAvailability;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.PerformanceView;
import io.grandstand.catalog.Performances;
import io.grandstand.catalog.Poster;
import io.grandstand.catalog.ShowKind;
import io.grandstand.catalog.ShowView;
import io.grandstand.catalog.Team;
import io.grandstand.catalog.VenueView;
import io.grandstand.site.view.Card;
import io.grandstand.site.view.Sale;
import io.grandstand.site.view.Words;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts together what the catalogue knows of a performance and what booking knows, for people to read. */
@Component
class Cards {

    private final SeatAvailability availability;
    private final Performances performances;
    private final InstantSource clock;

    Cards(SeatAvailability availability, Performances performances, InstantSource clock) {
        this.availability = availability;
        this.performances = performances;
        this.clock = clock;
    }

    Card of(PerformanceView view, Words words) {
        return of(List.of(view), words).getFirst();
    }

    List<Card> of(Collection<PerformanceView> views, Words words) {
        Map<PerformanceId, Integer> left =
                availability.left(views.stream().map(PerformanceView::id).collect(Collectors.toUnmodifiableSet()));
        Instant now = clock.instant();
        return views.stream().map(view -> card(view, words, left, now)).toList();
    }

    private Card card(PerformanceView view, Words words, Map<PerformanceId, Integer> left, Instant now) {
        return new Card(
                view.id().value(),
                view.show().kind() == ShowKind.GAME,
                title(view, words),
                view.show().artist().orElse(null),
                view.show().poster().map(Cards::picture).orElse(null),
                venue(view, words),
                view.startsAt(),
                view.salesFrom(),
                Sale.at(now, view.salesFrom(), view.salesUntil(), view.cancelled()),
                performances
                        .find(view.id())
                        .flatMap(PerformanceTerms::waitingRoom)
                        .isPresent(),
                view.seatsForSale(),
                left.get(view.id()),
                view.priceMin().amount(),
                view.priceMax().amount());
    }

    static Card.Picture picture(Poster poster) {
        return new Card.Picture(
                poster.address(Poster.Size.WHOLE), poster.address(Poster.Size.SMALL), poster.width(), poster.height());
    }

    /** A game is named by its clubs, so that it has a name in both languages. */
    static String title(PerformanceView view, Words words) {
        return title(view.show(), words);
    }

    static String title(ShowView show, Words words) {
        if (show.home().isPresent() && show.away().isPresent()) {
            return words.say(
                    "game.title",
                    name(show.home().get(), words),
                    name(show.away().get(), words));
        }
        return show.title();
    }

    static String venue(PerformanceView view, Words words) {
        return venue(view.venue(), words);
    }

    static String venue(VenueView venue, Words words) {
        return words == Words.ENGLISH ? venue.nameEn() : venue.name();
    }

    static String name(Team team, Words words) {
        return words == Words.ENGLISH ? team.nameEn() : team.name();
    }
}
