package io.grandstand.order;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Where others come with orders. */
@Service
class OrderDesk implements Orders {

    private final PlacingOrder placing;
    private final PayingOrder paying;
    private final GivingUpOrder givingUp;
    private final OrderBook book;
    private final OrderReading reading;
    private final TicketCodes codes;

    OrderDesk(
            PlacingOrder placing,
            PayingOrder paying,
            GivingUpOrder givingUp,
            OrderBook book,
            OrderReading reading,
            TicketCodes codes) {
        this.placing = placing;
        this.paying = paying;
        this.givingUp = givingUp;
        this.book = book;
        this.reading = reading;
        this.codes = codes;
    }

    @Override
    public PlaceOrderResult place(PlaceOrder command) {
        return placing.place(command);
    }

    @Override
    public PayOrderResult pay(PayOrder command) {
        return paying.pay(command);
    }

    @Override
    public GiveUpResult giveUp(OrderId id, AccountId account) {
        return givingUp.giveUp(id, account);
    }

    @Override
    public Optional<OrderView> find(OrderId id, AccountId account) {
        return book.find(id, account).map(reading::view);
    }

    @Override
    public List<OrderView> unpaid(AccountId account, PerformanceId performance) {
        return reading.unpaid(account, performance);
    }

    @Override
    public Page<OrderView> of(AccountId account, PageRequest page) {
        return reading.of(account, page);
    }

    @Override
    public Page<Ticket> ticketsOf(AccountId account, PageRequest page) {
        return reading.ticketsOf(account, page);
    }

    @Override
    public Optional<String> code(Ticket ticket) {
        return ticket.status() == TicketStatus.CANCELLED
                ? Optional.empty()
                : Optional.of(codes.sign(new TicketCodes.Claim(ticket.id(), ticket.performance(), ticket.place())));
    }

    @Override
    public Sales sales(PerformanceId performance) {
        return reading.sales(performance);
    }
}
