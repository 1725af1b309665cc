package io.grandstand.booking.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.booking.ATerms;
import io.grandstand.booking.CaptureId;
import io.grandstand.booking.ExtensionId;
import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldResult;
import io.grandstand.booking.HoldStatus;
import io.grandstand.booking.HoldView;
import io.grandstand.booking.LengthenResult;
import io.grandstand.booking.LengthenResult.Lengthened;
import io.grandstand.booking.MoreTime;
import io.grandstand.booking.Wish;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** More time for a fan who asks. */
class LengtheningTests {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final AccountId FAN = new AccountId(new UUID(0, 1));
    private static final AccountId OTHER = new AccountId(new UUID(0, 2));
    private static final HoldId HOLD = new HoldId(new UUID(0, 7));
    private static final ExtensionId WISH = new ExtensionId(new UUID(0, 8));
    private static final ExtensionId ANOTHER = new ExtensionId(new UUID(0, 9));
    private static final CaptureId CAPTURE = new CaptureId(new UUID(0, 10));

    private PerformanceTerms terms = ATerms.of(1, 10).standing(5).openingAt(NOW);
    private Box box = new Box(NOW, terms);

    @Test
    void givesWhatTheHostGivesToSeatsAndPlacesAlike() {
        held();
        box.pass(ATerms.HOLD_TIME.minusSeconds(1));

        Instant longer = NOW.plus(ATerms.HOLD_TIME).plus(ATerms.MORE_TIME);
        assertThat(lengthened(WISH).until()).isEqualTo(longer);

        assertThat(box.get(HOLD).until()).isEqualTo(longer);
        assertThat(box.claim(terms, 1)).extracting(Claim::until).isEqualTo(longer);
        assertThat(box.places.get(HOLD)).extracting(Claim::until).isEqualTo(longer);
        box.pass(ATerms.MORE_TIME);
        assertThat(box.hold(Box.take(terms, new HoldId(new UUID(0, 11)), OTHER, 1)))
                .isInstanceOf(HoldResult.SeatsTaken.class);
        box.pass(Duration.ofSeconds(1));
        assertThat(box.hold(Box.take(terms, new HoldId(new UUID(0, 12)), OTHER, 1)))
                .isInstanceOf(HoldResult.Held.class);
    }

    @Test
    void givesItOnceHoweverOftenTheSameWishComes() {
        held();

        List<Answer> answers = box.run(wish(WISH), wish(WISH), wish(ANOTHER));

        assertThat(answers.get(0)).isEqualTo(answers.get(1));
        var view = box.get(HOLD).view(box.now);
        assertThat(answers.get(2)).isEqualTo(new Answer.OfLengthen(new LengthenResult.AlreadyLengthened(view)));
        assertThat(lengthened(WISH)).isEqualTo(view);
        assertThat(box.history).extracting(Decision.Moved::move).containsExactly("HOLD", "LENGTHEN");
        assertThat(box.get(HOLD).moves()).isEqualTo(2);
    }

    @Test
    void answersTheSameWishAsBeforeUntilTheHoldIsOver() {
        held();
        lengthened(WISH);
        move(Step.CONFIRM);

        assertThat(lengthened(WISH).status()).isEqualTo(HoldStatus.CONFIRMED);
        with(terms);
        held();
        lengthened(WISH);
        box.pass(ATerms.HOLD_TIME.plus(ATerms.MORE_TIME));
        assertThat(box.lengthen(wish(WISH))).isEqualTo(new LengthenResult.Gone());
    }

    @Test
    void promisesNoMoreThanThereIs() {
        Duration longest = MoreTime.IN_ALL_MAX.minus(ATerms.HOLD_TIME);
        assertThat(MoreTime.promised(terms)).contains(ATerms.MORE_TIME);
        assertThat(MoreTime.promised(
                        ATerms.of(1, 10).moreTime(Duration.ofMinutes(29)).openingAt(NOW)))
                .contains(longest);
        assertThat(MoreTime.promised(ATerms.of(1, 10).moreTime(Duration.ZERO).openingAt(NOW)))
                .isEmpty();
    }

