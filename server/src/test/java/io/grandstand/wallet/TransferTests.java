package io.grandstand.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Won;
import io.grandstand.wallet.Transfer.Known;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is decided about one transfer. */
class TransferTests {

    private static final AccountId FAN = new AccountId(UUID.randomUUID());
    private static final Won PRICE = new Won(5_000);
    private static final Transfer PAYMENT =
            new Transfer(new TransferId(UUID.randomUUID()), TransferKind.PAYMENT, FAN, Transfer.SALES, PRICE);

    @Test
    void movesWhatTheBalanceCoversToTheLastWon() {
        assertThat(PAYMENT.decide(Optional.empty(), PRICE)).isEqualTo(new TransferResult.Done());
        assertThat(PAYMENT.decide(Optional.empty(), new Won(4_999))).isEqualTo(new TransferResult.NotEnough());
    }

    @Test
    void asksNoBalanceOfTheHouse() {
        var refund = new Transfer(new TransferId(UUID.randomUUID()), TransferKind.REFUND, Transfer.SALES, FAN, PRICE);
        assertThat(refund.decide(Optional.empty(), Won.ZERO)).isEqualTo(new TransferResult.Done());
    }

    @Test
    void answersTheSameAgainWhateverTheBalanceIsNow() {
        assertThat(PAYMENT.decide(Optional.of(new Known.Moved(PAYMENT)), Won.ZERO))
                .isEqualTo(new TransferResult.Done());
        var refused = new Known.Declined(FAN, Transfer.SALES, PRICE);
        assertThat(PAYMENT.decide(Optional.of(refused), new Won(1_000_000))).isEqualTo(new TransferResult.NotEnough());
    }

    @Test
    void refusesAnIdThatWasUsedForAnythingElse() {
        var charge = new Transfer(PAYMENT.id(), TransferKind.CHARGE, Transfer.MINT, FAN, PRICE);
        var dearer = new Transfer(PAYMENT.id(), TransferKind.PAYMENT, FAN, Transfer.SALES, new Won(5_001));
        var other = new Transfer(
                PAYMENT.id(), TransferKind.PAYMENT, new AccountId(UUID.randomUUID()), Transfer.SALES, PRICE);
        for (Transfer before : new Transfer[] {charge, dearer, other}) {
            assertThat(PAYMENT.decide(Optional.of(new Known.Moved(before)), new Won(1_000_000)))
                    .isEqualTo(new TransferResult.IdReused());
        }
        var refusedDearer = new Known.Declined(FAN, Transfer.SALES, new Won(5_001));
        assertThat(PAYMENT.decide(Optional.of(refusedDearer), PRICE)).isEqualTo(new TransferResult.IdReused());
    }
}
