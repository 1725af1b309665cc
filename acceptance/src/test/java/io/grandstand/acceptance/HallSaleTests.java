package io.grandstand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.acceptance.HallSale.Inside;
import io.grandstand.acceptance.HallSale.Overtaken;
import io.grandstand.acceptance.HallSale.SentBack;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the simulated crowd is judged by. */
class HallSaleTests {

    @Test
    void countsWhoIsInAtTheSameMoment() {
        assertThat(HallSale.mostAtOnce(List.of())).isZero();
        assertThat(HallSale.mostAtOnce(List.of(in(1, 0, 10), in(2, 5, 15), in(3, 9, 20))))
                .isEqualTo(3);
        assertThat(HallSale.mostAtOnce(List.of(in(1, 0, 10), in(2, 11, 15), in(3, 20, 30))))
                .isEqualTo(1);
    }

    @Test
    void whoLeavesMakesRoomForWhoComesAtThatMoment() {
        assertThat(HallSale.mostAtOnce(List.of(in(1, 0, 10), in(2, 10, 20)))).isEqualTo(1);
    }

    @Test
    void countsWhoWasLetInWithinAWindowHoweverItFalls() {
        List<Inside> inside = List.of(in(1, 0, 90), in(2, 60, 90), in(3, 100, 190), in(4, 200, 290));

        assertThat(HallSale.mostWithin(Duration.ofNanos(40), inside)).isEqualTo(1);
        assertThat(HallSale.mostWithin(Duration.ofNanos(100), inside)).isEqualTo(2);
        assertThat(HallSale.mostWithin(Duration.ofNanos(101), inside)).isEqualTo(3);
    }

    @Test
    void whoMayHaveBeenLetInBeforeTheWindowBeganIsNotCounted() {
        var slowlyTold = new Inside(2, 0, 100, 200);

        assertThat(HallSale.mostWithin(Duration.ofNanos(50), List.of(slowlyTold, in(1, 60, 90), in(3, 80, 90))))
                .isEqualTo(2);
    }

    @Test
    void findsWhoHadToWaitThoughSomebodyBehindThemWasIn() {
        assertThat(HallSale.overtaken(List.of(in(5, 10, 20)), List.of(new SentBack(4, 11))))
                .contains(new Overtaken(in(5, 10, 20), new SentBack(4, 11)));
        assertThat(HallSale.overtaken(List.of(in(5, 10, 20)), List.of(new SentBack(4, 10), new SentBack(6, 11))))
                .isEmpty();
    }

    @Test
    void countsWhoWasInWhenSomebodyCame() {
        List<Inside> inside = List.of(in(1, 0, 10), in(2, 5, 30), in(3, 8, 30), in(4, 12, 30));

        assertThat(inside.getLast().whoWereIn(inside)).isEqualTo(2);
        assertThat(inside.getFirst().whoWereIn(inside)).isZero();
    }

    private static Inside in(long number, long from, long until) {
        return new Inside(number, from, from, until);
    }
}
