package io.grandstand.draw;

import java.util.random.RandomGenerator;

/** The operator's secret of one draw: committed to before it, told after it. */
public record Seed(Hash value) {

    public static Seed from(RandomGenerator random) {
        byte[] bytes = new byte[Hash.BYTES];
        random.nextBytes(bytes);
        return new Seed(Hash.of(bytes));
    }

    /** A secret has no place in a log. */
    @Override
    public String toString() {
        return "Seed[…]";
    }
}
