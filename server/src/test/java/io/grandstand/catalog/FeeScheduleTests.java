package io.grandstand.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grandstand.catalog.FeeSchedule.Rule;
import io.grandstand.catalog.FeeSchedule.Step;
import io.grandstand.kernel.Won;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schedule around its borders, which are midnights of a zone. */
class FeeScheduleTests {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
    /** A Saturday evening in Seoul. */
    private static final Instant START = at("2026-12-19T18:30:00", SEOUL);

    @ParameterizedTest(name = "{0} costs {1} % until {2}")
    @CsvSource({
        "2026-12-01T12:00:00, 0, 2026-12-10T00:00:00",
        "2026-12-09T23:59:59, 0, 2026-12-10T00:00:00",
        "2026-12-10T00:00:00, 10, 2026-12-13T00:00:00",
        "2026-12-12T23:59:59, 10, 2026-12-13T00:00:00",
        "2026-12-13T00:00:00, 20, 2026-12-17T00:00:00",
        "2026-12-16T23:59:59, 20, 2026-12-17T00:00:00",
        "2026-12-17T00:00:00, 30, 2026-12-19T00:00:00",
        "2026-12-18T23:59:59, 30, 2026-12-19T00:00:00",
        "2026-12-19T00:00:00, 90, 2026-12-19T18:30:00",
        "2026-12-19T18:29:59, 90, 2026-12-19T18:30:00",
    })
    void changesAtMidnightInSeoulAndNotASecondEarlier(String now, int percent, String until) {
        Rule rule = rule(FeeSchedule.DEFAULT, at(now, SEOUL), SEOUL).orElseThrow();

        assertThat(rule.percent()).isEqualTo(percent);
        assertThat(rule.until()).isEqualTo(at(until, SEOUL));
    }

    /** The same moments as above, where the day of the performance is another one. */
    @ParameterizedTest(name = "{0} in New York costs {1} % until {2}")
    @CsvSource({
        "2026-12-09T23:59:59, 0, 2026-12-10T00:00:00",
        "2026-12-10T00:00:00, 10, 2026-12-13T00:00:00",
        "2026-12-17T23:59:59, 30, 2026-12-19T00:00:00",
        "2026-12-18T23:59:59, 30, 2026-12-19T00:00:00",
        "2026-12-19T00:00:00, 90, 2026-12-19T04:30:00",
    })
    void countsTheDaysOfTheVenuesZone(String now, int percent, String until) {
        Rule rule = rule(FeeSchedule.DEFAULT, at(now, NEW_YORK), NEW_YORK).orElseThrow();

        assertThat(rule.percent()).isEqualTo(percent);
        assertThat(rule.until()).isEqualTo(at(until, NEW_YORK));
    }

    /** In New York the clocks go forward on 8 March 2026, so that this day has 23 hours. */
    @Test
    void endsADayThatHasNotTwentyFourHoursAtItsMidnight() {
        Instant start = at("2026-03-09T19:00:00", NEW_YORK);
        var oneStep = new FeeSchedule(0, List.of(new Step(1, 0), new Step(0, 50)));

        Optional<Rule> rule = oneStep.rule(LONG_AGO, at("2026-03-08T23:59:59", NEW_YORK), start, NEW_YORK);

        assertThat(rule).contains(new Rule(0, Optional.of(1), Instant.parse("2026-03-09T04:00:00Z")));
        assertThat(oneStep.rule(LONG_AGO, at("2026-03-09T00:00:00", NEW_YORK), start, NEW_YORK)
                        .orElseThrow()
                        .percent())
                .isEqualTo(50);
    }

    @Test
    void isOverOnceThePerformanceHasBegun() {
        assertThat(rule(FeeSchedule.DEFAULT, START, SEOUL)).isEmpty();
        assertThat(FeeSchedule.DEFAULT.end(START, SEOUL)).contains(START);
    }

    @Test
    void isOverAfterItsLastStep() {
        var untilTheDayBefore = new FeeSchedule(24, List.of(new Step(3, 0), new Step(1, 30)));

        assertThat(rule(untilTheDayBefore, at("2026-12-18T23:59:59", SEOUL), SEOUL))
                .isPresent();
        assertThat(rule(untilTheDayBefore, at("2026-12-19T00:00:00", SEOUL), SEOUL))
                .isEmpty();
        assertThat(untilTheDayBefore.end(START, SEOUL)).contains(at("2026-12-19T00:00:00", SEOUL));
    }

    @Test
    void takesNothingBackWhereItHasNoSteps() {
        var never = new FeeSchedule(24, List.of());

        assertThat(never.rule(LONG_AGO, LONG_AGO, START, SEOUL)).isEmpty();
        assertThat(never.end(START, SEOUL)).isEmpty();
    }

    @Test
    void chargesNothingForADayAfterBuying() {
        Instant bought = at("2026-12-17T20:00:00", SEOUL);
        Duration day = Duration.ofHours(24);

        assertThat(FeeSchedule.DEFAULT.rule(bought, bought, START, SEOUL))
                .contains(new Rule(0, Optional.empty(), bought.plus(day)));
        assertThat(FeeSchedule.DEFAULT.rule(bought, bought.plus(day).minusSeconds(1), START, SEOUL))
                .contains(new Rule(0, Optional.empty(), bought.plus(day)));
        assertThat(FeeSchedule.DEFAULT
                        .rule(bought, bought.plus(day), START, SEOUL)
                        .orElseThrow()
                        .percent())
                .isEqualTo(30);
    }

    @Test
    void takesNoTicketBackForNothingOnceItTakesNoneBack() {
        Instant bought = at("2026-12-19T12:00:00", SEOUL);

        assertThat(FeeSchedule.DEFAULT.rule(bought, bought, START, SEOUL))
                .contains(new Rule(0, Optional.empty(), START));
        assertThat(FeeSchedule.DEFAULT.rule(bought, START, START, SEOUL)).isEmpty();
        var untilTheDayBefore = new FeeSchedule(24, List.of(new Step(1, 30)));
        assertThat(untilTheDayBefore.rule(bought, bought, START, SEOUL)).isEmpty();
    }

    @Test
    void saysByWhichStepNothingIsChargedRatherThanThatTheTicketIsNew() {
        Instant bought = at("2026-12-01T12:00:00", SEOUL);

        assertThat(FeeSchedule.DEFAULT.rule(bought, bought, START, SEOUL))
                .contains(new Rule(0, Optional.of(10), at("2026-12-10T00:00:00", SEOUL)));
    }

    @Test
    void chargesNoPartsOfAWon() {
        assertThat(new Rule(30, Optional.of(1), START).fee(new Won(33_333))).isEqualTo(new Won(9_999));
        assertThat(new Rule(90, Optional.of(0), START).fee(new Won(1))).isEqualTo(Won.ZERO);
        assertThat(new Rule(100, Optional.of(0), START).fee(new Won(10_000_000)))
                .isEqualTo(new Won(10_000_000));
    }

    @Test
    void isNeverCheaperLater() {
        assertThatThrownBy(() -> new FeeSchedule(0, List.of(new Step(3, 20), new Step(1, 10))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FeeSchedule(0, List.of(new Step(1, 10), new Step(3, 20))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FeeSchedule(0, List.of(new Step(1, 10), new Step(1, 20))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Step(0, 101)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Step(-1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FeeSchedule(-1, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static Optional<Rule> rule(FeeSchedule fees, Instant now, ZoneId zone) {
        return fees.rule(LONG_AGO, now, START, zone);
    }

    private static Instant at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }
}
