package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.TokenSeal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Signs what fans carry and reads it again without a look-up. Each kind has a key of its own.
 */
class Tokens {

    /** The kind in the high half, its version in the low one. */
    private static final byte ENTRY_1 = 0x11;

    private static final byte ADMISSION_1 = 0x21;
    private static final int ENTRY_BYTES = 1 + 8 + 16 + 8 + 8;
    private static final int ADMISSION_BYTES = 1 + 16 + 8 + 16 + 8 + 8 + 8 + 8;

    private final TokenSeal entries;
    private final TokenSeal admissions;

    Tokens(byte[] entryKey, byte[] admissionKey) {
        this.entries = new TokenSeal(entryKey);
        this.admissions = new TokenSeal(admissionKey);
    }

    String sign(EntryToken entry) {
        byte[] fields = new byte[ENTRY_BYTES];
        ByteBuffer to =
                ByteBuffer.wrap(fields).put(ENTRY_1).putLong(entry.performance().value());
        put(to, entry.account().value());
        to.putLong(entry.arrival()).putLong(entry.line());
        return entries.close(fields);
    }

    /** Empty for whatever this server did not sign as an entry. */
    Optional<EntryToken> entry(@Nullable String token) {
        return entries.open(token, ENTRY_1, ENTRY_BYTES)
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
        return admissions.close(fields);
    }

    /** Empty for whatever this server did not sign as an admission; its times are not looked at. */
    Optional<AdmissionToken> admission(@Nullable String token) {
        return admissions
                .open(token, ADMISSION_1, ADMISSION_BYTES)
                .map(fields -> new AdmissionToken(
                        new AdmissionId(uuid(fields)),
                        new PerformanceId(fields.getLong()),
                        new AccountId(uuid(fields)),
                        fields.getLong(),
                        fields.getLong(),
                        Instant.ofEpochMilli(fields.getLong()),
                        Instant.ofEpochMilli(fields.getLong())));
    }

    private static void put(ByteBuffer fields, UUID id) {
        fields.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer fields) {
        return new UUID(fields.getLong(), fields.getLong());
    }
}
