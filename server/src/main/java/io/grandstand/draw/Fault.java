package io.grandstand.draw;

/** Why a draw, or what one entrant was told about it, is not what was promised. */
public enum Fault {
    /** The seed is not the one that was committed to, or the terms are not. */
    COMMITMENT_BROKEN,
    /** There is randomness of a beacon that the terms do not name. */
    BEACON_NOT_NAMED,
    /** The terms name a beacon, and its randomness was not taken: the operator's secret alone has decided. */
    BEACON_MISSED,
    /** The randomness is of another round than the one that was named. */
    BEACON_ROUND_WRONG,
    /** The randomness is not the hash of its signature. */
    BEACON_RANDOMNESS_WRONG,
    /** The round had come before the list of entrants was closed, so its randomness could be known. */
    BEACON_TOO_EARLY,
    /** The leaf is not of this entrant. */
    LEAF_NOT_OF_ENTRANT,
    /** The leaf is not in the list at that place. */
    NOT_IN_LIST,
    /** The arithmetic comes to another rank. */
    RANK_WRONG
}
