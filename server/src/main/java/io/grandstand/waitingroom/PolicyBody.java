package io.grandstand.waitingroom;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.grandstand.catalog.PerformanceDraft;
import io.grandstand.catalog.WaitingRoomPolicy;
import io.grandstand.catalog.WaitingRoomPolicy.Away;
import io.grandstand.catalog.WaitingRoomPolicy.Rate;
import io.grandstand.catalog.WaitingRoomPolicy.Rejoin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A policy as a host writes and reads it.
 *
 * @param whileAway what happens while the line is away; CLOSED unless told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PolicyBody(
        @Nullable RateBody rate,
        @Nullable Integer group,
        @Nullable Integer concurrency,
        @Nullable Integer admissionSeconds,
        @Nullable Rejoin rejoin,
        @Nullable Away whileAway) {

    PolicyBody(
            @Nullable RateBody rate,
            @Nullable Integer group,
            @Nullable Integer concurrency,
            @Nullable Integer admissionSeconds,
            @Nullable Rejoin rejoin) {
        this(rate, group, concurrency, admissionSeconds, rejoin, Away.CLOSED);
    }

    record RateBody(@Nullable Integer count, @Nullable Integer perSeconds) {}

    /** One thing that is wrong. */
    record Fault(String path, String message) {}

    static PolicyBody of(WaitingRoomPolicy policy) {
        return new PolicyBody(
                policy.rate()
                        .map(rate -> new RateBody(
                                rate.count(), Math.toIntExact(rate.per().toSeconds())))
                        .orElse(null),
                policy.group().orElse(null),
                policy.concurrency().orElse(null),
                Math.toIntExact(policy.admission().toSeconds()),
                policy.rejoin(),
                policy.away());
    }

    /** Everything that is wrong, at once; empty where {@link #policy} can be asked for. */
    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (rate != null) {
            check(faults, "rate.count", rate.count(), true, 1, PerformanceDraft.Rate.COUNT_MAX);
            check(faults, "rate.perSeconds", rate.perSeconds(), true, 1, PerformanceDraft.Rate.SECONDS_MAX);
        }
        check(faults, "group", group, false, 1, PerformanceDraft.Room.GROUP_MAX);
        check(faults, "concurrency", concurrency, false, 1, PerformanceDraft.Room.CONCURRENCY_MAX);
        check(
                faults,
                "admissionSeconds",
                admissionSeconds,
                true,
                PerformanceDraft.Room.ADMISSION_SECONDS_MIN,
                PerformanceDraft.Room.ADMISSION_SECONDS_MAX);
        if (rejoin == null) {
            faults.add(new Fault("rejoin", "must be KEEP or TAIL"));
        }
        return faults;
    }

    WaitingRoomPolicy policy() {
        if (!faults().isEmpty() || admissionSeconds == null || rejoin == null) {
            throw new IllegalStateException("not a policy: " + faults());
        }
        return new WaitingRoomPolicy(
                Optional.ofNullable(rate).flatMap(PolicyBody::rate),
                Optional.ofNullable(group),
                Optional.ofNullable(concurrency),
                Duration.ofSeconds(admissionSeconds),
                rejoin,
                whileAway == null ? Away.CLOSED : whileAway);
    }

    private static Optional<Rate> rate(RateBody rate) {
        return rate.count() == null || rate.perSeconds() == null
                ? Optional.empty()
                : Optional.of(new Rate(rate.count(), Duration.ofSeconds(rate.perSeconds())));
    }

    private static void check(
            List<Fault> faults, String path, @Nullable Integer value, boolean required, int valueMin, int valueMax) {
        if (value == null ? required : value < valueMin || value > valueMax) {
            faults.add(new Fault(path, "must be from " + valueMin + " to " + valueMax));
        }
    }
}
