package io.grandstand.kernel;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where everything gets its time from. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    @Bean
    SteadyClock steadyClock() {
        return new SteadyClock(Clock.systemUTC().instant(), System::nanoTime);
    }
}
