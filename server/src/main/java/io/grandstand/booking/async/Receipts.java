package io.grandstand.booking.async;

import io.grandstand.booking.HoldId;
import io.grandstand.booking.domain.Receipt;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Secrets;
import io.grandstand.kernel.TokenSeal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Signs receipts and reads them again, so that nobody need remember who waits for what. */
@Component
class Receipts {

    private static final byte RECEIPT_1 = 1;
    private static final int FIELD_BYTES = 1 + 16 + 8 + 16 + 8;

    private final TokenSeal seal;

    @Autowired
    Receipts(Secrets secrets) {
        this(secrets.hmacKey("asked-hold"));
    }

    Receipts(byte[] key) {
        this.seal = new TokenSeal(key);
    }

    String sign(Receipt receipt) {
        UUID hold = receipt.hold().value();
        UUID account = receipt.account().value();
        return seal.close(ByteBuffer.allocate(FIELD_BYTES)
                .put(RECEIPT_1)
                .putLong(hold.getMostSignificantBits())
                .putLong(hold.getLeastSignificantBits())
                .putLong(receipt.performance().value())
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .putLong(receipt.askedAt().toEpochMilli())
                .array());
    }

    /** Empty for whatever was not signed here; its age is not looked at. */
    Optional<Receipt> read(String token) {
        return seal.open(token, RECEIPT_1, FIELD_BYTES)
                .map(fields -> new Receipt(
                        new HoldId(new UUID(fields.getLong(), fields.getLong())),
                        new PerformanceId(fields.getLong()),
                        new AccountId(new UUID(fields.getLong(), fields.getLong())),
                        Instant.ofEpochMilli(fields.getLong())));
    }
}
