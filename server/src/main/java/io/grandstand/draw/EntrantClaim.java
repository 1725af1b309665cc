package io.grandstand.draw;

/** What one entrant was told: where they stand in the list, and which rank they have got. */
public record EntrantClaim(Entrant entrant, Hash leaf, InclusionProof proof, int rank) {}
