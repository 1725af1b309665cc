package io.grandstand.payment;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** How long a step may take before somebody looks after it, and how long is waited between two askings. */
@Component
class Patience {

    /**
     * Longer than anything that a living process does in one step: asking a provider, or asking whether the money may be
     * taken, which takes whoever is asked as long as its own step may.
     */
    static final Duration STEP_MAX = Duration.ofSeconds(35);

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration BETWEEN_ASKINGS_MAX = Duration.ofSeconds(15);
    private static final int DOUBLINGS_MAX = 4;

    private final RandomGenerator random;

    @Autowired
    Patience() {
        this(RandomGenerator.getDefault());
    }

    Patience(RandomGenerator random) {
        this.random = random;
    }

    /** As statements take it. */
    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /**
     * Doubles with every asking up to a limit, less up to a half by chance, so that payments that were lost together are
     * not asked for together.
     */
    Duration beforeAsking(int askedBefore) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(askedBefore, DOUBLINGS_MAX));
        long most = Math.min(doubled.toMillis(), BETWEEN_ASKINGS_MAX.toMillis());
        return Duration.ofMillis(most - random.nextLong(most / 2 + 1));
    }

    /** When a payment that has just come to this state is due, if nothing moves it; zero where its payer's time counts. */
    Duration in(PaymentState state) {
        return switch (state) {
            case READY, AUTHORIZING, CAPTURING, REFUNDING -> STEP_MAX;
            case UNKNOWN -> beforeAsking(0);
            case AWAITING_PAYER, COMPLETED, FAILED, REFUNDED -> Duration.ZERO;
        };
    }
}
