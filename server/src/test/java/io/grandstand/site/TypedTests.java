package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTests {

    @Test
    void minutesAreReadAsSecondsAlsoHalvesOfThem() {
        assertThat(Typed.seconds("5")).isEqualTo(300);
        assertThat(Typed.seconds(" 0.5 ")).isEqualTo(30);
        assertThat(Typed.seconds("999999")).isEqualTo(59_999_940);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "five", "-1", "0.001", "1e9", "1e600000000", "1E-600000000", "1000000", "1.", ".5", "1,5"})
    void whatIsNoWholeNumberOfSecondsIsNothing(String typed) {
        assertThat(Typed.seconds(typed)).isNull();
    }

    @Test
    void numbersMayHaveCommas() {
        assertThat(Typed.number("80,000")).isEqualTo(80_000);
        assertThat(Typed.number("1e5")).isNull();
        assertThat(Typed.number("1234567890123")).isNull();
        assertThat(Typed.whole("2147483648")).isNull();
    }
}
