package io.grandstand.site.view;

/** The checkout of the payment company that is played here. */
public record SandboxPage(String paymentId, String orderHref, long amount, boolean open) {}
