package io.grandstand.order;

import io.grandstand.kernel.AccountId;
import io.grandstand.payment.PaymentId;
import io.grandstand.payment.PaymentMethod;
import org.jspecify.annotations.Nullable;

/** The wish to pay an order this way. */
public record PayOrder(
        OrderId order,
        PaymentId payment,
        AccountId account,
        PaymentMethod method,
        @Nullable String admission) {}
