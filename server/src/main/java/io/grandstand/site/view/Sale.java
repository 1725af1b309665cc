package io.grandstand.site.view;

import java.time.Instant;
import java.util.Optional;

/** Whether something can be bought now. */
public enum Sale {
    /** Opens later. */
    SOON("soon"),
    OPEN("open"),
    OVER("over"),
    CANCELLED("cancelled");

    private final String label;

    Sale(String label) {
        this.label = label;
    }

    public static Sale at(Instant now, Instant from, Instant until, boolean cancelled) {
        if (cancelled) {
            return CANCELLED;
        }
        if (now.isBefore(from)) {
            return SOON;
        }
        return now.isBefore(until) ? OPEN : OVER;
    }

    /** When it opens or ends; empty where it has ended. */
    public static Optional<Instant> next(Instant now, Instant from, Instant until, boolean cancelled) {
        return switch (at(now, from, until, cancelled)) {
            case SOON -> Optional.of(from);
            case OPEN -> Optional.of(until);
            case OVER, CANCELLED -> Optional.empty();
        };
    }

    /** The ending of its word's key and of its style's name. */
    public String label() {
        return label;
    }
}
