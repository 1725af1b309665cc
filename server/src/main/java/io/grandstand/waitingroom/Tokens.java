package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.AccountId;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs what fans carry and reads it again without a look-up: a kind and version, the fields, and an HMAC-SHA256 over
 * both, as base64url. Each kind has a key of its own.
 */
class Tokens {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAC_BYTES = 32;
    /** The kind in the high half, its version in the low one. */
    private static final byte ENTRY_1 = 0x11;

    private static final byte ADMISSION_1 = 0x21;
    private static final int ENTRY_BYTES = 1 + 8 + 16 + 8 + 8;
    private static final int ADMISSION_BYTES = 1 + 16 + 8 + 16 + 8 + 8 + 8 + 8;

    private final SecretKeySpec entryKey;
    private final SecretKeySpec admissionKey;

    Tokens(byte[] entryKey, byte[] admissionKey) {
        this.entryKey = new SecretKeySpec(entryKey, ALGORITHM);
        this.admissionKey = new SecretKeySpec(admissionKey, ALGORITHM);
    }

    String sign(EntryToken entry) {
        byte[] fields = new byte[ENTRY_BYTES];
        ByteBuffer to =
                ByteBuffer.wrap(fields).put(ENTRY_1).putLong(entry.performance().value());
        put(to, entry.account().value());
        to.putLong(entry.number()).putLong(entry.epoch());
        return seal(fields, entryKey);
    }

    /** Empty for whatever this server did not sign as an entry. */
    Optional<EntryToken> entry(@Nullable String token) {
        return open(token, ENTRY_1, ENTRY_BYTES, entryKey)
                .map(fields -> new EntryToken(
                        new PerformanceId(fields.getLong()),
                        new AccountId(uuid(fields)),
                        fields.getLong(),
                        fields.getLong()));
    }

    String sign(AdmissionToken admission) {
        byte[] fields = new byte[ADMISSION_BYTES];
        ByteBuffer to = ByteBuffer.wrap(fields).put(ADMISSION_1);
        put(to, admission.id().value());
        to.putLong(admission.performance().value());
        put(to, admission.account().value());
        to.putLong(admission.number())
                .putLong(admission.epoch())
                .putLong(admission.expiresAt().toEpochMilli())
                .putLong(admission.rightUntil().toEpochMilli());
        return seal(fields, admissionKey);
    }

    /** Empty for whatever this server did not sign as an admission; its times are not looked at. */
    Optional<AdmissionToken> admission(@Nullable String token) {
        return open(token, ADMISSION_1, ADMISSION_BYTES, admissionKey)
                .map(fields -> new AdmissionToken(
                        new AdmissionId(uuid(fields)),
                        new PerformanceId(fields.getLong()),
                        new AccountId(uuid(fields)),
                        fields.getLong(),
                        fields.getLong(),
                        Instant.ofEpochMilli(fields.getLong()),
                        Instant.ofEpochMilli(fields.getLong())));
    }

    private static String seal(byte[] fields, SecretKeySpec key) {
        byte[] signed = Arrays.copyOf(fields, fields.length + MAC_BYTES);
        System.arraycopy(mac(fields, key), 0, signed, fields.length, MAC_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    private static Optional<ByteBuffer> open(@Nullable String token, byte kind, int fieldBytes, SecretKeySpec key) {
        // The length is known, so nothing long is ever decoded.
        if (token == null || token.length() != encodedLength(fieldBytes + MAC_BYTES)) {
            return Optional.empty();
        }
        byte[] signed;
        try {
            signed = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        byte[] fields = Arrays.copyOf(signed, fieldBytes);
        byte[] mac = Arrays.copyOfRange(signed, fieldBytes, signed.length);
        if (!MessageDigest.isEqual(mac, mac(fields, key)) || fields[0] != kind) {
            return Optional.empty();
        }
        return Optional.of(ByteBuffer.wrap(fields).position(1));
    }

    private static int encodedLength(int bytes) {
        return (bytes * 4 + 2) / 3;
    }

    private static byte[] mac(byte[] fields, SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(fields);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void put(ByteBuffer fields, UUID id) {
        fields.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer fields) {
        return new UUID(fields.getLong(), fields.getLong());
    }
}
