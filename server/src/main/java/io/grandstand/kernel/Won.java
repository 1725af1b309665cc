package io.grandstand.kernel;

/** An amount of money in whole won, exact and never negative. */
public record Won(long amount) implements Comparable<Won> {

    public static final Won ZERO = new Won(0);

    public Won {
        if (amount < 0) {
            throw new IllegalArgumentException("an amount must not be negative: " + amount);
        }
    }

    public Won plus(Won other) {
        return new Won(Math.addExact(amount, other.amount));
    }

    /** What is left; {@code other} must not be more than this. */
    public Won minus(Won other) {
        return new Won(Math.subtractExact(amount, other.amount));
    }

    public boolean covers(Won other) {
        return amount >= other.amount;
    }

    @Override
    public int compareTo(Won other) {
        return Long.compare(amount, other.amount);
    }
}
