package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.AccountId;

/**
 * A place in line, as its holder carries it.
 *
 * @param arrival the so-manieth to come; what number that is, a draw may still have to say
 * @param epoch of the line: another one means that the line was lost and begun anew
 */
record EntryToken(PerformanceId performance, AccountId account, long arrival, long epoch) {

    boolean isOf(AccountId holder, PerformanceId there) {
        return account.equals(holder) && performance.equals(there);
    }
}
