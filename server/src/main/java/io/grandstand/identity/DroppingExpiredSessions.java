package io.grandstand.identity;

import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets sessions, links and codes that are over. */
@Component
@RunsIn(Role.IDENTITY_JOBS)
class DroppingExpiredSessions {

    private final SessionTable sessions;
    private final OneTimeSecrets secrets;

    DroppingExpiredSessions(SessionTable sessions, OneTimeSecrets secrets) {
        this.sessions = sessions;
        this.secrets = secrets;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void run() {
        sessions.dropExpired();
        secrets.dropExpired();
    }
}
