package io.grandstand.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Ids;
import io.grandstand.kernel.PageRequest;
import io.grandstand.kernel.ProductionSettings;
import io.grandstand.kernel.Won;
import io.grandstand.testing.GrandstandTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The ledger over a real database, also round the code that keeps it. */
@GrandstandTest
class LedgerIT {

    @Autowired
    Wallets wallets;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    Ids ids;

    @Test
    void chargesOnceWhateverIsRepeated() {
        AccountId fan = aFan();
        TransferId id = anId();
        for (int i = 0; i < 3; i++) {
            assertThat(wallets.charge(id, fan, new Won(7_000))).isEqualTo(new ChargeResult.Charged(new Won(7_000)));
        }
        assertThat(wallets.charge(id, fan, new Won(8_000))).isEqualTo(new ChargeResult.IdReused());
        assertThat(wallets.charge(id, aFan(), new Won(7_000))).isEqualTo(new ChargeResult.IdReused());
        assertThat(wallets.entries(fan, new PageRequest(0, 20)).items())
                .singleElement()
                .satisfies(entry -> assertThat(entry.change()).isEqualTo(7_000));
        assertBalanceIsWhatTheEntriesSay(fan, 7_000);
    }

    @Test
    void chargesWithinItsLimitsOnly() {
        AccountId fan = aFan();
        var bad = new ChargeResult.BadAmount(Wallets.CHARGE_MIN, Wallets.CHARGE_MAX);
        assertThat(wallets.charge(anId(), fan, new Won(999))).isEqualTo(bad);
        assertThat(wallets.charge(anId(), fan, new Won(1_000_001))).isEqualTo(bad);
        for (int i = 0; i < 10; i++) {
            assertThat(wallets.charge(anId(), fan, Wallets.CHARGE_MAX)).isInstanceOf(ChargeResult.Charged.class);
        }
        assertThat(wallets.charge(anId(), fan, Wallets.CHARGE_MIN))
                .isEqualTo(new ChargeResult.TooFull(Wallets.BALANCE_MAX));
        assertBalanceIsWhatTheEntriesSay(fan, Wallets.BALANCE_MAX.amount());
    }

    @Test
    void chargesNothingForFreeInProduction() {
        Wallets real = new MovingMoney(ledger, transactions, new ProductionSettings(true));
        AccountId fan = aFan();
        assertThat(real.chargeable()).isFalse();
        assertThat(real.charge(anId(), fan, new Won(5_000))).isEqualTo(new ChargeResult.Unavailable());
        assertThat(real.balance(fan)).isEqualTo(Won.ZERO);
    }

    @Test
    void neverFallsBelowZeroUnderFiftyDebitsAtOnce() throws Exception {
        AccountId fan = aFanWith(10_000);
        List<TransferResult> results = atOnce(50, () -> wallets.pay(anId(), fan, new Won(1_000)));
        assertThat(results).filteredOn(new TransferResult.Done()::equals).hasSize(10);
        assertThat(results).filteredOn(new TransferResult.NotEnough()::equals).hasSize(40);
        assertBalanceIsWhatTheEntriesSay(fan, 0);
    }

    @Test
    void movesMoneyOnceWhenOneIdIsUsedFiftyTimesAtOnce() throws Exception {
        AccountId fan = aFanWith(10_000);
        TransferId id = anId();
        assertThat(atOnce(50, () -> wallets.pay(id, fan, new Won(1_000)))).containsOnly(new TransferResult.Done());
        assertBalanceIsWhatTheEntriesSay(fan, 9_000);
    }

    @Test
    void keepsRefusingAnIdThatWasRefusedEvenWhenThereIsMoneyNow() {
        AccountId fan = aFanWith(1_000);
        TransferId id = anId();
        assertThat(wallets.pay(id, fan, new Won(5_000))).isEqualTo(new TransferResult.NotEnough());
        wallets.charge(anId(), fan, new Won(100_000));
        assertThat(wallets.pay(id, fan, new Won(5_000))).isEqualTo(new TransferResult.NotEnough());
        assertBalanceIsWhatTheEntriesSay(fan, 101_000);
    }

    @Test
    void givesEachOfManyFansTheirGiftOnce() {
        List<AccountId> fans =
                Collections.nCopies(500, 0).stream().map(_ -> aFan()).toList();
        assertThat(ledger.giveOnce(fans, DemoWallets.GIFT, fan -> new TransferId(fan.value())))
                .isEqualTo(500);
        assertThat(ledger.giveOnce(fans, DemoWallets.GIFT, fan -> new TransferId(fan.value())))
                .isZero();
        assertBalanceIsWhatTheEntriesSay(fans.getFirst(), DemoWallets.GIFT.amount());
        assertBalanceIsWhatTheEntriesSay(fans.getLast(), DemoWallets.GIFT.amount());
    }

    @Test
    void isGuardedByTheDatabaseToo() {
        AccountId fan = aFanWith(10_000);
        assertThatThrownBy(() -> jdbc.sql("update wallet.balance set balance = -1 where account_id = ?")
                        .param(fan.value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("never_below_zero");
        for (String change : List.of("delete from wallet.transfer", "update wallet.transfer set amount = 1")) {
            assertThatThrownBy(() -> jdbc.sql(change + " where to_account = ?")
                            .param(fan.value())
                            .update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("only ever added to");
        }
        for (String values :
                List.of("'CHARGE', :fan, :fan, 5", "'CHARGE', :mint, :fan, -5", "'GIFT', :mint, :fan, 5")) {
            assertThatThrownBy(() -> jdbc.sql("""
                                    insert into wallet.transfer (transfer_id, kind, from_account, to_account, amount)
                                    values (:id, %s)""".formatted(values))
                            .param("id", ids.next())
                            .param("fan", fan.value())
                            .param("mint", Transfer.MINT.value())
                            .update())
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
        assertBalanceIsWhatTheEntriesSay(fan, 10_000);
    }

    private void assertBalanceIsWhatTheEntriesSay(AccountId fan, long expected) {
        assertThat(wallets.balance(fan)).isEqualTo(new Won(expected));
        assertThat(jdbc.sql("select sum(amount) from wallet.entry where account_id = ?")
                        .param(fan.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(expected);
        assertThat(jdbc.sql("select sum(amount) from wallet.entry")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private AccountId aFan() {
        return new AccountId(ids.next());
    }

    private AccountId aFanWith(long balance) {
        AccountId fan = aFan();
        wallets.charge(anId(), fan, new Won(balance));
        return fan;
    }

    private TransferId anId() {
        return new TransferId(ids.next());
    }

    private static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<T>();
            for (Future<T> result : threads.invokeAll(Collections.nCopies(times, call))) {
                results.add(result.get());
            }
            return results;
        }
    }
}
