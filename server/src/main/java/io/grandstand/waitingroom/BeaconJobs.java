package io.grandstand.waitingroom;

import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks beacons for the draws that wait for one. Any number of processes may do so at once; the first answer holds. */
@Component
@RunsIn(Role.WAITINGROOM_JOBS)
class BeaconJobs {

    private static final Logger LOG = LoggerFactory.getLogger(BeaconJobs.class);

    private final SettlingDraws settling;
    private boolean away;

    BeaconJobs(SettlingDraws settling) {
        this.settling = settling;
    }

    @Scheduled(fixedDelay = 1_000)
    void settle() {
        try {
            settling.settle();
            away = false;
        } catch (DataAccessException e) {
            if (!away) {
                LOG.warn("draws=unsettled cause={}", e.getMessage());
            }
            away = true;
        }
    }
}
