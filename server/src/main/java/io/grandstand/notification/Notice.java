package io.grandstand.notification;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that an account was told, in the words of a language.
 *
 * @param kind what it is about: {@code ticket-bought}, {@code payment-failed}
 * @param orderId the purchase that it is about
 */
public record Notice(NoticeId id, String kind, String title, String body, UUID orderId, Instant at, boolean read) {}
