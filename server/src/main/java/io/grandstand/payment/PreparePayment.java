package io.grandstand.payment;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Won;
import java.time.Instant;

/**
 * The wish to take this money.
 *
 * @param payUntil by when the payer must have said yes
 */
public record PreparePayment(
        PaymentId id,
        PaymentReference reference,
        AccountId account,
        PaymentMethod method,
        Won amount,
        Instant payUntil) {}
