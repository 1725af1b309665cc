package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.draw.Entrant;
import io.grandstand.draw.Hash;
import io.grandstand.kernel.AccountId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What stands for an account in the list of a draw: the same on every process, and nothing that others could guess. */
class Entrants {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    Entrants(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    Entrant of(PerformanceId performance, AccountId account) {
        return new Entrant(account.toString(), nonce(performance + "/" + account));
    }

    Hash leaf(PerformanceId performance, AccountId account) {
        return of(performance, account).leafIn(RoomDraw.name(performance));
    }

    private Hash nonce(String purpose) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Hash.of(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
