package io.grandstand.booking.availability;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.grandstand.booking.AreaLeft;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.Performances;
import io.grandstand.catalog.SeatingPlan.CategoryOfPlan;
import io.grandstand.kernel.Won;
import java.time.Duration;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How much is left at each price, for a crowd that wonders what will be left for it: counted once a second at most. */
@Component
public class LeftByPrice {

    /** How old a count may be; whoever answers it lets it be kept for as long again. */
    private static final Duration AGE_MAX = Duration.ofSeconds(1);

    private static final int PERFORMANCES_MAX = 1_000;

    /** One price class that is for sale. */
    public record Left(int categoryId, String name, long price, int left) {}

    private final SeatPictures pictures;
    private final Performances performances;
    private final LoadingCache<PerformanceId, Optional<List<Left>>> counted;

    LeftByPrice(SeatPictures pictures, Performances performances) {
        this.pictures = pictures;
        this.performances = performances;
        this.counted = Caffeine.newBuilder()
                .expireAfterWrite(AGE_MAX)
                .maximumSize(PERFORMANCES_MAX)
                .build(this::count);
    }

    /** The dearest first; empty where there is no such performance. */
    public Optional<List<Left>> of(PerformanceId performance) {
        return counted.get(performance);
    }

    private Optional<List<Left>> count(PerformanceId performance) {
        PerformanceTerms terms = performances.find(performance).orElse(null);
        return terms == null
                ? Optional.empty()
                : pictures.snapshot(performance).map(seen -> count(terms, pictures.free(performance), seen.areas()));
    }

    static List<Left> count(PerformanceTerms terms, BitSet free, List<AreaLeft> areas) {
        var plan = terms.plan();
        int[] left = new int[plan.categories().size()];
        free.stream()
                .filter(seat -> seat < plan.seats().size())
                .forEach(seat -> left[plan.seats().get(seat).category()]++);
        for (AreaLeft area : areas) {
            plan.area(area.area()).ifPresent(found -> left[found.category()] += area.left());
        }
        return plan.categories().stream()
                .flatMap(category -> left(terms, category, left[category.index()]).stream())
                .sorted(Comparator.comparingLong(Left::price).reversed().thenComparingInt(Left::categoryId))
                .toList();
    }

    private static Optional<Left> left(PerformanceTerms terms, CategoryOfPlan category, int left) {
        return terms.prices()
                .get(category.index())
                .map(Won::amount)
                .map(price -> new Left(category.index(), category.name(), price, left));
    }
}
