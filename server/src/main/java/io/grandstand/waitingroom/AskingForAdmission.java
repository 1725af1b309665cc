package io.grandstand.waitingroom;

import io.grandstand.kernel.AccountId;
import io.grandstand.waitingroom.AskResult.Admitted;
import io.grandstand.waitingroom.AskResult.Gone;
import io.grandstand.waitingroom.AskResult.NoEntry;
import io.grandstand.waitingroom.AskResult.NotYet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/** Lets in who was called. */
@Service
class AskingForAdmission {

    /** They are few, and should not leave the door empty. */
    private static final Duration KNOCK_AGAIN = Duration.ofMillis(250);

    private final Line line;
    private final Tokens tokens;
    private final AdmissionIds ids;
    private final WhileAway whileAway;
    private final WaitingRoomSettings settings;
    private final WaitingRoomMetrics metrics;
    private final InstantSource clock;

    AskingForAdmission(
            Line line,
            Tokens tokens,
            AdmissionIds ids,
            WhileAway whileAway,
            WaitingRoomSettings settings,
            WaitingRoomMetrics metrics,
            InstantSource clock) {
        this.line = line;
        this.tokens = tokens;
        this.ids = ids;
        this.whileAway = whileAway;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    AskResult ask(Room room, AccountId account, @Nullable String entryToken) {
        EntryToken entry = tokens.entry(entryToken).orElse(null);
        if (entry == null || !entry.isOf(account, room.performance())) {
            return new NoEntry();
        }
        Instant now = clock.instant();
        try {
            return ask(room, account, entry, now);
        } catch (DataAccessException away) {
            return whileAway.ask(room, entry, now).orElseThrow(() -> away);
        }
    }

    private AskResult ask(Room room, AccountId account, EntryToken entry, Instant now) {
        LineAnswer answer = line.admit(room, entry, ids.of(entry));
        metrics.asked(answer.outcome());
        return switch (answer.outcome()) {
            case "ADMITTED" -> admitted(room, account, answer, now, false);
            case "AGAIN" -> admitted(room, account, answer, now, true);
            case "WAITING" -> notYet(room, answer, now, PlaceState.WAITING);
            // It is this fan's turn, but so many of the called came that the policy keeps them for a moment.
            case "KNOCKED" -> new NotYet(answer.number("ahead"), KNOCK_AGAIN, PlaceState.CALLED);
            case "PARKED" -> notYet(room, answer, now, PlaceState.PARKED);
            case "GONE" -> new Gone();
            default -> throw new IllegalStateException("asking for admission answered " + answer);
        };
    }

    private Admitted admitted(Room room, AccountId account, LineAnswer answer, Instant asked, boolean again) {
        AdmissionToken admission = AdmissionToken.starting(
                asked,
                settings.tokenLife(),
                answer.admissionId(),
                room.performance(),
                account,
                answer.number("number"),
                answer.number("epoch"),
                Duration.ofMillis(answer.number("right")));
        return new Admitted(admission, tokens.sign(admission), again);
    }

    private static NotYet notYet(Room room, LineAnswer answer, Instant now, PlaceState state) {
        long ahead = answer.number("ahead");
        Phase phase = Phase.of(room.stage(now), answer.controls());
        return new NotYet(
                ahead,
                PollAfter.in(phase, Duration.between(now, room.salesFrom())).at(ahead),
                state);
    }
}
