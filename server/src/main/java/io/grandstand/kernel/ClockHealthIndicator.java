package io.grandstand.kernel;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** A process that does not know the database's time is not ready: it would compute wrong deadlines. */
@Component
class ClockHealthIndicator implements HealthIndicator {

    private final DatabaseTime time;

    ClockHealthIndicator(DatabaseTime time) {
        this.time = time;
    }

    @Override
    public Health health() {
        return time.isKnown() ? Health.up().build() : Health.outOfService().build();
    }
}
