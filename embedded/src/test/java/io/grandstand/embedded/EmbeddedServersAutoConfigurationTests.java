package io.grandstand.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class EmbeddedServersAutoConfigurationTests {

    private static final String[] ALL_EXTERNAL = {
        "spring.datasource.url=jdbc:postgresql://db.example/grandstand",
        "spring.data.redis.url=redis://redis.example",
        "spring.kafka.bootstrap-servers=kafka.example:9092"
    };

    // Lazy, so that nothing is started: which beans there are is the question.
    private final ApplicationContextRunner contexts = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(EmbeddedServersAutoConfiguration.class))
            .withInitializer(context -> context.addBeanFactoryPostProcessor(beans -> {
                for (String name : beans.getBeanDefinitionNames()) {
                    beans.getBeanDefinition(name).setLazyInit(true);
                }
            }));

    @Test
    void bringsAllThreeByDefault() {
        contexts.run(context -> assertThat(context)
                .hasSingleBean(EmbeddedServers.class)
                .hasSingleBean(JdbcConnectionDetails.class)
                .hasSingleBean(DataRedisConnectionDetails.class)
                .hasSingleBean(KafkaConnectionDetails.class));
    }

    @Test
    void bringsNothingWhereAllAreNamed() {
        contexts.withPropertyValues(ALL_EXTERNAL).run(context -> assertThat(context)
                .doesNotHaveBean(EmbeddedServers.class)
                .doesNotHaveBean(JdbcConnectionDetails.class)
                .doesNotHaveBean(DataRedisConnectionDetails.class)
                .doesNotHaveBean(KafkaConnectionDetails.class));
    }

    @Test
    void bringsOnlyWhatIsNotNamed() {
        contexts.withPropertyValues("spring.datasource.url=jdbc:postgresql://db.example/grandstand")
                .run(context -> assertThat(context)
                        .hasSingleBean(EmbeddedServers.class)
                        .doesNotHaveBean(JdbcConnectionDetails.class)
                        .hasSingleBean(DataRedisConnectionDetails.class)
                        .hasSingleBean(KafkaConnectionDetails.class));
    }

    @Test
    void isToldByTheEnvironmentToo() {
        contexts.withSystemProperties(
                        "spring.data.redis.host=redis.example", "spring.kafka.bootstrap-servers=kafka.example:9092")
                .run(context -> assertThat(context)
                        .hasSingleBean(JdbcConnectionDetails.class)
                        .doesNotHaveBean(DataRedisConnectionDetails.class)
                        .doesNotHaveBean(KafkaConnectionDetails.class));
    }

    @Test
    void refusesALimitThatIsNone() {
        contexts.withPropertyValues("grandstand.embedded.start-timeout=0s")
                .run(context -> assertThatThrownBy(() -> context.getBean(EmbeddedSettings.class))
                        .rootCause()
                        .hasMessageContaining("startTimeout"));
    }
}
