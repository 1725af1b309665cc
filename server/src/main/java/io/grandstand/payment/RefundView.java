package io.grandstand.payment;

import io.grandstand.kernel.Won;

/**
 * A part of a payment that goes back, as others see it.
 *
 * @param done whether it has arrived
 */
public record RefundView(RefundId id, Won amount, boolean done) {}
