package io.grandstand.testing;

import io.grandstand.Grandstand;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails.Standalone;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Some roles of the application once more, beside the one under test and on its servers, with a port of their own. */
public record AnotherProcess(ConfigurableApplicationContext context) implements AutoCloseable {

    /** @param settings each {@code key=value} */
    public static AnotherProcess start(
            ApplicationContext beside,
            String target,
            ApplicationContextInitializer<ConfigurableApplicationContext> difference,
            String... settings) {
        JdbcConnectionDetails database = beside.getBean(JdbcConnectionDetails.class);
        DataRedisConnectionDetails redis = beside.getBean(DataRedisConnectionDetails.class);
        Standalone there = Objects.requireNonNull(redis.getStandalone());
        KafkaConnectionDetails kafka = beside.getBean(KafkaConnectionDetails.class);
        var arguments = new ArrayList<>(List.of(
                "--grandstand.target=" + target,
                "--grandstand.data=target/grandstand-test",
                "--server.port=0",
                "--spring.datasource.url=" + database.getJdbcUrl(),
                "--spring.datasource.username=" + database.getUsername(),
                "--spring.datasource.password=" + database.getPassword(),
                "--spring.data.redis.url=redis://:" + redis.getPassword() + "@" + there.getHost() + ":"
                        + there.getPort(),
                "--spring.kafka.bootstrap-servers=" + String.join(",", kafka.getBootstrapServers())));
        List.of(settings).forEach(setting -> arguments.add("--" + setting));
        return new AnotherProcess(new SpringApplicationBuilder(Grandstand.class)
                .initializers(difference)
                .registerShutdownHook(false)
                .run(arguments.toArray(String[]::new)));
    }

    /** Calls it without an account. */
    public Api nobody() {
        int port = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
        return new Api(URI.create("http://127.0.0.1:" + port), Map.of());
    }

    @Override
    public void close() {
        context.close();
    }
}
