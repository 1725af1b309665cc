package io.grandstand.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every state with every move. */
class PaymentMoveTests {

    @ParameterizedTest
    @EnumSource
    void everyStateHasItsMovesAndNoOthers(PaymentState state) {
        String moves = Arrays.stream(PaymentMove.values())
                .filter(move -> move.legalFrom(state))
                .map(move -> move + ">" + move.to())
                .collect(Collectors.joining(" "));
        assertThat(moves)
                .isEqualTo(
                        switch (state) {
                            case READY -> "CHECKOUT_OPENED>AWAITING_PAYER PAYER_TOO_LATE>FAILED GIVEN_UP>FAILED";
                            case AWAITING_PAYER -> "PAYER_RETURNED>AUTHORIZING PAYER_TOO_LATE>FAILED GIVEN_UP>FAILED";
                            case AUTHORIZING -> "CAPTURE_ALLOWED>CAPTURING CAPTURE_NOT_ALLOWED>FAILED";
                            case CAPTURING -> "CAPTURED>COMPLETED DECLINED>FAILED ANSWER_LOST>UNKNOWN";
                            case UNKNOWN -> "CAPTURED>COMPLETED DECLINED>FAILED";
                            case COMPLETED -> "REFUND_ASKED>REFUNDING";
                            case REFUNDING -> "REFUND_DONE>REFUNDED";
                            case FAILED, REFUNDED -> "";
                        });
    }

    @Test
    void nothingIsGivenUpOnceMoneyMayBeTaken() {
        for (PaymentState state : new PaymentState[] {
            PaymentState.AUTHORIZING, PaymentState.CAPTURING, PaymentState.UNKNOWN, PaymentState.COMPLETED
        }) {
            assertThat(PaymentMove.GIVEN_UP.legalFrom(state)).as(state.name()).isFalse();
            assertThat(PaymentMove.PAYER_TOO_LATE.legalFrom(state))
                    .as(state.name())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyMethodBeginsPending(PaymentMethod method) {
        assertThat(method.first().shown()).isEqualTo(PaymentStatus.PENDING);
    }
}
