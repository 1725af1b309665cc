package io.grandstand.identity;

import io.grandstand.identity.event.NewPasswordAsked;
import io.grandstand.identity.event.PasswordChanged;
import io.grandstand.outbox.TopicDeclaration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topics that accounts tell the world by. */
@Configuration(proxyBeanMethods = false)
class IdentityTopics {

    @Bean
    TopicDeclaration newPasswordAskedTopic() {
        return new TopicDeclaration(NewPasswordAsked.TOPIC);
    }

    @Bean
    TopicDeclaration passwordChangedTopic() {
        return new TopicDeclaration(PasswordChanged.TOPIC);
    }
}
