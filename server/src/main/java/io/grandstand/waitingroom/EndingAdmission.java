package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.kernel.AccountId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Ends the right to book before its time and lets the next one in; or has it end later. */
@Service
class EndingAdmission {

    private final Rooms rooms;
    private final Line line;
    private final Revocations revocations;
    private final WaitingRoomMetrics metrics;

    EndingAdmission(Rooms rooms, Line line, Revocations revocations, WaitingRoomMetrics metrics) {
        this.rooms = rooms;
        this.line = line;
        this.revocations = revocations;
        this.metrics = metrics;
    }

    /** Whatever admission the account has there. */
    void end(AccountId account, PerformanceId performance) {
        rooms.find(performance).ifPresent(room -> ended(room, line.end(room, account)));
    }

    /** @return false when the account has no such admission */
    boolean end(AccountId account, AdmissionId admission) {
        Optional<Room> room = AdmissionIds.performance(admission).flatMap(rooms::find);
        return room.isPresent() && ended(room.get(), line.end(room.get(), account, admission));
    }

    /** Whatever admission the account has there ends then, if it would have ended before. */
    void notBefore(AccountId account, PerformanceId performance, Instant until) {
        rooms.find(performance).ifPresent(room -> line.prolong(room, account, until));
    }

    private boolean ended(Room room, LineAnswer answer) {
        if (!answer.is("ENDED")) {
            return false;
        }
        revocations.add(room.performance(), answer.admissionId());
        metrics.ended();
        return true;
    }
}
