package io.grandstand.site.view;

import java.time.Instant;

/** The checkout of the payment company that is played here. */
public record SandboxPage(String paymentId, String orderHref, long amount, Instant payUntil, boolean open) {}
