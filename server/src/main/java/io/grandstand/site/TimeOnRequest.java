package io.grandstand.site;

import io.grandstand.booking.HoldStatus;
import io.grandstand.booking.HoldView;
import io.grandstand.booking.LengthenResult.Word;
import io.grandstand.booking.MoreTime;
import io.grandstand.booking.SeatHolds;
import io.grandstand.catalog.Performances;
import io.grandstand.kernel.Ids;
import io.grandstand.order.OrderStatus;
import io.grandstand.order.OrderView;
import io.grandstand.site.view.MoreTimeForm;
import io.grandstand.site.view.Words;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What more time a fan can ask for. */
@Component
class TimeOnRequest {

    private final SeatHolds holds;
    private final Performances performances;
    private final Ids ids;

    TimeOnRequest(SeatHolds holds, Performances performances, Ids ids) {
        this.holds = holds;
        this.performances = performances;
        this.ids = ids;
    }

    /** Empty where there is none to ask for. */
    Optional<MoreTimeForm> of(OrderView order, Words words) {
        return Optional.of(order)
                .filter(unpaid -> unpaid.status() == OrderStatus.CREATED)
                .flatMap(unpaid -> holds.find(unpaid.hold()))
                .filter(hold -> hold.status() == HoldStatus.HELD && !hold.lengthened())
                .flatMap(this::offered)
                .map(time -> new MoreTimeForm(
                        "/orders/" + order.id() + "/more-time",
                        order.hold().toString(),
                        ids.next().toString(),
                        words(time, words)));
    }

    private Optional<Duration> offered(HoldView hold) {
        return performances
                .find(hold.performance())
                .flatMap(terms -> MoreTime.until(hold.since(), hold.until(), terms))
                .map(until -> Duration.between(hold.until(), until));
    }

    /**
     * What became of a wish, as an address has it: the key of its words. That there is more time is true as long as it is to
     * be paid, and an address stays in the browser for longer.
     */
    static Optional<String> said(@Nullable String slug, OrderStatus status) {
        return Stream.of(Word.values())
                .filter(word -> word.slug().equals(slug))
                .filter(word ->
                        status == OrderStatus.CREATED || (word != Word.GIVEN && status != OrderStatus.COMPLETED))
                .map(word -> word == Word.GIVEN ? "more-time.given" : "js.more-time." + word.slug())
                .findFirst();
    }

    static String words(Duration time, Words words) {
        long seconds = time.toSeconds();
        return seconds % 60 == 0
                ? words.say("more-time.minutes", seconds / 60)
                : words.say("more-time.seconds", seconds);
    }
}
