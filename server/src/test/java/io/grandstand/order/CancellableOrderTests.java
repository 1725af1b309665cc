package io.grandstand.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.booking.HoldId;
import io.grandstand.catalog.FeeSchedule;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Won;
import io.grandstand.order.CancelTicketsResult.AlreadyCancelled;
import io.grandstand.order.CancelTicketsResult.AlreadyUsed;
import io.grandstand.order.CancelTicketsResult.NotBought;
import io.grandstand.order.CancelTicketsResult.OtherFee;
import io.grandstand.order.CancelTicketsResult.TooLate;
import io.grandstand.order.CancelTicketsResult.UnknownTickets;
import io.grandstand.order.CancellableOrder.Decision;
import io.grandstand.order.CancellableOrder.Decision.Cancel;
import io.grandstand.order.CancellableOrder.Decision.Refuse;
import io.grandstand.payment.PaymentId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a wish to cancel comes to, whatever the tickets are. */
class CancellableOrderTests {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final Instant START = Instant.parse("2026-12-19T09:30:00Z");
    /** Two days before, when 30 % are kept. */
    private static final Instant NOW = START.minus(Duration.ofDays(2));

    private static final Instant BOUGHT = START.minus(Duration.ofDays(20));
    private static final AccountId FAN = new AccountId(new UUID(0, 1));
    private static final OrderId ORDER = new OrderId(new UUID(0, 2));

    @Test
    void keepsTheFeeOfEachTicketThatIsNamed() {
        CancellableOrder order = order(TicketStatus.VALID, TicketStatus.VALID, TicketStatus.VALID);

        Cancel cancel = cancel(order, wish(0, 2));

        assertThat(cancel.tickets()).extracting(fee -> fee.ticket().id()).containsExactly(id(0), id(2));
        assertThat(cancel.fee()).isEqualTo(new Won(2 * 15_000));
        assertThat(cancel.refund()).isEqualTo(new Won(2 * 35_000));
        assertThat(order.leaves(cancel)).isTrue();
    }

    @Test
    void meansAllThatAreLeftWhereNoneIsNamed() {
        CancellableOrder order = order(TicketStatus.VALID, TicketStatus.CANCELLED, TicketStatus.VALID);

        Cancel cancel = cancel(order, wish());

        assertThat(cancel.tickets()).extracting(fee -> fee.ticket().id()).containsExactly(id(0), id(2));
        assertThat(order.leaves(cancel)).isFalse();
    }

    @Test
    void saysWhyNot() {
        assertThat(refusal(order(), wish())).isEqualTo(new NotBought(OrderStatus.COMPLETED));
        assertThat(refusal(order(TicketStatus.VALID), wish(0, 7))).isEqualTo(new UnknownTickets(Set.of(id(7))));
        assertThat(refusal(order(TicketStatus.CANCELLED, TicketStatus.VALID), wish(0, 1)))
                .isEqualTo(new AlreadyCancelled(Set.of(id(0))));
        assertThat(refusal(order(TicketStatus.CANCELLED, TicketStatus.CANCELLED), wish()))
                .isEqualTo(new AlreadyCancelled(Set.of(id(0), id(1))));
        assertThat(refusal(order(TicketStatus.USED, TicketStatus.VALID), wish()))
                .isEqualTo(new AlreadyUsed(Set.of(id(0))));
        assertThat(refusal(order(START, TicketStatus.VALID), wish())).isEqualTo(new TooLate(Optional.of(START)));
    }

    @Test
    void cancelsWhatIsLeftBesideAUsedTicket() {
        CancellableOrder order = order(TicketStatus.USED, TicketStatus.VALID);

        assertThat(cancel(order, wish(1)).tickets()).hasSize(1);
        assertThat(order.offered()).extracting(fee -> fee.ticket().id()).containsExactly(id(1));
    }

    @Test
    void cancelsNothingForAnotherFeeThanWasAgreed() {
        CancellableOrder order = order(TicketStatus.VALID);

        assertThat(refusal(order, agreed(10_000))).isEqualTo(new OtherFee(new Won(15_000), new Won(35_000)));
        assertThat(cancel(order, agreed(15_000)).fee()).isEqualTo(new Won(15_000));
    }

    @Test
    void offersNothingOnceItIsTooLate() {
        assertThat(order(START, TicketStatus.VALID).offered()).isEmpty();
        assertThat(order(TicketStatus.VALID).offered()).hasSize(1);
    }

    private static Cancel cancel(CancellableOrder order, CancelTickets wish) {
        Decision decision = order.decide(wish);
        assertThat(decision).isInstanceOf(Cancel.class);
        return (Cancel) decision;
    }

    private static CancelTicketsResult refusal(CancellableOrder order, CancelTickets wish) {
        Decision decision = order.decide(wish);
        assertThat(decision).isInstanceOf(Refuse.class);
        return ((Refuse) decision).why();
    }

    private static CancellableOrder order(TicketStatus... statuses) {
        return order(NOW, statuses);
    }

    private static CancellableOrder order(Instant now, TicketStatus... statuses) {
        var purchase = new Purchase(
                ORDER,
                FAN,
                new HoldId(new UUID(0, 3)),
                new PerformanceId(1),
                OrderState.COMPLETED,
                new Won(50_000L * statuses.length),
                Optional.of(new PaymentId(new UUID(0, 4))),
                BOUGHT,
                true,
                4,
                BOUGHT,
                false);
        List<Ticket> tickets = IntStream.range(0, statuses.length)
                .mapToObj(seat -> new Ticket(
                        id(seat),
                        ORDER,
                        FAN,
                        new PerformanceId(1),
                        new SeatNo(seat),
                        "R-" + seat,
                        new Won(50_000),
                        statuses[seat],
                        BOUGHT))
                .toList();
        return new CancellableOrder(purchase, tickets, new CancellationTerms(FeeSchedule.DEFAULT, SEOUL), START, now);
    }

    private static CancelTickets wish(int... seats) {
        Optional<Set<TicketId>> named = seats.length == 0
                ? Optional.empty()
                : Optional.of(Set.copyOf(
                        Arrays.stream(seats).mapToObj(CancellableOrderTests::id).toList()));
        return CancelTickets.byFan(new CancellationId(new UUID(0, 5)), ORDER, FAN, named, Optional.empty());
    }

    private static CancelTickets agreed(long fee) {
        return CancelTickets.byFan(
                new CancellationId(new UUID(0, 5)), ORDER, FAN, Optional.empty(), Optional.of(new Won(fee)));
    }

    private static TicketId id(int seat) {
        return new TicketId(new UUID(1, seat));
    }
}
