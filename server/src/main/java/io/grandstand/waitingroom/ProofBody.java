package io.grandstand.waitingroom;

import io.grandstand.draw.Hash;
import java.util.List;

/**
 * A proof in the words of docs/domain/the-draw.md.
 *
 * @param rank from 0
 * @param number that the rank comes to in line
 */
record ProofBody(DrawBody draw, EntrantBody entrant, String leaf, int index, List<String> path, int rank, long number) {

    record EntrantBody(String id, String nonce) {}

    ProofBody {
        path = List.copyOf(path);
    }

    static ProofBody of(ProofResult.Proof proof) {
        return new ProofBody(
                DrawBody.of(proof.draw().forEveryone()),
                new EntrantBody(proof.entrant().id(), proof.entrant().nonce().toString()),
                proof.leaf().toString(),
                proof.inclusion().index(),
                proof.inclusion().path().stream().map(Hash::toString).toList(),
                proof.rank(),
                proof.rank() + 1L);
    }
}
