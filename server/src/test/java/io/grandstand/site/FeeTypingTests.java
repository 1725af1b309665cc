package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FeeTypingTests {

    /** The first row stays empty: what the rules call the first step is in the second one. */
    private static final FeeTyping TYPED =
            new FeeTyping(Map.of("fees", "own", "fee.1.days", "10", "fee.1.percent", "0", "fee.3.percent", "200"));

    @Test
    void aFaultIsSaidInTheRowInWhichItsStepWasTyped() {
        assertThat(TYPED.field("cancellation.fees[0].daysBefore")).contains("fee.1.days");
        assertThat(TYPED.field("cancellation.fees[1].percent")).contains("fee.3.percent");
        assertThat(TYPED.field("cancellation.freeHours")).contains("feeHours");
    }

    @Test
    void aFaultOfAStepThatNobodyTypedIsInNoField() {
        assertThat(TYPED.field("cancellation.fees[2].percent")).isEmpty();
        assertThat(new FeeTyping(Map.of("fees", "usual")).field("cancellation.fees[0].daysBefore"))
                .isEmpty();
        assertThat(TYPED.field("cancellation.fees")).isEmpty();
    }
}
