package io.grandstand.draw;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Bytes on their way into a hash. What they are for stands in front, so that no two purposes share a hash. */
final class Message {

    private static final String SCHEME = "grandstand/draw/1/";
    private static final String MAC = "HmacSHA256";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Message() {}

    static Message of(String purpose) {
        var message = new Message();
        message.bytes.writeBytes((SCHEME + purpose).getBytes(StandardCharsets.US_ASCII));
        return message.add((byte) 0);
    }

    Message add(byte value) {
        bytes.write(value);
        return this;
    }

    Message add(byte[] value) {
        bytes.writeBytes(value);
        return this;
    }

    Message add(Hash value) {
        return add(value.bytes());
    }

    Message add(int value) {
        return add(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    }

    Message add(long value) {
        return add(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    /** With its length in front, so that it cannot run into what follows. */
    Message addSized(byte[] value) {
        return add(ByteBuffer.allocate(Short.BYTES)
                        .putShort((short) value.length)
                        .array())
                .add(value);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    Hash hash() {
        return sha256(bytes());
    }

    static Hash sha256(byte[] bytes) {
        return Hash.of(digest().digest(bytes));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + MAC, e);
        }
    }
}
