package io.grandstand.wallet;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import io.grandstand.kernel.Won;

/** What fans have, and how it moves. Every move is idempotent by its transfer's id. */
public interface Wallets {

    Won CHARGE_MIN = new Won(1_000);
    Won CHARGE_MAX = new Won(1_000_000);
    /** Charges stop here; refunds do not. */
    Won BALANCE_MAX = new Won(10_000_000);

    Won balance(AccountId account);

    /** The history, newest first. */
    Page<WalletEntry> entries(AccountId account, PageRequest page);

    ChargeResult charge(TransferId id, AccountId account, Won amount);

    /** From the fan to the house. Asking again by the same id is how one learns what became of it. */
    TransferResult pay(TransferId id, AccountId account, Won amount);

    /** From the house back to the fan. */
    TransferResult giveBack(TransferId id, AccountId account, Won amount);

    /** Whether fans can put money in here. */
    boolean chargeable();
}
