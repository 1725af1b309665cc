package io.grandstand.draw;

import java.util.HexFormat;
import java.util.Optional;

/**
 * What a beacon said in a round, in drand's words: the randomness is the hash of the signature.
 *
 * @param signature of the beacon's members over the round's number, in hex
 */
public record BeaconOutput(long round, Hash randomness, String signature) {

    private static final int SIGNATURE_DIGITS_MAX = 1_024;

    public BeaconOutput {
        if (signature.length() > SIGNATURE_DIGITS_MAX) {
            throw new IllegalArgumentException("no beacon signs by " + signature.length() + " digits");
        }
        HexFormat.of().parseHex(signature);
    }

    /** Why it is not what this round had to say; empty where it may be. */
    public Optional<Fault> fault(BeaconRound named) {
        if (round != named.number()) {
            return Optional.of(Fault.BEACON_ROUND_WRONG);
        }
        return isWhole() ? Optional.empty() : Optional.of(Fault.BEACON_RANDOMNESS_WRONG);
    }

    /** Whether the beacon's members signed it is for those who have the beacon's key. */
    private boolean isWhole() {
        return Message.sha256(HexFormat.of().parseHex(signature)).equals(randomness);
    }
}
