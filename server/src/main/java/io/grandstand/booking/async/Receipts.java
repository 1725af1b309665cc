package io.grandstand.booking.async;

import io.grandstand.booking.HoldId;
import io.grandstand.booking.domain.Receipt;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Secrets;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Signs receipts and reads them again, so that nobody need remember who waits for what. */
@Component
class Receipts {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAC_BYTES = 32;
    private static final byte VERSION = 1;
    private static final int FIELD_BYTES = 1 + 16 + 8 + 16 + 8;

    /** As base64url without padding. */
    private static final int TOKEN_LENGTH = ((FIELD_BYTES + MAC_BYTES) * 4 + 2) / 3;

    private final SecretKeySpec key;

    @Autowired
    Receipts(Secrets secrets) {
        this(secrets.hmacKey("asked-hold"));
    }

    Receipts(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    String sign(Receipt receipt) {
        UUID hold = receipt.hold().value();
        UUID account = receipt.account().value();
        byte[] signed = new byte[FIELD_BYTES + MAC_BYTES];
        ByteBuffer to = ByteBuffer.wrap(signed)
                .put(VERSION)
                .putLong(hold.getMostSignificantBits())
                .putLong(hold.getLeastSignificantBits())
                .putLong(receipt.performance().value())
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .putLong(receipt.askedAt().toEpochMilli());
        to.put(mac(signed));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /** Empty for whatever was not signed here; its age is not looked at. */
    Optional<Receipt> read(String token) {
        if (token.length() != TOKEN_LENGTH) {
            return Optional.empty();
        }
        byte[] signed;
        try {
            signed = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        byte[] mac = Arrays.copyOfRange(signed, FIELD_BYTES, signed.length);
        if (!MessageDigest.isEqual(mac, mac(signed)) || signed[0] != VERSION) {
            return Optional.empty();
        }
        ByteBuffer from = ByteBuffer.wrap(signed).position(1);
        return Optional.of(new Receipt(
                new HoldId(new UUID(from.getLong(), from.getLong())),
                new PerformanceId(from.getLong()),
                new AccountId(new UUID(from.getLong(), from.getLong())),
                Instant.ofEpochMilli(from.getLong())));
    }

    /** Over the fields, which come first. */
    private byte[] mac(byte[] signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(signed, 0, FIELD_BYTES);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
