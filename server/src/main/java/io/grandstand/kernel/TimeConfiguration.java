package io.grandstand.kernel;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Where everything gets its time from, and what runs jobs when theirs has come. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class TimeConfiguration {

    private static final int JOBS_AT_ONCE_MAX = 16;

    @Bean
    SteadyClock steadyClock() {
        return new SteadyClock(Clock.systemUTC().instant(), System::nanoTime);
    }

    /**
     * For every {@code @Scheduled} method. Spring's scheduler of virtual threads would run all jobs with a fixed delay one
     * after another, so a slow one would delay the others.
     */
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(JOBS_AT_ONCE_MAX);
        scheduler.setThreadNamePrefix("job-");
        return scheduler;
    }
}
