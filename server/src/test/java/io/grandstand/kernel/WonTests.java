package io.grandstand.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class WonTests {

    @Test
    void anAmountIsNeverNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Won(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Won(1).minus(new Won(2)));
    }

    @Test
    void anAmountNeverWrapsAround() {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> new Won(Long.MAX_VALUE).plus(new Won(1)));
    }

    @Test
    void amountsAddUp() {
        assertThat(new Won(1_500).plus(new Won(500)).minus(new Won(2_000))).isEqualTo(Won.ZERO);
        assertThat(new Won(5).covers(new Won(5))).isTrue();
        assertThat(new Won(5).covers(new Won(6))).isFalse();
    }
}