    @Test
    void givesNothingWhereTheHostGivesNothing() {
        with(ATerms.of(1, 10).standing(5).moreTime(Duration.ZERO).openingAt(NOW));
        held();

        assertThat(box.lengthen(wish(WISH))).isEqualTo(new LengthenResult.NotOffered());
        assertThat(box.get(HOLD).until()).isEqualTo(NOW.plus(ATerms.HOLD_TIME));
    }

    @Test
    void givesNoMoreThanAnyHoldMayHave() {
        with(ATerms.of(1, 10).standing(5).moreTime(Duration.ofMinutes(29)).openingAt(NOW));
        held();

        assertThat(lengthened(WISH).until()).isEqualTo(NOW.plus(MoreTime.IN_ALL_MAX));
    }

    @Test
    void givesNoTimeInWhichNothingIsSold() {
        box.now = terms.salesUntil().minus(ATerms.HOLD_TIME).minusSeconds(30);
        held();
        assertThat(lengthened(WISH).until()).isEqualTo(terms.salesUntil());

        with(terms);
        box.now = terms.salesUntil().minusSeconds(1);
        held();
        assertThat(box.lengthen(wish(WISH)))
                .isEqualTo(new LengthenResult.NoLonger(box.get(HOLD).view(box.now)));
    }

    /** Every state but the one in which it waits for its fan. */
    @ParameterizedTest
    @EnumSource(names = {"CHECKOUT", "CAPTURING", "CONFIRMED", "RELEASED", "EXPIRED"})
    void leavesTheTimeOfWhatDoesNotWaitForItsFan(HoldStatus status) {
        held();
        switch (status) {
            case CHECKOUT -> move(Step.CHECKOUT);
            case CAPTURING -> move(Step.CAPTURE);
            case CONFIRMED -> move(Step.CONFIRM);
            case RELEASED -> move(Step.RELEASE);
            case EXPIRED -> box.pass(ATerms.HOLD_TIME);
            case HELD -> throw new IllegalArgumentException("waits for its fan");
        }
        Instant until = box.get(HOLD).until();

        LengthenResult result = box.lengthen(wish(WISH));

        boolean over = status == HoldStatus.RELEASED || status == HoldStatus.EXPIRED;
        assertThat(result)
                .isEqualTo(
                        over
                                ? new LengthenResult.Gone()
                                : new LengthenResult.BeingPaid(box.get(HOLD).view(box.now)));
        assertThat(box.get(HOLD).until()).isEqualTo(until);
        assertThat(box.get(HOLD).status()).isEqualTo(status);
    }

    @Test
    void keepsItForAPaymentThatIsDeclined() {
        held();
        Instant longer = lengthened(WISH).until();
        move(Step.CHECKOUT);

        move(Step.DECLINE);

        assertThat(box.get(HOLD).until()).isEqualTo(longer);
        assertThat(box.lengthen(wish(ANOTHER))).isInstanceOf(LengthenResult.AlreadyLengthened.class);
    }

    @Test
    void knowsNothingOfSomebodyElsesHold() {
        held();

        assertThat(box.lengthen(new Command.Lengthen(HOLD, terms.id(), OTHER, WISH)))
                .isEqualTo(new LengthenResult.Unknown());
        assertThat(box.lengthen(new Command.Lengthen(new HoldId(new UUID(0, 99)), terms.id(), FAN, WISH)))
                .isEqualTo(new LengthenResult.Unknown());
    }

    private void with(PerformanceTerms other) {
        terms = other;
        box = new Box(NOW, other);
    }

    private void held() {
        var places = new Wish.Area(ATerms.STANDING, 2);
        assertThat(box.hold(Box.take(terms, HOLD, FAN, places, 1, 2))).isInstanceOf(HoldResult.Held.class);
    }

    private Command.Lengthen wish(ExtensionId by) {
        return new Command.Lengthen(HOLD, terms.id(), FAN, by);
    }

    private HoldView lengthened(ExtensionId by) {
        LengthenResult result = box.lengthen(wish(by));
        assertThat(result).isInstanceOf(Lengthened.class);
        return ((Lengthened) result).hold();
    }

    private void move(Step step) {
        box.move(new Command.Move(
                HOLD, terms.id(), FAN, step, step.ofCapture() ? Optional.of(CAPTURE) : Optional.empty()));
    }
}
