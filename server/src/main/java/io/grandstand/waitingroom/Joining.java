package io.grandstand.waitingroom;

import io.grandstand.kernel.AccountId;
import io.grandstand.waitingroom.JoinResult.Closed;
import io.grandstand.waitingroom.JoinResult.Joined;
import io.grandstand.waitingroom.JoinResult.NotOpenYet;
import java.time.InstantSource;
import org.springframework.stereotype.Service;

/** Gives an account its one place in a line. */
@Service
class Joining {

    private final Line line;
    private final Tokens tokens;
    private final Entrants entrants;
    private final WaitingRoomMetrics metrics;
    private final InstantSource clock;

    Joining(Line line, Tokens tokens, Entrants entrants, WaitingRoomMetrics metrics, InstantSource clock) {
        this.line = line;
        this.tokens = tokens;
        this.entrants = entrants;
        this.metrics = metrics;
        this.clock = clock;
    }

    JoinResult join(Room room, AccountId account) {
        Stage stage = room.stage(clock.instant());
        if (stage == Stage.OVER) {
            return new Closed(Phase.CLOSED);
        }
        LineAnswer answer = line.join(room, account, entrants.leaf(room.performance(), account));
        metrics.joined(answer.outcome());
        return switch (answer.outcome()) {
            case "NOT_YET" -> new NotOpenYet(room.joinFrom());
            case "DRAINING" -> new Closed(Phase.DRAINING);
            case "NEW" -> joined(room, account, stage, answer, false);
            case "KEPT", "MOVED" -> joined(room, account, stage, answer, true);
            default -> throw new IllegalStateException("joining answered " + answer);
        };
    }

    private Joined joined(Room room, AccountId account, Stage stage, LineAnswer answer, boolean again) {
        var entry = new EntryToken(room.performance(), account, answer.number("arrival"), answer.number("epoch"));
        return new Joined(
                tokens.sign(entry),
                entry.arrival(),
                answer.findNumber("number"),
                entry.epoch(),
                Phase.of(stage, answer.controls()),
                again);
    }
}
