package io.grandstand.notification;

import io.grandstand.catalog.PerformanceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a notice says, before it is put into words; kept as JSON. */
sealed interface Content {

    /** The purchase that it is about, if it is about one. */
    default Optional<UUID> order() {
        return Optional.empty();
    }

    /** The line that it is about, if it is about one. */
    default Optional<PerformanceId> line() {
        return Optional.empty();
    }

    Kind kind();

    /** How a notice is stored, and how the world sees its kind. */
    enum Kind {
        TICKET_BOUGHT("ticket-bought", TicketBought.class),
        PAYMENT_FAILED("payment-failed", PaymentNotTaken.class),
        TURN_CAME("turn-came", TurnCame.class),
        TICKETS_CANCELLED("tickets-cancelled", TicketsGivenBack.class),
        TICKETS_GIVEN("tickets-given", OfGift.class),
        TICKETS_RETURNED("tickets-returned", OfGift.class),
        TICKETS_TAKEN_BACK("tickets-taken-back", OfGift.class),
        PASSWORD_ASKED("password-asked", PasswordAsked.class),
        PASSWORD_CHANGED("password-changed", PasswordRenewed.class);

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
        public Optional<UUID> order() {
            return Optional.of(orderId);
        }

        @Override
        public Kind kind() {
            return Kind.TICKET_BOUGHT;
        }
    }

    /** A payment ended without money taken. */
    record PaymentNotTaken(UUID orderId, UUID paymentId, long amount, String reason) implements Content {

        @Override
        public Optional<UUID> order() {
            return Optional.of(orderId);
        }

        @Override
        public Kind kind() {
            return Kind.PAYMENT_FAILED;
        }
    }

    /**
     * Tickets were cancelled, and what was paid for them goes back, less the fee.
     *
     * @param othersStay whether the order has others that were not; not so where the field is missing
     */
    record TicketsGivenBack(
            UUID orderId,
            long performanceId,
            String performance,
            Instant startsAt,
            List<String> seats,
            long fee,
            long refund,
            boolean othersStay)
            implements Content {

        public TicketsGivenBack {
            seats = List.copyOf(seats);
        }

        @Override
        public Optional<UUID> order() {
            return Optional.of(orderId);
        }

        @Override
        public Kind kind() {
            return Kind.TICKETS_CANCELLED;
        }
    }

    /**
     * A host gave tickets away, or they are the house's again.
     *
     * @param kind which of it, in one of the kinds of this type
     */
    record OfGift(Kind kind, UUID orderId, long performanceId, String performance, Instant startsAt, List<String> seats)
            implements Content {

        public OfGift {
            seats = List.copyOf(seats);
        }

        @Override
        public Optional<UUID> order() {
            return Optional.of(orderId);
        }
    }

    /** A link to a new password was sent; the link itself is in no notice. */
    record PasswordAsked(int validMinutes) implements Content {

        @Override
        public Kind kind() {
            return Kind.PASSWORD_ASKED;
        }
    }

    /** The account has a new password. */
    record PasswordRenewed(boolean byLink) implements Content {

        @Override
        public Kind kind() {
            return Kind.PASSWORD_CHANGED;
        }
    }

    /** A fan was called from a line and was not there. */
    record TurnCame(long performanceId, String performance, long number) implements Content {

        @Override
        public Optional<PerformanceId> line() {
            return Optional.of(new PerformanceId(performanceId));
        }

        @Override
        public Kind kind() {
            return Kind.TURN_CAME;
        }
    }
}
