package io.grandstand.waitingroom;

import io.grandstand.kernel.Secrets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The keys of what fans carry, and of what stands for them in a draw. */
@Configuration(proxyBeanMethods = false)
class WaitingRoomConfiguration {

    @Bean
    Tokens waitingRoomTokens(Secrets secrets) {
        return new Tokens(secrets.hmacKey("waitingroom-entry"), secrets.hmacKey("waitingroom-admission"));
    }

    @Bean
    AdmissionIds admissionIds(Secrets secrets) {
        return new AdmissionIds(secrets.hmacKey("waitingroom-admission-id"));
    }

    @Bean
    Entrants waitingRoomEntrants(Secrets secrets) {
        return new Entrants(secrets.hmacKey("waitingroom-entrant"));
    }
}
