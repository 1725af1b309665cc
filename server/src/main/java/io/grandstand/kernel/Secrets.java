package io.grandstand.kernel;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Properties;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.stereotype.Component;

/**
 * The keys that all processes of one installation share: made once, at the first start, and kept in the data folder in a
 * file that only its owner can read.
 */
@Component
public class Secrets {

    static final String FILE = "secrets.properties";

    private static final int MASTER_BYTES = 32;
    private static final int RSA_BITS = 2048;
    private static final String MASTER = "master";
    private static final String SIGNING = "signing";

    private final byte[] master;
    private final KeyPair signing;

    Secrets(DataSettings data) {
        Properties kept = readOrMake(data.folder());
        master = Base64.getDecoder().decode(kept.getProperty(MASTER));
        signing = keyPair(Base64.getDecoder().decode(kept.getProperty(SIGNING)));
    }

    /** The key for one purpose, 256 bits, derived from the master secret by HKDF (RFC 5869). */
    public byte[] hmacKey(String purpose) {
        try {
            SecretKey key = KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "HmacSHA256",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(master)
                                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), MASTER_BYTES));
            return key.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot derive keys", e);
        }
    }

    /** What access tokens are signed with: RSA, 2048 bits. */
    public KeyPair signingKeys() {
        return signing;
    }

    /** Two processes may start on one folder at the same moment: the lock lets one of them make the file. */
    private static Properties readOrMake(Path data) {
        Path file = data.resolve(FILE);
        try {
            Files.createDirectories(data);
            try (FileChannel lock = FileChannel.open(
                            data.resolve("secrets.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = lock.lock()) {
                if (!Files.exists(file)) {
                    make(file);
                }
                var kept = new Properties();
                kept.load(new StringReader(Files.readString(file)));
                return kept;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or make the secrets in " + data, e);
        }
    }

    private static void make(Path file) throws IOException {
        var made = new Properties();
        byte[] secret = new byte[MASTER_BYTES];
        new SecureRandom().nextBytes(secret);
        made.setProperty(MASTER, Base64.getEncoder().encodeToString(secret));
        made.setProperty(
                SIGNING,
                Base64.getEncoder().encodeToString(newKeyPair().getPrivate().getEncoded()));
        var text = new StringWriter();
        made.store(text, "Made at the first start. Whoever has this file can sign as this installation.");
        Path beside = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(beside);
        if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(
                    beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(beside, text.toString());
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static KeyPair newKeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot make RSA keys", e);
        }
    }

    private static KeyPair keyPair(byte[] pkcs8) {
        try {
            KeyFactory factory = KeyFactory.getInstance("RSA");
            var key = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            return new KeyPair(
                    factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())), key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the signing key in " + FILE + " is not readable", e);
        }
    }
}
