package io.grandstand.edge.security;

import io.grandstand.edge.EdgeSettings;
import io.grandstand.identity.RevocationFeed;
import io.grandstand.identity.SessionId;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Caller;
import io.grandstand.kernel.Secrets;
import io.grandstand.kernel.TokenSeal;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * Tickets that stand for an access token where no header can be sent: each opens one stream, soon. An address ends up in
 * logs; what is found there is used or over. Nothing is kept of a ticket until it is used, and then only that it was.
 */
@Component
class StreamTickets {

    /** @param expiresAt until when it opens a stream */
    record Ticket(String ticket, Instant expiresAt) {}

    /** The kind in the high half, its version in the low one. */
    private static final byte TICKET_1 = 0x31;

    private static final int NONCE_BYTES = 16;
    private static final int TICKET_BYTES = 1 + 16 + 16 + 8 + NONCE_BYTES;
    /** Clocks of processes differ by less than that. */
    private static final Duration REMEMBERED_LONGER = Duration.ofMinutes(1);

    private final TokenSeal seal;
    private final StringRedisTemplate redis;
    private final RevocationFeed revocations;
    private final Duration life;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    StreamTickets(
            Secrets secrets,
            StringRedisTemplate redis,
            RevocationFeed revocations,
            EdgeSettings settings,
            InstantSource clock) {
        this.seal = new TokenSeal(secrets.hmacKey("stream-ticket"));
        this.redis = redis;
        this.revocations = revocations;
        this.life = settings.streamTicket();
        this.clock = clock;
    }

    Ticket issue(CallerAuthentication holder) {
        Instant expires = clock.instant().plus(life);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] fields = new byte[TICKET_BYTES];
        ByteBuffer to = ByteBuffer.wrap(fields).put(TICKET_1);
        put(to, holder.caller().account().value());
        put(to, holder.session().value());
        to.putLong(expires.toEpochMilli()).put(nonce);
        return new Ticket(seal.close(fields), expires);
    }

    /** Empty for what is no ticket, was used, is over, or whose session has ended. */
    Optional<Caller> use(String ticket) {
        return seal.open(ticket, TICKET_1, TICKET_BYTES).flatMap(this::use);
    }

    private Optional<Caller> use(ByteBuffer fields) {
        var account = new AccountId(uuid(fields));
        var session = new SessionId(uuid(fields));
        Instant expires = Instant.ofEpochMilli(fields.getLong());
        byte[] nonce = new byte[NONCE_BYTES];
        fields.get(nonce);
        if (!clock.instant().isBefore(expires) || revocations.hasEnded(session) || !first(nonce)) {
            return Optional.empty();
        }
        return Optional.of(new Caller(account, Set.of()));
    }

    private boolean first(byte[] nonce) {
        String key = "stream-ticket:" + HexFormat.of().formatHex(nonce);
        return Boolean.TRUE.equals(redis.opsForValue().setIfAbsent(key, "", life.plus(REMEMBERED_LONGER)));
    }

    private static void put(ByteBuffer fields, UUID id) {
        fields.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer fields) {
        return new UUID(fields.getLong(), fields.getLong());
    }
}
