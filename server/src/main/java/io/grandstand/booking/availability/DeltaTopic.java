package io.grandstand.booking.availability;

import java.time.Duration;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;

/** The topic by which processes tell each other of changed seats. Nothing depends on what it loses. */
@Configuration(proxyBeanMethods = false)
class DeltaTopic {

    static final String NAME = "booking.availability.v1";

    private static final int PARTITIONS = 4;
    private static final Duration RETENTION = Duration.ofMinutes(10);

    @Bean
    NewTopic availabilityTopic() {
        return TopicBuilder.name(NAME)
                .partitions(PARTITIONS)
                .config(TopicConfig.RETENTION_MS_CONFIG, Long.toString(RETENTION.toMillis()))
                .build();
    }

    static String servers(KafkaConnectionDetails.Configuration side) {
        return String.join(",", side.getBootstrapServers());
    }
}
