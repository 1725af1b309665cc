package io.grandstand.catalog;

import io.grandstand.kernel.Won;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What a fan is charged who gives a ticket back: a part of its price that grows as the day of the performance comes near.
 *
 * @param freeHours so many hours after buying nothing is charged, as long as tickets are taken back at all
 * @param steps the one that holds first first; once the last one is over no ticket is taken back, and where there is none,
 *     none ever is
 */
public record FeeSchedule(int freeHours, List<Step> steps) {

    public static final int FREE_HOURS_MAX = 168;
    public static final int STEPS_MAX = 10;

    /** What is usual in Korea. */
    public static final FeeSchedule DEFAULT = new FeeSchedule(
            24, List.of(new Step(10, 0), new Step(7, 10), new Step(3, 20), new Step(1, 30), new Step(0, 90)));

    /**
     * A fee that holds up to a day.
     *
     * @param daysBefore the last day on which it holds is so many days before the day of the performance
     * @param percent of a ticket's price
     */
    public record Step(int daysBefore, int percent) {

        public static final int DAYS_BEFORE_MAX = 365;
        public static final int PERCENT_MAX = 100;

        public Step {
            if (daysBefore < 0 || daysBefore > DAYS_BEFORE_MAX || percent < 0 || percent > PERCENT_MAX) {
                throw new IllegalArgumentException("%d %% until %d days before".formatted(percent, daysBefore));
            }
        }
    }

    /**
     * What holds at a moment.
     *
     * @param daysBefore of the step that holds; empty where nothing is charged because the ticket was just bought
     * @param until when something else holds
     */
    public record Rule(int percent, Optional<Integer> daysBefore, Instant until) {

        /** Parts of a won are not charged. */
        public Won fee(Won price) {
            return new Won(Math.multiplyExact(price.amount(), percent) / 100);
        }
    }

    public FeeSchedule {
        steps = List.copyOf(steps);
        if (freeHours < 0 || freeHours > FREE_HOURS_MAX || steps.size() > STEPS_MAX) {
            throw new IllegalArgumentException("%d hours, %d steps".formatted(freeHours, steps.size()));
        }
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).daysBefore() >= steps.get(i - 1).daysBefore()
                    || steps.get(i).percent() < steps.get(i - 1).percent()) {
                throw new IllegalArgumentException(
                        "each step must be later than the one before, and no cheaper: " + steps);
            }
        }
    }

    /**
     * What holds for a ticket.
     *
     * @param zone whose midnight ends a day
     * @return none where it is too late
     */
    public Optional<Rule> rule(Instant boughtAt, Instant now, Instant startsAt, ZoneId zone) {
        if (!now.isBefore(startsAt)) {
            return Optional.empty();
        }
        LocalDate day = LocalDate.ofInstant(startsAt, zone);
        long daysLeft = ChronoUnit.DAYS.between(LocalDate.ofInstant(now, zone), day);
        Instant freeUntil = boughtAt.plus(Duration.ofHours(freeHours));
        return steps.stream()
                .filter(step -> daysLeft >= step.daysBefore())
                .findFirst()
                .map(step -> step.percent() > 0 && now.isBefore(freeUntil)
                        ? new Rule(0, Optional.empty(), earlier(freeUntil, end(steps.getLast(), startsAt, zone)))
                        : new Rule(step.percent(), Optional.of(step.daysBefore()), end(step, startsAt, zone)));
    }

    /** When tickets are no longer taken back; none where they never are. */
    public Optional<Instant> end(Instant startsAt, ZoneId zone) {
        return steps.isEmpty() ? Optional.empty() : Optional.of(end(steps.getLast(), startsAt, zone));
    }

    private static Instant end(Step step, Instant startsAt, ZoneId zone) {
        Instant midnight = LocalDate.ofInstant(startsAt, zone)
                .minusDays(step.daysBefore())
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant();
        return earlier(midnight, startsAt);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
