package io.grandstand.draw;

import java.util.HexFormat;

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

    /** Whether it is whole. Whether the beacon's members signed it is for those who have the beacon's key. */
    boolean whole() {
        return Message.sha256(HexFormat.of().parseHex(signature)).equals(randomness);
    }
}
