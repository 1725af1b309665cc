package io.grandstand.draw;

import java.util.Optional;

/**
 * What is said before anybody takes part.
 *
 * @param beacon whose randomness goes into the result; empty where the operator's secret alone decides
 */
public record DrawTerms(DrawName name, Optional<BeaconRound> beacon) {

    private static final byte OPERATOR_TRUSTED = 0;
    private static final byte BEACON = 1;

    /** Binds the operator to a seed, and to these terms, without telling the seed. */
    public Hash commitmentTo(Seed seed) {
        return addTo(Message.of("commitment")).add(seed.value()).hash();
    }

    Message addTo(Message message) {
        message.addSized(name.bytes());
        beacon.ifPresentOrElse(
                round -> message.add(BEACON).add(round.chain().hash()).add(round.number()),
                () -> message.add(OPERATOR_TRUSTED));
        return message;
    }
}
