package io.grandstand.booking;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How seats are booked here.
 *
 * @param checkoutTime a payment that is begun has at least this long, once per hold
 * @param declinedGrace a payment that was declined leaves at least this long to pay in another way, once per hold
 */
@Validated
@ConfigurationProperties("grandstand.booking")
public record BookingSettings(
        @DefaultValue("3m") @DurationMin(seconds = 10) @DurationMax(minutes = 30)
        Duration checkoutTime,

        @DefaultValue("30s") @DurationMin(seconds = 1) @DurationMax(minutes = 5)
        Duration declinedGrace,

        @Valid @DefaultValue Lane lane,
        @Valid @DefaultValue Writers writers,
        @Valid @DefaultValue Sweep sweep,
        @Valid @DefaultValue Availability availability,
        @Valid @DefaultValue Later later) {

    /** Whoever leases work in which a lane is asked counts on hearing from it within this. */
    public static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(Lane.ANSWER_WAIT_SECONDS_MAX);

    /**
     * The queue before a writer.
     *
     * @param queueMax commands that wait for a writer; one more is told at once that it is too busy
     * @param batchMax commands in one transaction
     * @param bearableWait a wish for seats that would wait longer than that is refused
     * @param wishWait how long a fan waits for what a wish for seats comes to; shorter than the ten seconds of our pages
     * @param answerWait how long whoever moves a hold on waits for what that comes to
     * @param retryAfter when to try again, at the soonest, where it was too busy; spread over three times as long, and the
     *     more are refused, over up to thirty times
     */
    public record Lane(
            @DefaultValue("20000") @Min(1) @Max(1_000_000) int queueMax,
            @DefaultValue("256") @Min(1) @Max(4_096) int batchMax,

            @DefaultValue("1s") @DurationMin(millis = 50) @DurationMax(seconds = 10)
            Duration bearableWait,

            @DefaultValue("8s") @DurationMin(millis = 100) @DurationMax(seconds = ANSWER_WAIT_SECONDS_MAX)
            Duration wishWait,

            @DefaultValue("15s") @DurationMin(millis = 100) @DurationMax(seconds = ANSWER_WAIT_SECONDS_MAX)
            Duration answerWait,

            @DefaultValue("1s") @DurationMin(millis = 100) @DurationMax(minutes = 1)
            Duration retryAfter) {

        private static final int ANSWER_WAIT_SECONDS_MAX = 15;
    }

    /**
     * The writers and their connections.
     *
     * @param count writers in this process, each with a connection of its own and performances of its own
     * @param lockTimeout how long a writer waits for a performance that a writer of another process has
     * @param transactionTimeout when the database ends a batch, so that a frozen process cannot stop a sale
     * @param connectionTimeout how long a writer waits for a connection
     */
    public record Writers(
            @DefaultValue("2") @Min(1) @Max(16) int count,

            @DefaultValue("4s") @DurationMin(millis = 100) @DurationMax(seconds = 5)
            Duration lockTimeout,

            @DefaultValue("5s") @DurationMin(millis = 500) @DurationMax(seconds = 5)
            Duration transactionTimeout,

            @DefaultValue("3s") @DurationMin(millis = 250) @DurationMax(seconds = 10)
            Duration connectionTimeout) {}

    /**
     * Tells the map of holds whose time is over.
     *
     * @param every how often what is due is looked for
     * @param holdsMax holds ended in one go
     */
    public record Sweep(
            @DefaultValue("1s") @DurationMin(millis = 100) @DurationMax(seconds = 5)
            Duration every,

            @DefaultValue("1000") @Min(1) @Max(10_000) int holdsMax) {}

    /**
     * The pictures of seats that are kept in memory, and who watches them.
     *
     * @param picturesMax performances kept; the one that was not looked at for longest gives way
     * @param checkEvery how often versions are compared with the database's
     * @param pushEvery the least time between two changes pushed for a performance, after a first one at once
     * @param heartbeat how long a stream is silent before it is tried whether anyone still listens
     * @param streamsMax streams that this process serves; each has a connection, of which bookings need theirs
     * @param streamsPerAccountMax of them, those of one account
     * @param streamsPerAddressMax of them, those that an address may have without an account
     */
    public record Availability(
            @DefaultValue("256") @Min(1) @Max(10_000) int picturesMax,

            @DefaultValue("1s") @DurationMin(millis = 100) @DurationMax(seconds = 5)
            Duration checkEvery,

            @DefaultValue("100ms") @DurationMin(millis = 10) @DurationMax(seconds = 5)
            Duration pushEvery,

            @DefaultValue("15s") @DurationMin(seconds = 1) @DurationMax(minutes = 1)
            Duration heartbeat,

            @DefaultValue("5000") @Min(1) @Max(1_000_000) int streamsMax,
            @DefaultValue("20") @Min(1) @Max(10_000) int streamsPerAccountMax,
            @DefaultValue("100") @Min(1) @Max(1_000_000) int streamsPerAddressMax) {}

    /**
     * Holds that are decided later, by way of Kafka.
     *
     * @param ackWait how long a fan waits for Kafka to have the wish, before hearing that it cannot be kept for later
     * @param waitingMax fans of this process who wait for that at once; one more hears it immediately
     * @param refusalsKept how long why a wish was refused is told
     */
    public record Later(
            @DefaultValue("2s") @DurationMin(millis = 100) @DurationMax(seconds = 10)
            Duration ackWait,

            @DefaultValue("2000") @Min(1) @Max(100_000) int waitingMax,

            @DefaultValue("5m") @DurationMin(minutes = 1) @DurationMax(hours = 1)
            Duration refusalsKept) {}
}
