package io.grandstand.order;

import io.grandstand.booking.HoldId;
import io.grandstand.kernel.AccountId;
import org.jspecify.annotations.Nullable;

/** The wish to buy what is held. */
public record PlaceOrder(
        OrderId id,
        HoldId hold,
        AccountId account,
        @Nullable String admission) {}
