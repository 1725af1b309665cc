package io.grandstand.notification;

import io.grandstand.catalog.PerformanceId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that an account was told, in the words of a language.
 *
 * @param kind what it is about: {@code ticket-bought}, {@code payment-failed}, {@code turn-came},
 *     {@code tickets-cancelled}, {@code tickets-given}, {@code tickets-returned}, {@code tickets-taken-back},
 *     {@code password-asked}, {@code password-changed}
 * @param order the purchase that it is about, if it is about one
 * @param line the performance whose line it is about, if it is about one
 */
public record Notice(
        NoticeId id,
        String kind,
        String title,
        String body,
        Optional<UUID> order,
        Optional<PerformanceId> line,
        Instant at,
        boolean read) {}
