package io.grandstand.bench.journal;

import java.util.List;
import java.util.UUID;

/**
 * One thing that a client did or was told.
 *
 * @param phase before the call was made, or after it was answered
 * @param what kind of thing the id names
 * @param id made by the caller
 * @param status of the answer; 0 before the call, or where none came
 * @param state as the answer named it: the status of a payment, for example; empty where it has none
 * @param performance 0 where the call names none
 * @param seats that the answer acknowledged
 */
public record JournalLine(
        Phase phase, What what, UUID id, int status, String state, long performance, List<Integer> seats) {

    public enum Phase {
        BEFORE,
        AFTER
    }

    public enum What {
        HOLD,
        ORDER,
        PAYMENT,
        TICKET
    }

    public JournalLine {
        seats = List.copyOf(seats);
    }

    /** Whether the server said yes; only then may nothing be lost. */
    public boolean acknowledged() {
        return phase == Phase.AFTER && status >= 200 && status < 300;
    }

    public static JournalLine before(What what, UUID id) {
        return new JournalLine(Phase.BEFORE, what, id, 0, "", 0, List.of());
    }
}
