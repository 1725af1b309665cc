package io.grandstand.waitingroom;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How waiting rooms are watched live.
 *
 * @param max streams and sockets that this process serves; each has a connection, of which bookings need theirs. Who gets
 *     none polls
 * @param perAccountMax of them, those of one account
 * @param perAddressMax of them, those that an address may have without an account
 * @param pushEvery how often a room that somebody watches is looked at; nobody is told more often
 * @param heartbeat how long a stream is silent before it says that it is still there
 * @param life how long a stream lasts at most; it ends up to a quarter sooner, so that those who came together do not come
 *     back together
 * @param lookEvery how often the line is asked about somebody who was called, and only then
 */
@Validated
@ConfigurationProperties("grandstand.waitingroom.streams")
record RoomStreamSettings(
        @DefaultValue("2000") @Min(1) @Max(1_000_000) int max,
        @DefaultValue("20") @Min(1) @Max(10_000) int perAccountMax,
        @DefaultValue("100") @Min(1) @Max(1_000_000) int perAddressMax,

        @DefaultValue("500ms") @DurationMin(millis = 50) @DurationMax(seconds = 10)
        Duration pushEvery,

        @DefaultValue("15s") @DurationMin(seconds = 1) @DurationMax(minutes = 1)
        Duration heartbeat,

        @DefaultValue("30m") @DurationMin(seconds = 10) @DurationMax(hours = 12)
        Duration life,

        @DefaultValue("5s") @DurationMin(seconds = 1) @DurationMax(minutes = 1)
        Duration lookEvery) {}
