package io.grandstand.site;

import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.ranking.Measure;
import io.grandstand.ranking.Ranked;
import io.grandstand.ranking.Rankings;
import io.grandstand.site.view.Card;
import io.grandstand.site.view.Frame;
import io.grandstand.site.view.RankingPage;
import io.grandstand.site.view.RankingPage.Place;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What is booked most, and what is being bought now. */
@Controller
@Framed
@RunsIn(Role.SITE)
class RankingPages {

    private final Pages pages;
    private final Rankings rankings;
    private final Cards cards;

    RankingPages(Pages pages, Rankings rankings, Cards cards) {
        this.pages = pages;
        this.rankings = rankings;
        this.cards = cards;
    }

    /** People edit addresses: a measure that there is not does not matter. */
    @GetMapping("/ranking")
    ModelAndView ranking(
            @RequestParam @Nullable String by, @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        Measure measure = Measure.of(by == null ? "" : by).orElse(Measure.SHARE);
        List<Ranked> places = rankings.by(measure);
        List<Card> shown = cards.of(places.stream().map(Ranked::performance).toList(), frame.words());
        return pages.open(
                "ranking",
                new RankingPage(
                        measure.word(),
                        IntStream.range(0, places.size())
                                .mapToObj(place -> place(places.get(place), shown.get(place)))
                                .toList()));
    }

    private static Place place(Ranked ranked, Card card) {
        return new Place(ranked.rank(), card, ranked.share(), ranked.lastHour());
    }
}
