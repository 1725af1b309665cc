package io.grandstand.payment;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Won;
import java.time.Instant;
import java.util.Optional;

/**
 * A payment as others see it.
 *
 * @param failure why no money was taken; only with {@link PaymentStatus#FAILED}
 * @param givenBack what has gone back so far; with {@link PaymentStatus#REFUNDED}, all of it
 * @param checkoutUrl where the payer goes, as long as they are awaited there
 */
public record PaymentView(
        PaymentId id,
        PaymentReference reference,
        AccountId account,
        PaymentMethod method,
        Won amount,
        PaymentStatus status,
        Optional<PaymentFailure> failure,
        Optional<String> checkoutUrl,
        Instant createdAt,
        Won givenBack) {}
