package io.grandstand.site.view;

/**
 * A ticket as its owner shows it.
 *
 * @param code what a gate reads
 */
public record TicketCard(String ticketId, String orderId, Event event, String label, String status, String code) {}
