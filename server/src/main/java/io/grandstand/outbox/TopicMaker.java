package io.grandstand.outbox;

import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Makes the topics as soon as Kafka is there. Not at start-up, which must neither fail nor wait when Kafka is away. */
@Component
@RunsIn(Role.OUTBOX_RELAY)
class TopicMaker {

    private static final Logger LOG = LoggerFactory.getLogger(TopicMaker.class);
    private static final Duration OPERATION_TIMEOUT = Duration.ofSeconds(10);

    /** A broker may come back without its memory: what is there is looked at every minute. */
    private static final int ROUNDS_A_LOOK = 30;

    private final KafkaAdmin admin;
    private boolean made;
    private boolean away;
    private int rounds;

    TopicMaker(KafkaAdmin admin) {
        this.admin = admin;
        admin.setOperationTimeout((int) OPERATION_TIMEOUT.toSeconds());
    }

    @Scheduled(fixedDelay = 2000)
    synchronized void makeTopics() {
        if (made && ++rounds % ROUNDS_A_LOOK != 0) {
            return;
        }
        try {
            boolean before = made;
            made = admin.initialize();
            away = false;
            if (made && !before) {
                LOG.info("topics are there");
            }
        } catch (IllegalStateException e) {
            if (!away) {
                away = true;
                LOG.warn("topics cannot be made yet: cause={}", String.valueOf(e.getCause()));
            }
        }
    }
}
