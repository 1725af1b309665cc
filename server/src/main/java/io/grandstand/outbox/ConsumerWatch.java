package io.grandstand.outbox;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Starts consumers again that died: an {@link Error} (out of memory, a class that is missing) ends a consumer for good,
 * and its messages would wait until somebody restarts the process.
 */
@Component
class ConsumerWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerWatch.class);

    private final KafkaListenerEndpointRegistry consumers;

    ConsumerWatch(KafkaListenerEndpointRegistry consumers) {
        this.consumers = consumers;
    }

    @Scheduled(fixedDelay = 5000, initialDelay = 5000)
    void startDeadOnes() {
        if (!consumers.isRunning()) {
            return;
        }
        for (var consumer : consumers.getListenerContainers()) {
            if (consumer.isAutoStartup() && !consumer.isRunning()) {
                LOG.error("consumer died and is started again: consumer={}", consumer.getGroupId());
                consumer.start();
            }
        }
    }
}
