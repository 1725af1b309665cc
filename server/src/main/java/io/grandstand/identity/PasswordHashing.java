package io.grandstand.identity;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id, a few at a time: it is slow and large on purpose, and a storm of log-ins must not take a sale's cores. Who
 * does not get a turn in time is refused, so that a storm makes no queue that outlives it.
 */
@Component
class PasswordHashing {

    /** What became of a wish to hash. */
    sealed interface Turn<T> {

        record Done<T>(T value) implements Turn<T> {}

        /** All turns were taken for as long as one waits for them. */
        record Busy<T>(Duration retryAfter) implements Turn<T> {}
    }

    private final PasswordEncoder encoder = new DelegatingPasswordEncoder(
            "argon2id",
            Map.of(
                    "argon2id",
                    Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8(),
                    "bcrypt",
                    new BCryptPasswordEncoder()));
    private final Semaphore slots;
    private final Duration waitMax;
    private final String nobodys;

    PasswordHashing(IdentitySettings settings) {
        slots = new Semaphore(settings.hashingSlots(), true);
        waitMax = settings.hashingWait();
        nobodys = encoder.encode("nobody has this password");
    }

    Turn<String> hash(String password) {
        return inTurn(() -> encoder.encode(password));
    }

    /** For a start, which does it once and must not fail because somebody logs in meanwhile. */
    String hashAtStart(String password) {
        return encoder.encode(password);
    }

    Turn<Boolean> matches(String password, String hash) {
        return inTurn(() -> encoder.matches(password, hash));
    }

    /** Takes as long as a look at a real account, so that the time of an answer does not tell who has one. */
    Turn<Boolean> matchesNobody(String password) {
        return matches(password, nobodys);
    }

    /** Whether a newer and stronger form of hash should take this one's place. */
    boolean outdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    <T> Turn<T> inTurn(Supplier<T> work) {
        try {
            if (!slots.tryAcquire(waitMax.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Turn.Busy<>(waitMax);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Turn.Busy<>(waitMax);
        }
        try {
            return new Turn.Done<>(work.get());
        } finally {
            slots.release();
        }
    }
}
