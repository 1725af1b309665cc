package io.grandstand.order;

import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.Place;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.Secrets;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What stands on a ticket for a gate to read: which ticket, performance and place, and a signature, so that a gate that
 * has the key needs no network. 62 characters, short enough for a small QR code: {@code G1.} and the URL-safe base64 of
 * 28 bytes (ticket, performance, and the seat, or the complement of an area's section) and 16 bytes (the first half of
 * their HMAC-SHA256).
 */
@Component
class TicketCodes {

    /** What a code says, once its signature was found true. */
    record Claim(TicketId ticket, PerformanceId performance, Place place) {}

    private static final String VERSION = "G1.";
    private static final int CLAIM_BYTES = Long.BYTES * 3 + Integer.BYTES;
    private static final int SIGNATURE_BYTES = 16;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    @Autowired
    TicketCodes(Secrets secrets) {
        this(secrets.hmacKey("ticket"));
    }

    TicketCodes(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    String sign(Claim claim) {
        byte[] said = ByteBuffer.allocate(CLAIM_BYTES)
                .putLong(claim.ticket().value().getMostSignificantBits())
                .putLong(claim.ticket().value().getLeastSignificantBits())
                .putLong(claim.performance().value())
                .putInt(
                        switch (claim.place()) {
                            case SeatNo seat -> seat.index();
                            case AreaNo area -> ~area.section();
                        })
                .array();
        byte[] whole = ByteBuffer.allocate(CLAIM_BYTES + SIGNATURE_BYTES)
                .put(said)
                .put(signature(said))
                .array();
        return VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** Empty where the code was not made here. */
    Optional<Claim> read(String code) {
        return bytes(code).flatMap(whole -> {
            byte[] said = Arrays.copyOf(whole, CLAIM_BYTES);
            byte[] signature = Arrays.copyOfRange(whole, CLAIM_BYTES, whole.length);
            if (!MessageDigest.isEqual(signature, signature(said))) {
                return Optional.empty();
            }
            ByteBuffer claim = ByteBuffer.wrap(said);
            return Optional.of(new Claim(
                    new TicketId(new UUID(claim.getLong(), claim.getLong())),
                    new PerformanceId(claim.getLong()),
                    place(claim.getInt())));
        });
    }

    private static Place place(int number) {
        return number < 0 ? new AreaNo(~number) : new SeatNo(number);
    }

    private static Optional<byte[]> bytes(String code) {
        if (!code.startsWith(VERSION)) {
            return Optional.empty();
        }
        try {
            byte[] whole = Base64.getUrlDecoder().decode(code.substring(VERSION.length()));
            return whole.length == CLAIM_BYTES + SIGNATURE_BYTES ? Optional.of(whole) : Optional.empty();
        } catch (IllegalArgumentException e) {
            // Not base64: no code of ours, whatever it is.
            return Optional.empty();
        }
    }

    private byte[] signature(byte[] said) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(said), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
