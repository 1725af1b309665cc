package io.grandstand.waitingroom;

import java.util.Optional;

/**
 * What a line begins with, or begins anew with when Redis has lost it.
 *
 * @param mark how far it got before; empty where nobody came yet
 * @param draw the one that goes with its numbers; empty where they go by who came first
 */
record LineOrigin(HostDecision decision, Optional<Mark> mark, Optional<LineDraw> draw) {

    LineOrigin with(HostDecision other) {
        return new LineOrigin(other, mark, draw);
    }

    LineOrigin with(Mark seen) {
        return new LineOrigin(decision, Optional.of(mark.map(seen::and).orElse(seen)), draw);
    }

    /** Whether numbers go on where they were: not before a draw, when nobody has one. */
    boolean goesOn() {
        boolean forming = mark.filter(Mark::forming).isPresent()
                && draw.flatMap(LineDraw::told).isEmpty();
        return mark.isPresent() && !forming;
    }

    /** Whether it cannot begin yet: those who are drawn have no numbers to come back with. */
    boolean isUnderWay() {
        return draw.filter(LineDraw::isUnderWay).isPresent();
    }
}
