package io.grandstand.booking;

import io.grandstand.catalog.PerformanceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which seats are free, as everyone may know it. */
public interface SeatAvailability {

    /**
     * The state of every seat: two bits each, the lowest bits first (seat i: byte i/4, bits 2·(i mod 4)); 0 free, 1
     * held, 2 sold, 3 not for sale.
     *
     * @param version grows with every change
     * @param areas the general-admission areas that are for sale, in the order of the plan
     */
    @SuppressWarnings("ArrayRecordComponent") // 6 KB for every reader: handed on as they are, never compared.
    record Snapshot(long version, int left, byte[] states, List<AreaLeft> areas) {}

    /** Empty where there is no such performance. */
    Optional<Snapshot> snapshot(PerformanceId performance);

    /** What is left of each of these, for lists; performances that nobody has asked about are read together. */
    Map<PerformanceId, Integer> left(Set<PerformanceId> performances);
}
