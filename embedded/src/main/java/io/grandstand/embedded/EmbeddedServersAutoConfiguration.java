package io.grandstand.embedded;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Tells Spring Boot where the embedded servers are, for each that the configuration does not name. As every connection
 * depends on these beans, the servers stop after everything that uses them.
 */
@AutoConfiguration(
        before = {DataSourceAutoConfiguration.class, DataRedisAutoConfiguration.class, KafkaAutoConfiguration.class})
@EnableConfigurationProperties({DataSettings.class, EmbeddedSettings.class})
@ConditionalOnEmbedded({ServerKind.POSTGRES, ServerKind.REDIS, ServerKind.KAFKA})
final class EmbeddedServersAutoConfiguration {

    @Bean
    EmbeddedServers embeddedServers(Environment environment, DataSettings data, EmbeddedSettings settings) {
        var kinds = Arrays.stream(ServerKind.values())
                .filter(kind -> !kind.isExternal(environment))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ServerKind.class)));
        EmbeddedServers servers = EmbeddedServers.open(data.data(), kinds, settings);
        // A context that is told to stop before it has started does not close its beans.
        try {
            SpringApplication.getShutdownHandlers().add(servers::close);
        } catch (IllegalStateException e) {
            // It is stopping already.
            servers.close();
            throw e;
        }
        return servers;
    }

    @Bean
    @ConditionalOnEmbedded(ServerKind.POSTGRES)
    JdbcConnectionDetails embeddedPostgres(EmbeddedServers servers) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return servers.databaseUser();
            }

            @Override
            public String getPassword() {
                return servers.password();
            }

            @Override
            public String getJdbcUrl() {
                return servers.jdbcUrl();
            }
        };
    }

    @Bean
    @ConditionalOnEmbedded(ServerKind.REDIS)
    DataRedisConnectionDetails embeddedRedis(EmbeddedServers servers) {
        return new DataRedisConnectionDetails() {
            @Override
            public String getPassword() {
                servers.port(ServerKind.REDIS);
                return servers.password();
            }

            @Override
            public Standalone getStandalone() {
                return Standalone.of("127.0.0.1", servers.port(ServerKind.REDIS));
            }
        };
    }

    @Bean
    @ConditionalOnEmbedded(ServerKind.KAFKA)
    KafkaConnectionDetails embeddedKafka(EmbeddedServers servers) {
        return () -> List.of("127.0.0.1:" + servers.port(ServerKind.KAFKA));
    }
}
