package io.grandstand.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.header.Header;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.adapter.RecordFilterStrategy;
import org.springframework.kafka.support.KafkaUtils;
import org.springframework.kafka.support.converter.ByteArrayJacksonJsonMessageConverter;
import org.springframework.kafka.support.converter.RecordMessageConverter;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/** What every {@code @KafkaListener} gets: JSON into records, patience with infrastructure, dead letters. */
@Configuration(proxyBeanMethods = false)
class ConsumerConfiguration {

    private static final int DEAD_LETTER_PARTITIONS = 1;
    private static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(30);

    @Bean
    RecordMessageConverter eventConverter(EventJson json) {
        return new ByteArrayJacksonJsonMessageConverter(json.mapper());
    }

    @Bean
    CommonErrorHandler consumerErrorHandler(GivingUp givingUp) {
        var handler = new DefaultErrorHandler(givingUp, messageBackOff());
        BackOff infrastructure = infrastructureBackOff();
        BackOff message = messageBackOff();
        handler.setBackOffFunction(
                (record, failure) -> InfrastructureFailures.isOne(failure) ? infrastructure : message);
        return handler;
    }

    /** For as long as it takes; between two tries the consumer stays in its group. */
    private static BackOff infrastructureBackOff() {
        var backOff = new ExponentialBackOff(500, 2);
        backOff.setMaxInterval(5_000);
        return backOff;
    }

    /** 0.2 + 0.4 + 0.8 s: within the two seconds that a bad message may keep others waiting. */
    private static BackOff messageBackOff() {
        var backOff = new ExponentialBackOff(200, 2);
        backOff.setMaxAttempts(3);
        return backOff;
    }

    /** A replayed message is for the consumer that gave it up; the others have handled it long ago. */
    @Bean
    RecordFilterStrategy<Object, Object> replaysForOthers() {
        return ConsumerConfiguration::isReplayForAnother;
    }

    private static boolean isReplayForAnother(ConsumerRecord<?, ?> message) {
        Header header = message.headers().lastHeader(Replaying.REPLAY_FOR_HEADER);
        return header != null
                && !new String(header.value(), StandardCharsets.UTF_8).equals(KafkaUtils.getConsumerGroupId());
    }

    /** Every declared topic and its dead letters, with the replication that the broker has as its default. */
    @Bean
    NewTopics eventTopics(List<TopicDeclaration> declarations) {
        return new NewTopics(declarations.stream()
                .flatMap(topic -> Stream.of(
                        topic(topic.name(), topic.partitions(), topic.kept()),
                        topic(topic.deadLetters(), DEAD_LETTER_PARTITIONS, DEAD_LETTERS_KEPT)))
                .toArray(NewTopic[]::new));
    }

    private static NewTopic topic(String name, int partitions, Duration kept) {
        return TopicBuilder.name(name)
                .partitions(partitions)
                .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(kept.toMillis())))
                .build();
    }
}
