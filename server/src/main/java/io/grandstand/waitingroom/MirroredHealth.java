package io.grandstand.waitingroom;

import io.grandstand.catalog.PerformanceId;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Brings how this process fares to where the line is; what others told stands beside it. */
@Component
class MirroredHealth implements BookingHealth {

    private static final Logger LOG = LoggerFactory.getLogger(MirroredHealth.class);

    private static final Duration KEPT = Duration.ofMinutes(1);

    private final StringRedisTemplate redis;
    private final LineScripts scripts;
    private final String process = HexFormat.of().toHexDigits(new SecureRandom().nextLong());

    @Autowired
    MirroredHealth(StringRedisTemplate redis) {
        this(redis, LineScripts.LIVE);
    }

    MirroredHealth(StringRedisTemplate redis, LineScripts scripts) {
        this.redis = redis;
        this.scripts = scripts;
    }

    @Override
    public void report(PerformanceId performance, Report lastSecond) {
        try {
            redis.execute(
                    scripts.health,
                    List.of(LineKeys.health(performance)),
                    process,
                    Integer.toString(lastSecond.answered()),
                    Integer.toString(lastSecond.refused()),
                    Integer.toString(lastSecond.waiting()),
                    Long.toString(lastSecond.latency().toMillis()),
                    Long.toString(KEPT.toMillis()));
        } catch (DataAccessException e) {
            // The next report says how it is then.
            LOG.debug("health=unwritten performance={} cause={}", performance, e.getMessage());
        }
    }
}
