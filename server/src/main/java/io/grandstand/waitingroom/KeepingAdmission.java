package io.grandstand.waitingroom;

import io.grandstand.kernel.AccountId;
import io.grandstand.waitingroom.HeartbeatResult.Ended;
import io.grandstand.waitingroom.HeartbeatResult.Expired;
import io.grandstand.waitingroom.HeartbeatResult.NoAdmission;
import io.grandstand.waitingroom.HeartbeatResult.Renewed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/** Keeps an admission while its holder is there, and lets go of it soon after the page was closed. */
@Service
class KeepingAdmission {

    private final Rooms rooms;
    private final Line line;
    private final Tokens tokens;
    private final Revocations revocations;
    private final WaitingRoomSettings settings;
    private final InstantSource clock;

    KeepingAdmission(
            Rooms rooms,
            Line line,
            Tokens tokens,
            Revocations revocations,
            WaitingRoomSettings settings,
            InstantSource clock) {
        this.rooms = rooms;
        this.line = line;
        this.tokens = tokens;
        this.revocations = revocations;
        this.settings = settings;
        this.clock = clock;
    }

    HeartbeatResult heartbeat(AdmissionId id, AccountId account, @Nullable String token) {
        AdmissionToken admission = mine(id, account, token).orElse(null);
        if (admission == null) {
            return new NoAdmission();
        }
        Instant now = clock.instant();
        if (!now.isBefore(admission.expiresAt().plus(settings.slotLeeway())) || !now.isBefore(admission.rightUntil())) {
            return new Expired();
        }
        Optional<Room> room = rooms.find(admission.performance());
        if (room.isEmpty() || revocations.ended(admission.performance(), id)) {
            return new Ended();
        }
        return right(room.get(), admission, now)
                .<HeartbeatResult>map(right -> renewed(admission.renewed(now, settings.tokenLife(), right)))
                .orElseGet(Ended::new);
    }

    /** How long it still lasts; empty where it was ended. */
    private Optional<Duration> right(Room room, AdmissionToken admission, Instant now) {
        try {
            LineAnswer answer = line.heartbeat(room, admission);
            return answer.is("KEPT") ? Optional.of(Duration.ofMillis(answer.number("right"))) : Optional.empty();
        } catch (DataAccessException away) {
            // Whoever was let in goes on booking while the line is away, for as long as the token's own right lasts.
            return Optional.of(Duration.between(now, admission.rightUntil()));
        }
    }

    private Renewed renewed(AdmissionToken next) {
        return new Renewed(next, tokens.sign(next));
    }

    /**
     * The holder's page was closed, or is on its way to the next one, whose heartbeat keeps the admission on.
     *
     * @return false when this is no token of that admission
     */
    boolean leave(AdmissionId id, AccountId account, String token) {
        Optional<AdmissionToken> admission = mine(id, account, token);
        admission.ifPresent(given -> rooms.find(given.performance()).ifPresent(room -> line.leave(room, given)));
        return admission.isPresent();
    }

    private Optional<AdmissionToken> mine(AdmissionId id, AccountId account, @Nullable String token) {
        return tokens.admission(token)
                .filter(given -> given.account().equals(account) && given.id().equals(id));
    }
}
