package io.grandstand.order;

import java.time.Instant;
import java.util.Locale;

/** Something that happened to an order, as its buyer is told. */
public record OrderStep(What what, Instant at) {

    /** What happened. */
    public enum What {
        PLACED,
        /** By the host, with its tickets. */
        GIVEN,
        PAYMENT_BEGUN,
        PAYMENT_FAILED,
        PAID,
        TICKETS_ISSUED,
        /** It was paid, and the seats were gone after all. */
        SEATS_GONE,
        MONEY_BACK,
        GIVEN_UP,
        TIME_RAN_OUT,
        /** The last ticket of it. */
        TICKETS_CANCELLED,
        /** The last ticket of it, by the host who gave it. */
        TAKEN_BACK;

        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
