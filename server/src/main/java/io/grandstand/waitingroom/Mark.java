package io.grandstand.waitingroom;

/**
 * How far a line got, as it is known outside Redis, too. A Redis that knows less has lost its memory.
 *
 * @param epoch grows each time the line is lost
 * @param since the epoch in which its numbers began
 * @param step grows with everything that is done in an epoch
 * @param issued no number above this one was ever given
 * @param serving the highest number called
 * @param settled all calls up to this number have come to something
 * @param forming whether a draw is still to come: then arrivals have no order yet that could be kept
 */
record Mark(long epoch, long since, long step, long issued, long serving, long settled, boolean forming) {

    static Mark of(LineAnswer answer) {
        return new Mark(
                answer.number("epoch"),
                answer.number("since"),
                answer.number("step"),
                answer.number("issued"),
                answer.number("serving"),
                answer.number("settled"),
                answer.number("forming") == 1);
    }

    /** Whichever is further, with all that either knows of the same numbers. */
    Mark and(Mark other) {
        Mark later = isBefore(other) ? other : this;
        if (since != other.since) {
            return later;
        }
        return new Mark(
                later.epoch,
                since,
                later.step,
                Math.max(issued, other.issued),
                Math.max(serving, other.serving),
                Math.max(settled, other.settled),
                later.forming);
    }

    Mark reserving(long until) {
        return new Mark(epoch, since, step, Math.max(issued, until), serving, settled, forming);
    }

    private boolean isBefore(Mark other) {
        return epoch < other.epoch || (epoch == other.epoch && step < other.step);
    }
}
