package io.grandstand.bench.reference;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisRepositoriesAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Serves one reference design. It has the same web server, threads and JSON as the product, and neither security, a limit
 * per fan, a history nor events: what it does not do is in its favour.
 */
@SpringBootApplication(
        exclude = {
            DataRedisAutoConfiguration.class,
            DataRedisReactiveAutoConfiguration.class,
            DataRedisRepositoriesAutoConfiguration.class,
            KafkaAutoConfiguration.class
        },
        excludeName = "io.grandstand.embedded.EmbeddedServersAutoConfiguration")
@EnableConfigurationProperties(ReferenceSettings.class)
public class ReferenceApplication {

    /** What the bench's one jar knows it by. */
    public static final String WORD = "reference";

    /** Serves until its input ends, so that it never outlives who started it. */
    public static void main(String[] args) throws IOException {
        try (ConfigurableApplicationContext context = start(args)) {
            IO.println(ReferenceJvm.READY + port(context));
            while (System.in.read() >= 0) {
                // Nothing is told on this way but its end.
            }
        }
    }

    static ConfigurableApplicationContext start(String... args) {
        return new SpringApplicationBuilder(ReferenceApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .properties(Map.of("spring.config.name", "reference"))
                .run(args);
    }

    static int port(ConfigurableApplicationContext context) {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** As fine as the database keeps it, so that the same call is answered the same. */
    @Bean
    InstantSource clock() {
        return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }

    @Bean(destroyMethod = "shutdown")
    RedissonClient redisson(ReferenceSettings settings) {
        var config = new Config()
                .setPassword(settings.redisPassword())
                // It has no replicas: nothing to ask for after each lock.
                .setCheckLockSyncedSlaves(false)
                // Two cores are not helped by 32 threads.
                .setNettyThreads(settings.redisThreads());
        config.useSingleServer()
                .setAddress(settings.redisUrl())
                .setConnectionMinimumIdleSize(settings.redisConnections())
                .setConnectionPoolSize(settings.redisConnections());
        return Redisson.create(config);
    }

    @Bean
    Holding holding(
            ReferenceSettings settings,
            Seats seats,
            EntityManager entities,
            PlatformTransactionManager manager,
            RedissonClient redisson,
            InstantSource clock) {
        var transactions = new TransactionTemplate(manager);
        var giving = new GivingSeats(entities);
        var pessimistic = new PessimisticHolding(seats, giving, transactions, clock);
        var locks = new SeatLocks(redisson, settings.redisPrefix());
        var cache = new TakenCache(redisson, settings.redisPrefix());
        return switch (settings.design()) {
            case REF1 -> pessimistic;
            case REF2 -> new OptimisticHolding(seats, giving, transactions, clock);
            case REF3 -> new LockedHolding(locks, pessimistic);
            case REF4 -> new MultiLockedHolding(locks, cache, seats, entities, transactions, clock);
        };
    }
}
