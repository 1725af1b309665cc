package io.grandstand.order;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Takes a gift back: its tickets are cancelled as any are, and no money moves. */
@Service
class TakingGiftBack {

    private final GiftBook gifts;
    private final ProceedingGift proceeding;
    private final Cancellations cancellations;
    private final Ids ids;
    private final MeterRegistry metrics;

    TakingGiftBack(
            GiftBook gifts, ProceedingGift proceeding, Cancellations cancellations, Ids ids, MeterRegistry metrics) {
        this.gifts = gifts;
        this.proceeding = proceeding;
        this.cancellations = cancellations;
        this.ids = ids;
        this.metrics = metrics;
    }

    TakeBackResult takeBack(GiftId id, PerformanceId performance, AccountId host) {
        Optional<Gift> found = gifts.find(id)
                .filter(gift ->
                        gift.performance().equals(performance) && gift.host().equals(host));
        if (found.isEmpty()) {
            return new TakeBackResult.UnknownGift();
        }
        // One whose host was told that it is busy may be given by now; one that is not must not be given by this.
        return proceeding.settle(found.get()).map(why -> notGiven(id, why)).orElseGet(() -> cancel(found.get()));
    }

    /** One whose time was over has just been forgotten. */
    private TakeBackResult notGiven(GiftId id, GiveTicketsResult.Refused why) {
        return why instanceof GiveTicketsResult.Busy(var retryAfter)
                        && gifts.find(id).isPresent()
                ? new TakeBackResult.Busy(retryAfter)
                : new TakeBackResult.UnknownGift();
    }

    private TakeBackResult cancel(Gift gift) {
        var wish = new CancelTickets(
                new CancellationId(ids.next()),
                gift.order(),
                gift.guest(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(gift.host()));
        return switch (cancellations.cancel(wish)) {
            case CancelTicketsResult.Cancelled _ -> {
                metrics.counter(WritingGift.METRIC, "outcome", "taken-back").increment();
                yield new TakeBackResult.TakenBack();
            }
            case CancelTicketsResult.AlreadyCancelled _ -> new TakeBackResult.TakenBack();
            case CancelTicketsResult.AlreadyUsed _ -> new TakeBackResult.AlreadyUsed();
            case CancelTicketsResult.TooLate _ -> new TakeBackResult.TooLate();
            case CancelTicketsResult.UnknownOrder other -> throw never(gift, other);
            case CancelTicketsResult.UnknownTickets other -> throw never(gift, other);
            case CancelTicketsResult.IdReused other -> throw never(gift, other);
            case CancelTicketsResult.NotBought other -> throw never(gift, other);
            case CancelTicketsResult.OtherFee other -> throw never(gift, other);
        };
    }

    private static IllegalStateException never(Gift gift, CancelTicketsResult.Refused refused) {
        return new IllegalStateException("no gift is kept so: gift %s, %s".formatted(gift.id(), refused));
    }
}
