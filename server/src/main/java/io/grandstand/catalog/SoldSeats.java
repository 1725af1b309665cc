package io.grandstand.catalog;

import java.util.SortedSet;

/** What the catalogue asks before it lets a host change or delete a performance; whoever sells seats answers. */
public interface SoldSeats {

    /**
     * Whether somebody holds seats of one of these, has bought or was given some, or had. Asked in the transaction of the change; until that
     * ends, no seat of theirs is given to anybody, and what is sold afterwards is sold on the terms of
     * {@link Performances#latest}.
     */
    boolean anyUntilCommit(SortedSet<PerformanceId> performances);

    /** The same as it is at the moment, with nothing kept from anybody: to tell a host what can be done. */
    boolean any(SortedSet<PerformanceId> performances);

    /** Whether the host of one of these keeps seats of it from sale. Asked in the same way, and to the same effect. */
    boolean anyBlockedUntilCommit(SortedSet<PerformanceId> performances);

    /** Nobody keeps seats of it from sale any more: it is deleted. In the transaction in which it was asked about. */
    void forgetBlocked(PerformanceId performance);
}
