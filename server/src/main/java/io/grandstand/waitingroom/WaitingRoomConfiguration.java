package io.grandstand.waitingroom;

import io.grandstand.kernel.Secrets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The keys of what fans carry. */
@Configuration(proxyBeanMethods = false)
class WaitingRoomConfiguration {

    @Bean
    Tokens waitingRoomTokens(Secrets secrets) {
        return new Tokens(secrets.hmacKey("waitingroom-entry"), secrets.hmacKey("waitingroom-admission"));
    }
}
