package io.grandstand.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every state with every move. */
class OrderMoveTests {

    @ParameterizedTest
    @EnumSource
    void everyStateHasItsMovesAndNoOthers(OrderState state) {
        String moves = Arrays.stream(OrderMove.values())
                .filter(move -> move.legalFrom(state))
                .map(move -> move + ">" + move.to())
                .collect(Collectors.joining(" "));
        assertThat(moves)
                .isEqualTo(
                        switch (state) {
                            case CREATED -> "PAYMENT_BEGUN>PAYING GIVEN_UP>GIVING_UP TIME_RAN_OUT>EXPIRED";
                            case PAYING -> "PAYMENT_COMPLETED>CONFIRMING PAYMENT_FAILED>UNPAYING";
                            case CONFIRMING -> "SEATS_CONFIRMED>COMPLETED SEATS_GONE>REFUNDING";
                            case UNPAYING -> "SEATS_STILL_KEPT>CREATED TIME_RAN_OUT>EXPIRED";
                            case REFUNDING -> "MONEY_BACK>FAILED";
                            case GIVING_UP -> "SEATS_FREED>CANCELLED";
                            case COMPLETED -> "TICKETS_CANCELLED>CANCELLED TAKEN_BACK>CANCELLED";
                            case CANCELLED, EXPIRED, FAILED -> "";
                        });
    }
}
