package io.grandstand.catalog.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.catalog.FeeSchedule;
import io.grandstand.catalog.WaitingRoomPolicy;
import io.grandstand.catalog.persistence.PerformanceTable.Conditions;
import io.grandstand.kernel.Won;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What of a performance may change once somebody has bought something of it. */
class PromisesTests {

    private static final Instant NOW = Instant.parse("2026-12-01T03:00:00Z");
    private static final Instant STARTS = NOW.plus(Duration.ofDays(3));
    private static final Instant SHOWN = NOW.minus(Duration.ofDays(2));
    private static final Instant OPENED = NOW.minus(Duration.ofDays(1));
    private static final Instant ENDS = NOW.plus(Duration.ofDays(2));
    private static final FeeSchedule NO_FEES = new FeeSchedule(0, List.of());

    @Test
    void feesMayChange() {
        assertThat(kept(conditions(SHOWN, OPENED, ENDS), with(ENDS, NO_FEES))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"PT0S", "PT-1S", "PT1H", "PT48H", "PT60H"})
    void aSaleThatIsOnMayEndAtAnyMomentToCome(Duration fromNow) {
        assertThat(kept(conditions(SHOWN, OPENED, ENDS), conditions(SHOWN, OPENED, NOW.plus(fromNow))))
                .isTrue();
    }

    @Test
    void itMayNotHaveEndedYesterday() {
        assertThat(kept(conditions(SHOWN, OPENED, ENDS), conditions(SHOWN, OPENED, NOW.minus(Duration.ofHours(1)))))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"PT-1H", "PT0S", "PT2S"})
    void aSaleThatIsOverOrNearlyStaysSo(Duration end) {
        assertThat(kept(conditions(SHOWN, OPENED, NOW.plus(end)), conditions(SHOWN, OPENED, ENDS)))
                .isFalse();
    }

    @Test
    void whatIsToComeMayComeEarlierOrLater() {
        Instant shown = NOW.plus(Duration.ofHours(2));
        Instant opens = NOW.plus(Duration.ofHours(3));
        Conditions toCome = conditions(shown, opens, ENDS);

        assertThat(kept(toCome, conditions(NOW.minusSeconds(1), opens, ENDS))).isTrue();
        assertThat(kept(toCome, conditions(shown, NOW, ENDS))).isTrue();
        assertThat(kept(toCome, conditions(shown, opens.plusSeconds(60), ENDS))).isTrue();
    }

    @Test
    void whatHasComeDoesNotGo() {
        Conditions now = conditions(SHOWN, OPENED, ENDS);

        assertThat(kept(now, conditions(NOW.plusSeconds(60), OPENED, ENDS))).isFalse();
        assertThat(kept(now, conditions(SHOWN, NOW.plusSeconds(60), ENDS))).isFalse();
    }

    @ParameterizedTest
    @MethodSource
    void everythingElseStaysAlsoWhenTheSaleEndsEarlier(Conditions changed) {
        assertThat(kept(conditions(SHOWN, OPENED, ENDS), changed)).isFalse();
    }

    static Stream<Conditions> everythingElseStaysAlsoWhenTheSaleEndsEarlier() {
        Optional<Won> price = Optional.of(new Won(50_000));
        Optional<WaitingRoomPolicy> none = Optional.empty();
        return Stream.of(
                conditions(STARTS.plusSeconds(60), List.of(price), 4, 300, 120, false, none),
                conditions(STARTS, List.of(Optional.of(new Won(50_001))), 4, 300, 120, false, none),
                conditions(STARTS, List.of(Optional.empty()), 4, 300, 120, false, none),
                conditions(STARTS, List.of(price), 5, 300, 120, false, none),
                conditions(STARTS, List.of(price), 4, 301, 120, false, none),
                conditions(STARTS, List.of(price), 4, 300, 121, false, none),
                conditions(STARTS, List.of(price), 4, 300, 120, true, none),
                conditions(STARTS, List.of(price), 4, 300, 120, false, Optional.of(policy())));
    }

    private static WaitingRoomPolicy policy() {
        return new WaitingRoomPolicy(
                Optional.empty(),
                Optional.empty(),
                Optional.of(10),
                Duration.ofMinutes(5),
                WaitingRoomPolicy.Rejoin.KEEP,
                WaitingRoomPolicy.Away.CLOSED);
    }

    private static boolean kept(Conditions promised, Conditions wanted) {
        return promised.keptBy(wanted, NOW);
    }

    private static Conditions conditions(Instant shown, Instant opens, Instant ends) {
        return new Conditions(
                STARTS,
                shown,
                opens,
                ends,
                List.of(Optional.of(new Won(50_000))),
                40,
                4,
                Duration.ofMinutes(5),
                Duration.ofMinutes(2),
                false,
                Optional.empty(),
                FeeSchedule.DEFAULT);
    }

    private static Conditions with(Instant ends, FeeSchedule fees) {
        return new Conditions(
                STARTS,
                SHOWN,
                OPENED,
                ends,
                List.of(Optional.of(new Won(50_000))),
                40,
                4,
                Duration.ofMinutes(5),
                Duration.ofMinutes(2),
                false,
                Optional.empty(),
                fees);
    }

    /** Of a sale that would end in an hour. */
    private static Conditions conditions(
            Instant starts,
            List<Optional<Won>> prices,
            int ticketsMax,
            int holdSeconds,
            int moreSeconds,
            boolean noOrphans,
            Optional<WaitingRoomPolicy> room) {
        return new Conditions(
                starts,
                SHOWN,
                OPENED,
                NOW.plus(Duration.ofHours(1)),
                prices,
                40,
                ticketsMax,
                Duration.ofSeconds(holdSeconds),
                Duration.ofSeconds(moreSeconds),
                noOrphans,
                room,
                FeeSchedule.DEFAULT);
    }
}
