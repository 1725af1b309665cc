package io.grandstand.identity;

import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Argon2id, a few at a time: it is slow and large on purpose, and a storm of log-ins must not take a sale's cores. */
@Component
class PasswordHashing {

    private final PasswordEncoder encoder = new DelegatingPasswordEncoder(
            "argon2id",
            Map.of(
                    "argon2id",
                    Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8(),
                    "bcrypt",
                    new BCryptPasswordEncoder()));
    private final Semaphore slots;
    private final String nobodys;

    PasswordHashing(IdentitySettings settings) {
        slots = new Semaphore(settings.hashingAtOnce(), true);
        nobodys = encoder.encode("nobody has this password");
    }

    String hash(String password) {
        return inSlot(() -> encoder.encode(password));
    }

    boolean matches(String password, String hash) {
        return inSlot(() -> encoder.matches(password, hash));
    }

    /** Takes as long as a look at a real account, so that the time of an answer does not tell who has one. */
    void matchNobody(String password) {
        inSlot(() -> encoder.matches(password, nobodys));
    }

    /** Whether a newer and stronger form of hash should take this one's place. */
    boolean outdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    private <T> T inSlot(Supplier<T> work) {
        slots.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            slots.release();
        }
    }
}
