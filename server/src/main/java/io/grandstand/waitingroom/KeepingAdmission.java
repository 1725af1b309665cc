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
        LineAnswer answer = line.heartbeat(room.get(), admission);
        if (!answer.is("KEPT")) {
            return new Ended();
        }
        AdmissionToken next = admission.renewed(now, settings.tokenLife(), Duration.ofMillis(answer.number("right")));
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
