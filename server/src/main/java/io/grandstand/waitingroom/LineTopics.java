package io.grandstand.waitingroom;

import io.grandstand.outbox.TopicDeclaration;
import io.grandstand.waitingroom.event.CallMissed;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topics that waiting rooms tell the world by. */
@Configuration(proxyBeanMethods = false)
class LineTopics {

    @Bean
    TopicDeclaration callMissedTopic() {
        return new TopicDeclaration(CallMissed.TOPIC);
    }
}
