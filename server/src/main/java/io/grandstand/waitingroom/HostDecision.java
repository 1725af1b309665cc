package io.grandstand.waitingroom;

import io.grandstand.catalog.WaitingRoomPolicy;
import java.util.Optional;

/**
 * What a host decided about a waiting room while it runs.
 *
 * @param version grows with every decision; 0 when there was none
 * @param policy takes the place of the performance's own
 */
record HostDecision(long version, Controls controls, Optional<WaitingRoomPolicy> policy) {

    static final HostDecision NONE = new HostDecision(0, Controls.NONE, Optional.empty());

    HostDecision with(Controls next) {
        return new HostDecision(version + 1, next, policy);
    }

    HostDecision with(WaitingRoomPolicy next) {
        return new HostDecision(version + 1, controls, Optional.of(next));
    }
}
