package io.grandstand.waitingroom;

import io.grandstand.kernel.AccountId;
import io.grandstand.waitingroom.JoinResult.Closed;
import io.grandstand.waitingroom.JoinResult.Joined;
import io.grandstand.waitingroom.JoinResult.NotOpenYet;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/** Gives an account its one place in a line. */
@Service
class Joining {

    private final Line line;
    private final Tokens tokens;
    private final Entrants entrants;
    private final WhileAway whileAway;
    private final WaitingRoomMetrics metrics;
    private final InstantSource clock;

    Joining(
            Line line,
            Tokens tokens,
            Entrants entrants,
            WhileAway whileAway,
            WaitingRoomMetrics metrics,
            InstantSource clock) {
        this.line = line;
        this.tokens = tokens;
        this.entrants = entrants;
        this.whileAway = whileAway;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @param oldEntry what the fan has from before, if anything: it keeps a place in a line that was lost */
    JoinResult join(Room room, AccountId account, @Nullable String oldEntry) {
        Stage stage = room.stage(clock.instant());
        if (stage == Stage.OVER) {
            return new Closed(Phase.CLOSED);
        }
        try {
            return join(room, account, stage, oldEntry);
        } catch (DataAccessException away) {
            return whileAway.join(room, account).orElseThrow(() -> away);
        }
    }

    private JoinResult join(Room room, AccountId account, Stage stage, @Nullable String oldEntry) {
        Optional<EntryToken> old = tokens.entry(oldEntry).filter(entry -> entry.isOf(account, room.performance()));
        LineAnswer answer = line.join(room, account, entrants.leaf(room.performance(), account), old);
        metrics.joined(answer.outcome());
        return switch (answer.outcome()) {
            case "NOT_YET" -> new NotOpenYet(room.joinFrom());
            case "DRAINING" -> new Closed(Phase.DRAINING);
            case "NEW" -> joined(room, account, stage, answer, false);
            case "KEPT", "MOVED" -> joined(room, account, stage, answer, true);
            default -> throw new IllegalStateException("joining answered " + answer);
        };
    }

    /**
     * Gives the place up, so that it keeps nobody waiting.
     *
     * @return false where the entry is not this account's for this performance
     */
    boolean quit(Room room, AccountId account, @Nullable String entryToken) {
        Optional<EntryToken> entry = tokens.entry(entryToken).filter(given -> given.isOf(account, room.performance()));
        entry.ifPresent(given -> line.quit(room, given));
        return entry.isPresent();
    }

    private Joined joined(Room room, AccountId account, Stage stage, LineAnswer answer, boolean again) {
        var entry = new EntryToken(room.performance(), account, answer.number("arrival"), answer.number("since"));
        return new Joined(
                tokens.sign(entry),
                entry.arrival(),
                answer.findNumber("number"),
                answer.number("epoch"),
                Phase.of(stage, answer.controls()),
                again);
    }
}
