package io.grandstand.booking.async;

import io.grandstand.outbox.TopicDeclaration;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topic of wishes that are decided later. Its key is the performance, so that those of one keep their order. */
@Configuration(proxyBeanMethods = false)
class AskedTopic {

    static final String NAME = "booking.holds-asked.v1";

    /** Nobody decides what is older than half a minute; the rest is for whoever looks what happened. */
    private static final Duration KEPT = Duration.ofHours(1);

    @Bean
    TopicDeclaration askedHoldsTopic() {
        return new TopicDeclaration(NAME, TopicDeclaration.PARTITIONS_DEFAULT, KEPT);
    }
}
