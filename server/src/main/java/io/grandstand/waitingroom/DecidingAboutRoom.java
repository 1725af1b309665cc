package io.grandstand.waitingroom;

import io.grandstand.catalog.WaitingRoomPolicy;
import io.grandstand.kernel.AccountId;
import io.grandstand.waitingroom.DecisionResult.Closed;
import io.grandstand.waitingroom.DecisionResult.Decided;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Puts a host's decision into force: kept in PostgreSQL first, then brought to Redis, where every process goes by it. */
@Service
class DecidingAboutRoom {

    private static final Logger LOG = LoggerFactory.getLogger(DecidingAboutRoom.class);
    /** As many hosts deciding at the very same time are not believable. */
    private static final int ATTEMPTS_MAX = 10;

    private final HostDecisions decisions;
    private final Line line;
    private final LiveRooms live;
    private final InstantSource clock;

    DecidingAboutRoom(HostDecisions decisions, Line line, LiveRooms live, InstantSource clock) {
        this.decisions = decisions;
        this.line = line;
        this.live = live;
        this.clock = clock;
    }

    DecisionResult command(Room room, Controls.Command command, AccountId by) {
        return decide(
                room,
                before -> {
                    Controls after = before.controls().after(command);
                    return after.equals(before.controls()) ? before : before.with(after);
                },
                by);
    }

    DecisionResult change(Room room, WaitingRoomPolicy policy, AccountId by) {
        return decide(room, before -> before.with(policy), by);
    }

    private DecisionResult decide(Room room, UnaryOperator<HostDecision> step, AccountId by) {
        if (room.stage(clock.instant()) == Stage.OVER) {
            return new Closed();
        }
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            HostDecision before = decisions.find(room.performance());
            HostDecision after = step.apply(before);
            if (after.equals(before) || decisions.keep(room.performance(), after, by)) {
                LOG.info(
                        "waitingroom=decided performance={} version={} controls={} policy={} by={}",
                        room.performance(),
                        after.version(),
                        after.controls(),
                        after.policy(),
                        by);
                line.configure(room, after);
                live.forget(room.performance());
                return new Decided(live.view(room));
            }
        }
        throw new IllegalStateException("somebody else keeps deciding about performance " + room.performance());
    }
}
