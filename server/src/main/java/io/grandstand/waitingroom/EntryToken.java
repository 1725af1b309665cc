package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.AccountId;

/**
 * A place in line, as its holder carries it.
 *
 * @param epoch of the line: another one means that the line was lost and begun anew
 */
record EntryToken(PerformanceId performance, AccountId account, long number, long epoch) {

    boolean isOf(AccountId holder, PerformanceId there) {
        return account.equals(holder) && performance.equals(there);
    }
}
