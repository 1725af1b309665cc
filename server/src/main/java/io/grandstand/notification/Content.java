package io.grandstand.notification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a notice says, before it is put into words; kept as JSON. */
sealed interface Content {

    UUID orderId();

    Kind kind();

    /** How a notice is stored, and how the world sees its kind. */
    enum Kind {
        TICKET_BOUGHT("ticket-bought", TicketBought.class),
        PAYMENT_FAILED("payment-failed", PaymentNotTaken.class);

        private final String slug;
        private final Class<? extends Content> type;

        Kind(String slug, Class<? extends Content> type) {
            this.slug = slug;
            this.type = type;
        }

        String slug() {
            return slug;
        }

        Class<? extends Content> type() {
            return type;
        }
    }

    /** Tickets were issued. */
    record TicketBought(
            UUID orderId, long performanceId, String performance, Instant startsAt, List<String> seats, long total)
            implements Content {

        public TicketBought {
            seats = List.copyOf(seats);
        }

        @Override
        public Kind kind() {
            return Kind.TICKET_BOUGHT;
        }
    }

    /** A payment ended without money taken. */
    record PaymentNotTaken(UUID orderId, UUID paymentId, long amount, String reason) implements Content {

        @Override
        public Kind kind() {
            return Kind.PAYMENT_FAILED;
        }
    }
}
