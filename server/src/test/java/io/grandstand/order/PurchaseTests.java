package io.grandstand.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.booking.HoldId;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Won;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which orders can be paid, and what is seen of them. */
class PurchaseTests {

    @ParameterizedTest
    @EnumSource
    void onlyAnOrderThatNobodyPaysCanBePaid(OrderState state) {
        assertThat(order(state, false).refusesPayment())
                .isEqualTo(
                        switch (state) {
                            case CREATED -> Optional.empty();
                            case PAYING, UNPAYING -> Optional.of(new PayOrderResult.AlreadyPaying());
                            case CONFIRMING, REFUNDING, COMPLETED -> Optional.of(new PayOrderResult.AlreadyPaid());
                            case GIVING_UP, CANCELLED ->
                                Optional.of(new PayOrderResult.NotPayable(OrderStatus.CANCELLED));
                            case EXPIRED -> Optional.of(new PayOrderResult.NotPayable(OrderStatus.EXPIRED));
                            case FAILED -> Optional.of(new PayOrderResult.NotPayable(OrderStatus.FAILED));
                        });
    }

    @ParameterizedTest
    @EnumSource
    void onlyAnUnpaidOrderExpiresByTimeAlone(OrderState state) {
        OrderStatus seen =
                order(state, true).view(List.of(), List.of(), Won.ZERO).status();
        assertThat(seen).isEqualTo(state == OrderState.CREATED ? OrderStatus.EXPIRED : state.shown());
    }

    private static Purchase order(OrderState state, boolean overdue) {
        return new Purchase(
                new OrderId(UUID.randomUUID()),
                new AccountId(UUID.randomUUID()),
                new HoldId(UUID.randomUUID()),
                new PerformanceId(1),
                state,
                new Won(50_000),
                Optional.empty(),
                Instant.EPOCH,
                overdue,
                1,
                Instant.EPOCH,
                false);
    }
}
