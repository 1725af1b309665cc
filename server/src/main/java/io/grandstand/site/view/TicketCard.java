package io.grandstand.site.view;

import org.jspecify.annotations.Nullable;

/**
 * A ticket as its owner shows it.
 *
 * @param numbered whether it is for one seat, not for any place in an area
 * @param code what a gate reads; none once the ticket is cancelled
 * @param qr the same as a picture; none once the ticket opens no gate any more
 */
public record TicketCard(
        String ticketId,
        String orderId,
        Event event,
        String label,
        boolean numbered,
        String status,
        @Nullable String code,
        @Nullable QrCode qr) {}
