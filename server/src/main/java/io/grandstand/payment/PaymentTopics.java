package io.grandstand.payment;

import io.grandstand.outbox.TopicDeclaration;
import io.grandstand.payment.event.PaymentCompleted;
import io.grandstand.payment.event.PaymentFailed;
import io.grandstand.payment.event.PaymentRefunded;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topics that payments tell the world by. */
@Configuration(proxyBeanMethods = false)
class PaymentTopics {

    @Bean
    TopicDeclaration paymentCompletedTopic() {
        return new TopicDeclaration(PaymentCompleted.TOPIC);
    }

    @Bean
    TopicDeclaration paymentRefundedTopic() {
        return new TopicDeclaration(PaymentRefunded.TOPIC);
    }

    @Bean
    TopicDeclaration paymentFailedTopic() {
        return new TopicDeclaration(PaymentFailed.TOPIC);
    }
}
