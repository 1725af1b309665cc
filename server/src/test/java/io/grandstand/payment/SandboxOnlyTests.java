package io.grandstand.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.kernel.StoreRounds;
import io.grandstand.payment.sandbox.SandboxCompany;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Where there is a sandbox, and where there is none. */
class SandboxOnlyTests {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withBean(JdbcClient.class, () -> JdbcClient.create(new DriverManagerDataSource()))
            .withBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(new DriverManagerDataSource()))
            .withUserConfiguration(StoreRounds.class, SandboxCompany.class, SandboxProvider.class);

    @Test
    void isThereInADemo() {
        context.run(running -> assertThat(running).hasSingleBean(SandboxProvider.class));
        context.withPropertyValues("grandstand.production=false")
                .run(running -> assertThat(running).hasSingleBean(SandboxProvider.class));
    }

    @Test
    void isNotThereForReal() {
        context.withPropertyValues("grandstand.production=true").run(running -> {
            assertThat(running).doesNotHaveBean(SandboxProvider.class);
            assertThat(running).doesNotHaveBean(SandboxCompany.class);
        });
    }
}
