package io.grandstand.booking.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.booking.BookingSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Who is refused because it would take too long, and when they are told to come again. */
class PaceTests {

    private static final Duration BEARABLE = Duration.ofSeconds(1);
    private static final int BATCH = 10;
    private static final int ALWAYS = 2 * BATCH;
    private static final Duration LEAST = Duration.ofSeconds(1);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final BatchLimit batch = new BatchLimit(settings());
    private final Pace pace = new Pace(
            settings(), batch, () -> Duration.between(Instant.EPOCH, now.get()).toNanos());

    @Test
    void takesEverybodyInTheFirstMomentsOfACrowd() {
        assertThat(enter(1_000)).isEqualTo(1_000);
    }

    @Test
    void takesNoMoreThanWereDecidedInTheLastBearableWait() {
        enter(1_000);
        decide(30);
        pass(BEARABLE.minusMillis(1));
        decide(70);

        pass(Duration.ofMillis(1));
        assertThat(enter(1)).isZero();
        give(900 - 100);
        assertThat(pace.waiting()).isEqualTo(100);
        assertThat(enter(1)).isZero();
        give(1);
        assertThat(enter(1)).isOne();
    }

    @Test
    void takesFewerAlwaysWhereBatchesBecomeSmall() {
        enter(1);
        pass(BEARABLE);
        batch.took(BATCH, Duration.ofSeconds(4));

        assertThat(enter(ALWAYS)).isEqualTo(ALWAYS / 2 - 1);
    }

    @Test
    void forgetsWhatWasDecidedBeforeThat() {
        enter(1_000);
        decide(900);
        pass(BEARABLE);
        assertThat(enter(1)).isOne();

        pass(BEARABLE.dividedBy(10));
        assertThat(enter(1)).isZero();
    }

    @Test
    void alwaysTakesTwoBatchesEvenWhereNothingIsDecided() {
        enter(1);
        pass(BEARABLE.multipliedBy(60));

        assertThat(enter(1_000)).isEqualTo(ALWAYS - 1);
    }

    @Test
    void startsAnewWhenNobodyWaited() {
        enter(ALWAYS);
        pass(BEARABLE);
        assertThat(enter(1)).isZero();

        give(ALWAYS);
        assertThat(enter(1_000)).isEqualTo(1_000);
    }

    @Test
    void refusesFewAtOnceAndManyOneAfterTheOther() {
        enter(1_000);
        decide(500);

        assertThat(pace.untilRefusal()).isZero();
        assertThat(pace.untilRefusal()).isEqualTo(BEARABLE.dividedBy(250));
        assertThat(pace.untilRefusal()).isEqualTo(BEARABLE.dividedBy(250).multipliedBy(2));

        pass(BEARABLE);
        assertThat(pace.untilRefusal()).isZero();
    }

    @Test
    void keepsNobodyForALongTimeOnlyToRefuseThem() {
        enter(1_000);
        Duration longest = Stream.generate(pace::untilRefusal)
                .limit(10_000)
                .max(Duration::compareTo)
                .orElseThrow();

        assertThat(longest).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void countsAWishThatWasNotDecidedOnlyAsGone() {
        enter(ALWAYS + 1);
        pass(BEARABLE);
        give(1);

        assertThat(pace.waiting()).isEqualTo(ALWAYS);
        assertThat(enter(1)).isZero();
    }

    @Test
    void spreadsThoseWhoAreSentAway() {
        List<Duration> times = times(new RetryAfter(LEAST, pace, RandomGenerator.of("L64X128MixRandom")));

        assertThat(times).allMatch(time -> time.compareTo(LEAST) >= 0 && time.compareTo(LEAST.multipliedBy(4)) <= 0);
        assertThat(times.stream().map(Duration::toSeconds).distinct()).contains(1L, 2L, 3L);
    }

    @Test
    void spreadsManyOverAsLongAsItTakesToServeThem() {
        enter(ALWAYS + 10);
        pass(BEARABLE);
        decide(10);
        assertThat(enter(100)).isZero();

        List<Duration> times = times(new RetryAfter(LEAST, pace, RandomGenerator.of("L64X128MixRandom")));

        assertThat(times).allMatch(time -> time.compareTo(LEAST.multipliedBy(11)) <= 0);
        assertThat(times.stream().map(Duration::toSeconds).distinct()).contains(1L, 5L, 10L);
    }

    @Test
    void sendsNobodyAwayForLongerThanAFanBears() {
        enter(ALWAYS);
        pass(BEARABLE);
        assertThat(enter(10_000)).isZero();

        assertThat(times(new RetryAfter(LEAST, pace, RandomGenerator.of("L64X128MixRandom"))))
                .allMatch(time -> time.compareTo(LEAST.multipliedBy(31)) <= 0);
    }

    private static List<Duration> times(RetryAfter retryAfter) {
        return Stream.generate(retryAfter::next).limit(1_000).toList();
    }

    private int enter(int wishes) {
        int taken = 0;
        for (int wish = 0; wish < wishes; wish++) {
            taken += pace.enter() ? 1 : 0;
        }
        return taken;
    }

    private void decide(int wishes) {
        for (int wish = 0; wish < wishes; wish++) {
            pace.leave(true);
        }
    }

    /** They leave without having been decided. */
    private void give(int wishes) {
        for (int wish = 0; wish < wishes; wish++) {
            pace.leave(false);
        }
    }

    private void pass(Duration time) {
        now.updateAndGet(at -> at.plus(time));
    }

    private static BookingSettings settings() {
        var source = new MapConfigurationPropertySource();
        source.put("grandstand.booking.lane.batch-max", BATCH);
        source.put("grandstand.booking.lane.bearable-wait", BEARABLE);
        return Objects.requireNonNull(new Binder(source).bindOrCreate("grandstand.booking", BookingSettings.class));
    }
}
