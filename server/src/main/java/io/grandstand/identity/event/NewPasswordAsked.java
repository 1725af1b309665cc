package io.grandstand.identity.event;

import io.grandstand.outbox.IntegrationEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who said that they had forgotten an account's password was sent a link to its e-mail address.
 *
 * @param validMinutes how long that link is good for
 */
public record NewPasswordAsked(UUID eventId, Instant at, UUID accountId, int validMinutes) implements IntegrationEvent {

    public static final String TOPIC = "identity.new-password-asked.v1";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String key() {
        return accountId.toString();
    }
}
