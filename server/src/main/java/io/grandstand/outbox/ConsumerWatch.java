package io.grandstand.outbox;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Starts consumers as soon as their topics are there, since one that asks before that complains until they are; and
 * starts those again that died: an {@link Error} (out of memory, a class that is missing) ends a consumer for good, and
 * its messages would wait until somebody restarts the process.
 */
@Component
class ConsumerWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerWatch.class);

    private final KafkaListenerEndpointRegistry consumers;
    private final KafkaAdmin admin;
    private final Set<String> started = new HashSet<>();

    ConsumerWatch(KafkaListenerEndpointRegistry consumers, KafkaAdmin admin) {
        this.consumers = consumers;
        this.admin = admin;
    }

    @Scheduled(fixedDelay = 1000)
    synchronized void startWhoDoesNotRun() {
        for (var consumer : consumers.getListenerContainers()) {
            if (consumers.isRunning() && !consumer.isRunning() && topicsAreThere(consumer)) {
                if (!started.add(consumer.getListenerId())) {
                    LOG.error("consumer died and is started again: consumer={}", consumer.getGroupId());
                }
                consumer.start();
            }
        }
    }

    private boolean topicsAreThere(MessageListenerContainer consumer) {
        try {
            admin.describeTopics(
                    Objects.requireNonNull(consumer.getContainerProperties().getTopics()));
            return true;
        } catch (KafkaException e) {
            LOG.debug("consumer waits for its topics: consumer={}", consumer.getGroupId(), e);
            return false;
        }
    }
}
