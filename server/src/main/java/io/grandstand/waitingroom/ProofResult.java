package io.grandstand.waitingroom;

import io.grandstand.draw.Entrant;
import io.grandstand.draw.Hash;
import io.grandstand.draw.InclusionProof;

/** What asking for a proof comes to. */
sealed interface ProofResult {

    /** All that it takes to calculate again what the draw gave one entrant. */
    record Proof(RoomDraw draw, Entrant entrant, Hash leaf, InclusionProof inclusion, int rank)
            implements ProofResult {}

    /** Nobody was drawn so far, or nobody ever will be. */
    record NotDrawn() implements ProofResult {}

    /** Who asks did not stand in line before the sale. */
    record NotAmongEntrants() implements ProofResult {}
}
