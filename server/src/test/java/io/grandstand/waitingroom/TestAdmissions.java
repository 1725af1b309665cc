package io.grandstand.waitingroom;

import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Signs admissions as they were, so that no test waits for one to end. */
@Component
public class TestAdmissions {

    private static final Duration LIFE = Duration.ofMinutes(1);

    private final Tokens tokens;
    private final InstantSource clock;

    TestAdmissions(Tokens tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** The same admission, as it was when its time ran out just now. */
    public String expired(String admission) {
        return tokens.sign(tokens.admission(admission)
                .orElseThrow()
                .renewed(clock.instant().minus(LIFE), LIFE, LIFE));
    }
}
