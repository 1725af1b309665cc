package io.grandstand.kernel;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs fields that somebody carries, to be read again without a look-up: the fields, of which the first byte says their
 * kind, and an HMAC-SHA256 (RFC 2104) over them, as base64url without padding.
 */
public final class TokenSeal {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAC_BYTES = 32;

    private final SecretKeySpec key;

    /** @param key of this purpose alone */
    public TokenSeal(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    public String close(byte[] fields) {
        byte[] signed = Arrays.copyOf(fields, fields.length + MAC_BYTES);
        System.arraycopy(mac(fields), 0, signed, fields.length, MAC_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /** The fields after their kind; empty for whatever was not closed by this key as that kind and length. */
    public Optional<ByteBuffer> open(@Nullable String token, byte kind, int fieldBytes) {
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
        if (!MessageDigest.isEqual(mac, mac(fields)) || fields[0] != kind) {
            return Optional.empty();
        }
        return Optional.of(ByteBuffer.wrap(fields).position(1));
    }

    private static int encodedLength(int bytes) {
        return (bytes * 4 + 2) / 3;
    }

    private byte[] mac(byte[] fields) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(fields);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
