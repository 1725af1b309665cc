package io.grandstand.waitingroom;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How waiting rooms run.
 *
 * @param prequeue how long before the sale the line forms
 * @param callGrace how long a called fan has to come before the next one is called
 * @param parking how long a called fan who did not come may still come, before all who were not called yet
 * @param tokenLife how long an admission's token lives without a heartbeat
 * @param slotLeeway how much longer than its token an abandoned admission keeps its slot, for heartbeats that are late
 * @param leaveGrace how long a slot is kept after its page was closed, at most: the next page's heartbeat keeps it on
 * @param openAdmission how long the right to book lasts where a performance has no waiting room
 * @param callCredit after how long a call that nobody followed makes room for the next one; its fan may still come while
 *     {@code callGrace} lasts
 * @param latencyMax booking that takes longer than that in the mean makes the line let in fewer
 * @param viewAge how old the state that everyone polls may be
 */
@Validated
@ConfigurationProperties("grandstand.waitingroom")
record WaitingRoomSettings(
        @DefaultValue("30m") @DurationMin(minutes = 0) @DurationMax(days = 7)
        Duration prequeue,

        @DefaultValue("30s") @DurationMin(seconds = 1) @DurationMax(minutes = 10)
        Duration callGrace,

        @DefaultValue("10m") @DurationMin(seconds = 1) @DurationMax(hours = 2)
        Duration parking,

        @DefaultValue("60s") @DurationMin(seconds = 5) @DurationMax(seconds = 60)
        Duration tokenLife,

        @DefaultValue("15s") @DurationMin(seconds = 0) @DurationMax(seconds = 60)
        Duration slotLeeway,

        @DefaultValue("60s") @DurationMin(seconds = 1) @DurationMax(seconds = 60)
        Duration leaveGrace,

        @DefaultValue("30m") @DurationMin(minutes = 1) @DurationMax(hours = 12)
        Duration openAdmission,

        @DefaultValue("10s") @DurationMin(seconds = 1) @DurationMax(minutes = 10)
        Duration callCredit,

        @DefaultValue("500ms") @DurationMin(millis = 10) @DurationMax(seconds = 30)
        Duration latencyMax,

        @DefaultValue("500ms") @DurationMin(millis = 50) @DurationMax(seconds = 5)
        Duration viewAge)
        implements LineRules {

    /** How long an admission's slot is kept without a heartbeat: never shorter than its token. */
    Duration slot() {
        return tokenLife.plus(slotLeeway);
    }
}
