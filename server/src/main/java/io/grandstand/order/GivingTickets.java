package io.grandstand.order;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.Performances;
import io.grandstand.identity.Account;
import io.grandstand.identity.Accounts;
import io.grandstand.kernel.AccountId;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Gives tickets away: notes the wish first, so that nothing of it is lost, and then takes it as far as it goes. */
@Service
class GivingTickets {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Performances performances;
    private final Accounts accounts;
    private final GiftBook gifts;
    private final ProceedingGift proceeding;
    private final ReadingGifts reading;

    GivingTickets(
            Performances performances,
            Accounts accounts,
            GiftBook gifts,
            ProceedingGift proceeding,
            ReadingGifts reading) {
        this.performances = performances;
        this.accounts = accounts;
        this.gifts = gifts;
        this.proceeding = proceeding;
        this.reading = reading;
    }

    /** In this order: another host's performance, no such guest, the id was used, and what its lane says. */
    GiveTicketsResult give(GiveTickets command) {
        if (!hosts(command.performance(), command.host())) {
            return new GiveTicketsResult.UnknownPerformance();
        }
        return accounts.findByEmail(command.guest())
                .map(Account::id)
                .map(guest -> give(command, guest))
                .orElseGet(GiveTicketsResult.UnknownGuest::new);
    }

    private boolean hosts(PerformanceId performance, AccountId host) {
        return performances
                .find(performance)
                .map(PerformanceTerms::host)
                .filter(host::equals)
                .isPresent();
    }

    private GiveTicketsResult give(GiveTickets command, AccountId guest) {
        Optional<Gift> gift = gifts.insert(command, guest).or(() -> gifts.find(command.id()));
        if (gift.isEmpty()) {
            // One of this id was forgotten in this moment.
            return new GiveTicketsResult.Busy(SOON);
        }
        if (!gift.get().is(command, guest)) {
            return new GiveTicketsResult.IdReused();
        }
        return proceeding
                .proceed(gift.get())
                .<GiveTicketsResult>map(refused -> refused)
                .orElseGet(() -> new GiveTicketsResult.Given(reading.one(command.id())));
    }
}
