package io.grandstand.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeatsTests {

    @ParameterizedTest
    @CsvSource(textBlock = """
            2000, 2000, AVAILABLE
             101, 2000, AVAILABLE
             100, 2000, NEARLY_SOLD_OUT
               1, 2000, NEARLY_SOLD_OUT
               0, 2000, SOLD_OUT
               1,    4, AVAILABLE
               0,    0, SOLD_OUT
               5,    0, AVAILABLE
            """)
    void saysWhatIsLeftInAWord(int left, int total, Seats word) {
        assertThat(Seats.of(OptionalInt.of(left), total)).contains(word);
    }

    @Test
    void saysNothingBeforeBookingHasTold() {
        assertThat(Seats.of(OptionalInt.empty(), 2_000)).isEqualTo(Optional.empty());
    }
}
