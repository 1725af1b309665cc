package io.grandstand.kernel;

import java.util.Locale;

/** A kind of work that a process can open its doors for. Every role is right when it runs in any number of processes. */
public enum Role {
    SITE("pages for fans"),
    IDENTITY_API("accounts and tokens"),
    CATALOG_API("finding something"),
    HOST_API("hosting"),
    WAITINGROOM("the line before a performance"),
    BOOKING_API("seat maps, availability and holds"),
    ORDER_API("orders, payments, wallets and tickets"),
    NOTIFICATION_API("the inbox"),
    ADMIN_API("operators' calls"),
    OUTBOX_RELAY("events from the outbox to Kafka"),
    NOTIFICATION_CONSUMER("notices to people"),
    RANKING_CONSUMER("counting of what is bought most"),
    ORDER_CONSUMER("payment events that the direct call may have missed"),
    BOOKING_CONSUMER("holds that are decided later"),
    BOOKING_JOBS("sweeping of what is due, comparing of versions"),
    ORDER_JOBS("orders that are late"),
    PAYMENT_JOBS("payments whose outcome is unknown"),
    WAITINGROOM_JOBS("parking of no-shows, freeing of abandoned admissions"),
    IDENTITY_JOBS("letters with links and codes, dropping of expired sessions");

    private final String purpose;

    Role(String purpose) {
        this.purpose = purpose;
    }

    public String purpose() {
        return purpose;
    }

    /** The name in configuration and on the command line: {@code booking-api}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
