package io.grandstand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.acceptance.HallSale.Inside;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the simulated crowd is judged by. */
class HallSaleTests {

    @Test
    void countsWhoIsInAtTheSameMoment() {
        assertThat(HallSale.mostAtOnce(List.of())).isZero();
        assertThat(HallSale.mostAtOnce(List.of(new Inside(1, 0, 10), new Inside(2, 5, 15), new Inside(3, 9, 20))))
                .isEqualTo(3);
        assertThat(HallSale.mostAtOnce(List.of(new Inside(1, 0, 10), new Inside(2, 11, 15), new Inside(3, 20, 30))))
                .isEqualTo(1);
    }

    @Test
    void whoLeavesMakesRoomForWhoComesAtThatMoment() {
        assertThat(HallSale.mostAtOnce(List.of(new Inside(1, 0, 10), new Inside(2, 10, 20))))
                .isEqualTo(1);
    }
}
