package io.grandstand.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.testing.GrandstandTest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.web.client.RestClient;

@GrandstandTest
class DatabaseTimeIT {

    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    @Autowired
    DataSource database;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    StringRedisTemplate redis;

    @LocalServerPort
    int port;

    @Test
    void setsAClockThatIsWrong() {
        var clock = new SteadyClock(LONG_AGO, System::nanoTime);
        var time = new DatabaseTime(JdbcClient.create(database), redis, clock);

        time.read();

        var there =
                jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single();
        assertThat(Duration.between(clock.instant(), there.toInstant()).abs()).isLessThan(Duration.ofSeconds(1));
        assertThat(new ClockHealthIndicator(time).health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void isNotReadyWhileNeitherTheDatabaseNorRedisHasEverToldTheTime() {
        var nowhere = new LettuceConnectionFactory("127.0.0.1", 1);
        nowhere.afterPropertiesSet();
        nowhere.start();
        var clock = new SteadyClock(LONG_AGO, () -> 0);
        var time = new DatabaseTime(nobody(), new StringRedisTemplate(nowhere), clock);

        time.afterSingletonsInstantiated();
        nowhere.destroy();

        assertThat(clock.instant()).isEqualTo(LONG_AGO);
        assertThat(new ClockHealthIndicator(time).health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    }

    @Test
    void goesByRedisWhereTheDatabaseHasNeverToldTheTime() {
        var clock = new SteadyClock(LONG_AGO, System::nanoTime);
        var time = new DatabaseTime(nobody(), redis, clock);

        time.read();

        var there =
                jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single();
        assertThat(Duration.between(clock.instant(), there.toInstant()).abs()).isLessThan(Duration.ofSeconds(5));
        assertThat(new ClockHealthIndicator(time).health().getStatus()).isEqualTo(Status.UP);
    }

    private static JdbcClient nobody() {
        return JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/nobody"));
    }

    @Test
    void isPartOfReadiness() {
        var answer = RestClient.create("http://127.0.0.1:" + port)
                .get()
                .uri("/actuator/health/readiness")
                .exchange((request, response) -> response.getStatusCode());

        // Guarded or open, but there and not out of service.
        assertThat(answer).isIn(HttpStatus.OK, HttpStatus.UNAUTHORIZED);
    }
}
