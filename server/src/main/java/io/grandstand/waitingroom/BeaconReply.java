package io.grandstand.waitingroom;

import io.grandstand.draw.BeaconOutput;

/** What asking a relay for a round comes to. */
sealed interface BeaconReply {

    /** It is of the round that was asked for, and whole. */
    record Said(BeaconOutput output) implements BeaconReply {}

    record Nothing(Why why) implements BeaconReply {}

    /** Why there is nothing to go by. */
    enum Why {
        /** The relay does not know the round, or not yet. */
        NOT_YET,
        /** What it answers is not that round's randomness, or is nothing that a beacon says. */
        WRONG,
        /** It does not answer, or not in time. */
        AWAY
    }
}
