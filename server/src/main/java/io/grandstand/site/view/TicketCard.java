package io.grandstand.site.view;

/**
 * A ticket as its owner shows it.
 *
 * @param numbered whether it is for one seat, not for any place in an area
 * @param code what a gate reads
 */
public record TicketCard(
        String ticketId, String orderId, Event event, String label, boolean numbered, String status, String code) {}
