package io.grandstand.payment;

import java.util.Locale;

/** Why a payment took no money. */
public enum PaymentFailure {
    INSUFFICIENT_BALANCE("The wallet does not hold enough."),
    DECLINED("The payment was declined."),
    NO_LONGER_WANTED("What was to be paid is no longer to be had; no money was taken."),
    PAYER_TOO_LATE("The payment was not made in time."),
    GIVEN_UP("The payment was given up.");

    private final String message;

    PaymentFailure(String message) {
        this.message = message;
    }

    /** In English, for whoever reads the interface; pages translate by {@link #slug}. */
    public String message() {
        return message;
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
