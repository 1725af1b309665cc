package io.grandstand.outbox;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How events are relayed and how long traces of them are kept.
 *
 * @param poll how long an event of another process may wait until the relay looks
 * @param kept how long published events are kept at least, for a broker that loses what it had not synced
 * @param inboxKept how long consumers remember what they have done; longer than Kafka keeps a message
 * @param ackWait how long the relay waits for the broker before it starts again with a new connection
 */
@ConfigurationProperties("grandstand.outbox")
@Validated
record OutboxSettings(
        @DefaultValue("200ms") @DurationMin(millis = 10) @DurationMax(seconds = 10)
        Duration poll,

        @DefaultValue("1d") @DurationMin(days = 1) @DurationMax(days = 30)
        Duration kept,

        @DefaultValue("10d") @DurationMin(days = 8) @DurationMax(days = 90)
        Duration inboxKept,

        @DefaultValue("30s") @DurationMin(seconds = 5) @DurationMax(minutes = 5)
        Duration ackWait) {}
