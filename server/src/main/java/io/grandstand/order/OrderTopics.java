package io.grandstand.order;

import io.grandstand.order.event.OrderCompleted;
import io.grandstand.order.event.TicketsCancelled;
import io.grandstand.outbox.TopicDeclaration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topics that orders tell the world by. */
@Configuration(proxyBeanMethods = false)
class OrderTopics {

    @Bean
    TopicDeclaration orderCompletedTopic() {
        return new TopicDeclaration(OrderCompleted.TOPIC);
    }

    @Bean
    TopicDeclaration ticketsCancelledTopic() {
        return new TopicDeclaration(TicketsCancelled.TOPIC);
    }
}
