package io.grandstand.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.catalog.WaitingRoomPolicy.Rejoin;
import io.grandstand.waitingroom.PolicyBody.Fault;
import io.grandstand.waitingroom.PolicyBody.RateBody;
import org.junit.jupiter.api.Test;

class PolicyBodyTests {

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        var body = new PolicyBody(new RateBody(0, null), -1, 0, 5, null);

        assertThat(body.faults())
                .extracting(Fault::path)
                .containsExactly("rate.count", "rate.perSeconds", "group", "concurrency", "admissionSeconds", "rejoin");
    }

    @Test
    void readsWhatItWrites() {
        var body = new PolicyBody(new RateBody(1_400, 10), 120, 500, 600, Rejoin.TAIL);

        assertThat(body.faults()).isEmpty();
        assertThat(PolicyBody.of(body.policy())).isEqualTo(body);
    }

    @Test
    void mayLimitNothing() {
        var body = new PolicyBody(null, null, null, 600, Rejoin.KEEP);

        assertThat(body.faults()).isEmpty();
        assertThat(PolicyBody.of(body.policy())).isEqualTo(body);
    }
}
