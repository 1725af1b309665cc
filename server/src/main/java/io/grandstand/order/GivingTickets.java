package io.grandstand.order;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.Performances;
import io.grandstand.identity.AddresseeResult;
import io.grandstand.identity.Addressees;
import io.grandstand.kernel.AccountId;
import java.time.Duration;
import org.springframework.stereotype.Service;

/** Gives tickets away: notes the wish first, so that nothing of it is lost, and then takes it as far as it goes. */
@Service
class GivingTickets {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Performances performances;
    private final Addressees addressees;
    private final GiftBook gifts;
    private final ProceedingGift proceeding;
    private final ReadingGifts reading;

    GivingTickets(
            Performances performances,
            Addressees addressees,
            GiftBook gifts,
            ProceedingGift proceeding,
            ReadingGifts reading) {
        this.performances = performances;
        this.addressees = addressees;
        this.gifts = gifts;
        this.proceeding = proceeding;
        this.reading = reading;
    }

    /**
     * In this order: another host's performance, the id was used, whom the address reaches, and what its lane says. The same
     * wish again has the same answer, whatever has become of the guest's account.
     */
    GiveTicketsResult give(GiveTickets command) {
        if (!hosts(command.performance(), command.host())) {
            return new GiveTicketsResult.UnknownPerformance();
        }
        return gifts.find(command.id()).map(gift -> goOn(command, gift)).orElseGet(() -> begin(command));
    }

    private boolean hosts(PerformanceId performance, AccountId host) {
        return performances
                .find(performance)
                .map(PerformanceTerms::host)
                .filter(host::equals)
                .isPresent();
    }

    private GiveTicketsResult begin(GiveTickets command) {
        return switch (addressees.find(command.guest(), command.host())) {
            case AddresseeResult.Found(var guest) ->
                gifts.insert(command, guest.id())
                        .or(() -> gifts.find(command.id()))
                        .map(gift -> goOn(command, gift))
                        // One of this id was forgotten in this moment.
                        .orElseGet(() -> new GiveTicketsResult.Busy(SOON));
            case AddresseeResult.Unknown _ -> new GiveTicketsResult.UnknownGuest();
            case AddresseeResult.Unconfirmed _ -> new GiveTicketsResult.UnconfirmedGuest();
            case AddresseeResult.TooMany(Duration retryAfter) -> new GiveTicketsResult.TooManyUnknown(retryAfter);
        };
    }

    private GiveTicketsResult goOn(GiveTickets command, Gift gift) {
        if (!gift.is(command)) {
            return new GiveTicketsResult.IdReused();
        }
        return proceeding
                .proceed(gift)
                .<GiveTicketsResult>map(refused -> refused)
                .orElseGet(() -> new GiveTicketsResult.Given(reading.one(command.id())));
    }
}
