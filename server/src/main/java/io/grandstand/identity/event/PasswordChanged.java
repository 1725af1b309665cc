package io.grandstand.identity.event;

import io.grandstand.outbox.IntegrationEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * An account has a new password.
 *
 * @param byLink whether by a link for who forgot the old one, and not by who knew it
 */
public record PasswordChanged(UUID eventId, Instant at, UUID accountId, boolean byLink) implements IntegrationEvent {

    public static final String TOPIC = "identity.password-changed.v1";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return accountId.toString();
    }
}
