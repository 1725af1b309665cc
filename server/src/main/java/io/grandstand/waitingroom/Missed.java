package io.grandstand.waitingroom;

/** Why a draw was made without the beacon that was promised, by the operator's seed alone. */
enum Missed {
    /** The list was published when the round had come: its randomness could have been known. */
    LIST_TOO_LATE,
    /** The round comes so long after the opening that the sale does not wait for it: the opening was moved forward. */
    ROUND_TOO_FAR,
    /** No relay had told what the round said when its wait was over. */
    NO_ANSWER
}
