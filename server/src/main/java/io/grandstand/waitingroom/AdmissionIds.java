package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes the ids of admissions: UUIDs of version 8 (RFC 9562, section 5.8) whose first 48 bits are the performance, so
 * that {@code /admissions/{id}} finds its waiting room without a look-up.
 */
class AdmissionIds {

    private static final int VERSION = 8;
    private static final long PERFORMANCE_MAX = (1L << 48) - 1;

    private final SecureRandom random = new SecureRandom();

    AdmissionId next(PerformanceId performance) {
        if (performance.value() < 0 || performance.value() > PERFORMANCE_MAX) {
            throw new IllegalArgumentException("no admission id can carry performance " + performance);
        }
        long high = (performance.value() << 16) | ((long) VERSION << 12) | (random.nextLong() & 0x0FFFL);
        long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new AdmissionId(new UUID(high, low));
    }

    /** Empty for an id that was not made here. */
    static Optional<PerformanceId> performance(AdmissionId id) {
        return id.value().version() == VERSION
                ? Optional.of(new PerformanceId(id.value().getMostSignificantBits() >>> 16))
                : Optional.empty();
    }
}
