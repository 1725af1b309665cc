package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the ids of admissions: UUIDs of version 8 (RFC 9562, section 5.8) whose first 48 bits are the performance, so
 * that {@code /admissions/{id}} finds its waiting room without a look-up. The rest follows from the place in line: one
 * place leads to one admission, whatever is lost or asked again meanwhile.
 */
class AdmissionIds {

    private static final int VERSION = 8;
    private static final long PERFORMANCE_MAX = (1L << 48) - 1;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    AdmissionIds(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    AdmissionId of(EntryToken entry) {
        PerformanceId performance = entry.performance();
        if (performance.value() < 0 || performance.value() > PERFORMANCE_MAX) {
            throw new IllegalArgumentException("no admission id can carry performance " + performance);
        }
        ByteBuffer bits =
                ByteBuffer.wrap(hash(performance + "/" + entry.account() + "/" + entry.line() + "/" + entry.arrival()));
        long high = (performance.value() << 16) | ((long) VERSION << 12) | (bits.getLong() & 0x0FFFL);
        long low = (bits.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new AdmissionId(new UUID(high, low));
    }

    /** Empty for an id that was not made here. */
    static Optional<PerformanceId> performance(AdmissionId id) {
        return id.value().version() == VERSION
                ? Optional.of(new PerformanceId(id.value().getMostSignificantBits() >>> 16))
                : Optional.empty();
    }

    private byte[] hash(String place) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(place.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
