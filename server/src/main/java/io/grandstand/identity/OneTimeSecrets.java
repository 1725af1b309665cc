package io.grandstand.identity;

import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Links and codes that are good once and for a while; what is kept of them lets nobody use them. */
@Repository
class OneTimeSecrets {

    /** How often a code may be guessed before another one is needed: 5 of a million. */
    static final int CODE_TRIES_MAX = 5;

    private static final int TOKEN_BYTES = 32;
    private static final int CODES = 1_000_000;
    private static final String HMAC = "HmacSHA256";

    /** Rows dropped in one statement. */
    private static final int DROPPED_MAX = 5_000;

    enum Purpose {
        NEW_PASSWORD,
        CONFIRM_EMAIL
    }

    /** What became of a guess, and how many more there may be. */
    record Guess(boolean right, int triesLeft) {}

    private final JdbcClient jdbc;
    private final byte[] codeKey;
    private final SecureRandom random = new SecureRandom();

    OneTimeSecrets(JdbcClient jdbc, Secrets secrets) {
        this.jdbc = jdbc;
        this.codeKey = secrets.hmacKey("phone-code");
    }

    /** Makes a link's token. Earlier ones stay good: of two letters either may be opened. */
    String newLink(AccountId account, Purpose purpose, Duration lifetime) {
        byte[] secret = new byte[TOKEN_BYTES];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        jdbc.sql("""
                        insert into identity.link (token_hash, account_id, purpose, expires_at)
                        values (:hash, :account, :purpose, clock_timestamp() + make_interval(secs => :seconds))
                        """)
                .param("hash", KeepingSessions.sha256(token))
                .param("account", account.value())
                .param("purpose", purpose.name())
                .param("seconds", lifetime.toSeconds())
                .update();
        return token;
    }

    boolean usable(String token, Purpose purpose) {
        return jdbc.sql("""
                        select exists (select from identity.link
                            where token_hash = :hash and purpose = :purpose and expires_at > clock_timestamp())
                        """)
                .param("hash", KeepingSessions.sha256(token))
                .param("purpose", purpose.name())
                .query(Boolean.class)
                .single();
    }

    /** Whose link it is. It is used up, and so is every other one of that account for the same purpose. */
    Optional<AccountId> use(String token, Purpose purpose) {
        Optional<AccountId> account = jdbc.sql("""
                        delete from identity.link
                        where token_hash = :hash and purpose = :purpose and expires_at > clock_timestamp()
                        returning account_id
                        """)
                .param("hash", KeepingSessions.sha256(token))
                .param("purpose", purpose.name())
                .query((row, _) -> new AccountId(row.getObject("account_id", UUID.class)))
                .optional();
        account.ifPresent(whose -> dropLinks(whose, purpose));
        return account;
    }

    void dropLinks(AccountId account, Purpose purpose) {
        jdbc.sql("delete from identity.link where account_id = :account and purpose = :purpose")
                .param("account", account.value())
                .param("purpose", purpose.name())
                .update();
    }

    /** Makes a code for this number, in place of any that was made before. */
    String newCode(AccountId account, PhoneNumber phone, Duration lifetime) {
        String code = "%06d".formatted(random.nextInt(CODES));
        jdbc.sql("""
                        insert into identity.phone_code (account_id, code_hash, expires_at)
                        values (:account, :hash, clock_timestamp() + make_interval(secs => :seconds))
                        on conflict (account_id) do update
                        set code_hash = excluded.code_hash, expires_at = excluded.expires_at,
                            made_at = clock_timestamp(), tries = 0
                        """)
                .param("account", account.value())
                .param("hash", codeHash(account, phone, code))
                .param("seconds", lifetime.toSeconds())
                .update();
        return code;
    }

    /** Counts a guess and compares it; the right one uses the code up. None where there is no code to compare with. */
    Optional<Guess> guess(AccountId account, PhoneNumber phone, String guessed) {
        byte[] hash = codeHash(account, phone, guessed);
        Optional<Guess> guess = jdbc.sql("""
                        update identity.phone_code set tries = tries + 1
                        where account_id = :account and expires_at > clock_timestamp() and tries < :max
                        returning code_hash, tries
                        """)
                .param("account", account.value())
                .param("max", CODE_TRIES_MAX)
                .query((row, _) -> new Guess(
                        MessageDigest.isEqual(row.getBytes("code_hash"), hash), CODE_TRIES_MAX - row.getInt("tries")))
                .optional();
        guess.filter(Guess::right).ifPresent(_ -> dropCode(account));
        return guess;
    }

    void dropCode(AccountId account) {
        jdbc.sql("delete from identity.phone_code where account_id = :account")
                .param("account", account.value())
                .update();
    }

    /** At most {@link #DROPPED_MAX} of each a call. */
    void dropExpired() {
        jdbc.sql("""
                        delete from identity.link where token_hash in (
                            select token_hash from identity.link where expires_at < statement_timestamp() limit :max)
                        """).param("max", DROPPED_MAX).update();
        jdbc.sql("""
                        delete from identity.phone_code where account_id in (
                            select account_id from identity.phone_code where expires_at < statement_timestamp() limit :max)
                        """).param("max", DROPPED_MAX).update();
    }

    /** With the number: a code that was sent to another one confirms nothing. */
    private byte[] codeHash(AccountId account, PhoneNumber phone, String code) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(codeKey, HMAC));
            return mac.doFinal((account + ":" + phone.international() + ":" + code).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
