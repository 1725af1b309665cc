package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.AccountId;

/**
 * A place in line, as its holder carries it.
 *
 * @param arrival the so-manieth to come; what number that is, a draw may still have to say
 * @param line the epoch in which these numbers began. They go on when the line is lost; another line means that they began
 *     anew, and that this place is gone.
 */
record EntryToken(PerformanceId performance, AccountId account, long arrival, long line) {

    boolean isOf(AccountId holder, PerformanceId there) {
        return account.equals(holder) && performance.equals(there);
    }
}
