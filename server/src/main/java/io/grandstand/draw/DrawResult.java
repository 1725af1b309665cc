package io.grandstand.draw;

import java.util.Optional;

/** A draw that is over, as everyone may know it. */
public record DrawResult(DrawTerms terms, Hash commitment, EntrantList entrants, Randomness randomness) {

    /** Why nobody should believe it; empty for a draw that is as it was promised. */
    public Optional<Fault> fault() {
        if (!terms.commitmentTo(randomness.seed()).equals(commitment)) {
            return Optional.of(Fault.COMMITMENT_BROKEN);
        }
        BeaconRound named = terms.beacon().orElse(null);
        BeaconOutput said = randomness.beacon().orElse(null);
        if (named == null) {
            return said == null ? Optional.empty() : Optional.of(Fault.BEACON_NOT_NAMED);
        }
        if (said == null) {
            return Optional.of(Fault.BEACON_MISSED);
        }
        Optional<Fault> wrong = said.fault(named);
        if (wrong.isPresent()) {
            return wrong;
        }
        return entrants.closedAt().isBefore(named.comesAt()) ? Optional.empty() : Optional.of(Fault.BEACON_TOO_EARLY);
    }

    /** Why one entrant should not believe what they were told, or the draw; empty when all of it is right. */
    public Optional<Fault> fault(EntrantClaim claim) {
        Optional<Fault> fault = fault();
        if (fault.isPresent()) {
            return fault;
        }
        if (!claim.entrant().leafIn(terms.name()).equals(claim.leaf())) {
            return Optional.of(Fault.LEAF_NOT_OF_ENTRANT);
        }
        if (!claim.proof().proves(claim.leaf(), entrants.root(), entrants.count())) {
            return Optional.of(Fault.NOT_IN_LIST);
        }
        return ranking().rankOf(claim.proof().index()) == claim.rank()
                ? Optional.empty()
                : Optional.of(Fault.RANK_WRONG);
    }

    /** The key is HKDF-SHA-256 (RFC 5869) of the randomness, with the root as its salt. */
    public Ranking ranking() {
        var extract = Message.mac(entrants.root().bytes());
        extract.update(randomness.seed().value().bytes());
        randomness
                .beacon()
                .ifPresent(output -> extract.update(output.randomness().bytes()));
        byte[] extracted = extract.doFinal();
        byte[] info = terms.addTo(Message.of("key"))
                .add(entrants.root())
                .add(entrants.count())
                .bytes();
        // One block of HKDF's expansion: the info, and the block's number.
        var expand = Message.mac(extracted);
        expand.update(info);
        return new Ranking(expand.doFinal(new byte[] {1}), entrants.count());
    }
}
