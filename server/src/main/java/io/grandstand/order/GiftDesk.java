package io.grandstand.order;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import java.util.SortedSet;
import org.springframework.stereotype.Service;

/** Where hosts come with gifts. */
@Service
class GiftDesk implements Gifts {

    private final GivingTickets giving;
    private final TakingGiftBack takingBack;
    private final ReadingGifts reading;

    GiftDesk(GivingTickets giving, TakingGiftBack takingBack, ReadingGifts reading) {
        this.giving = giving;
        this.takingBack = takingBack;
        this.reading = reading;
    }

    @Override
    public GiveTicketsResult give(GiveTickets command) {
        return giving.give(command);
    }

    @Override
    public TakeBackResult takeBack(GiftId id, PerformanceId performance, AccountId host) {
        return takingBack.takeBack(id, performance, host);
    }

    @Override
    public int ticketsOf(PerformanceId performance) {
        return reading.ticketsOf(performance);
    }

    @Override
    public Page<GiftView> of(PerformanceId performance, PageRequest page) {
        return reading.of(performance, page);
    }

    @Override
    public SortedSet<SeatNo> seatsOf(PerformanceId performance) {
        return reading.seatsOf(performance);
    }

    @Override
    public SortedSet<SeatNo> seatsOf(PerformanceId performance, AccountId guest) {
        return reading.seatsOf(performance, guest);
    }
}
