package io.grandstand.booking;

import io.grandstand.catalog.SeatNo;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What became of a host's wish about seats. */
public sealed interface HouseResult {

    /** Why a seat could not be blocked. */
    enum WhyNot {
        /** A fan was first, and may yet give it back. */
        HELD,
        /** A fan has bought it. */
        SOLD,
        /** The plan does not have it, or it has no price. */
        NOT_FOR_SALE
    }

    /**
     * It is done as far as that could be.
     *
     * @param done seats that are as they were to be, now or before
     * @param refused those that are not
     */
    record Done(SortedSet<SeatNo> done, SortedMap<SeatNo, WhyNot> refused) implements HouseResult {

        public Done {
            done = Collections.unmodifiableSortedSet(new TreeSet<>(done));
            refused = Collections.unmodifiableSortedMap(new TreeMap<>(refused));
        }

        public static Done nothing() {
            return new Done(Collections.emptySortedSet(), Collections.emptySortedMap());
        }

        public Done and(Done more) {
            var all = new TreeSet<>(done);
            all.addAll(more.done);
            var not = new TreeMap<>(refused);
            not.putAll(Map.copyOf(more.refused));
            return new Done(all, not);
        }
    }

    /** There is none, or it is another host's. */
    record UnknownPerformance() implements HouseResult {}

    /** Too many wait; some of it may be done, and the same again does the rest. */
    record Busy(Duration retryAfter) implements HouseResult {}
}
