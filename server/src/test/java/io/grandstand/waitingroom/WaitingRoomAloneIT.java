package io.grandstand.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.Grandstand;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.testing.Api;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails.Standalone;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.core.StringRedisTemplate;

/** A process with the role `waitingroom` alone, started where no PostgreSQL answers. */
@GrandstandTest
class WaitingRoomAloneIT {

    @Autowired
    OnSale onSale;

    @Autowired
    Fans fans;

    @Autowired
    StringRedisTemplate redis;

    @Autowired
    DataRedisConnectionDetails redisThere;

    @Autowired
    KafkaConnectionDetails kafkaThere;

    @Test
    void startsAndServesWithPostgresDown() {
        PerformanceId performance = onSale.aPerformance().concurrency(1).open().performance();
        String room = "/api/v1/performances/" + performance + "/waiting-room";
        Somebody first = fans.fan();
        Somebody second = fans.fan();
        await("all that it takes is in Redis")
                .atMost(Duration.ofSeconds(10))
                .until(() -> Boolean.TRUE.equals(redis.hasKey(LineKeys.room(performance)))
                        && Boolean.TRUE.equals(redis.hasKey(LineKeys.meta(performance))));

        try (ConfigurableApplicationContext alone = startAlone()) {
            Api nobody = new Api(address(alone), Map.of());
            assertThat(nobody.get("/actuator/health/readiness").status()).isEqualTo(200);
            assertThat(nobody.get(room).json().path("phase").asString()).isEqualTo("OPEN");

            String inside = entry(nobody.as(first.token()), room);
            Answer admitted = nobody.as(first.token()).with("Entry", inside).post(room + "/admissions", "");
            assertThat(admitted.status()).as(admitted.body()).isEqualTo(201);
            String waiting = entry(nobody.as(second.token()), room);
            assertThat(nobody.as(second.token())
                            .with("Entry", waiting)
                            .post(room + "/admissions", "")
                            .status())
                    .isEqualTo(202);
            assertThat(nobody.as(second.token())
                            .with("Entry", waiting)
                            .get(room + "/me")
                            .json()
                            .path("state")
                            .asString())
                    .isEqualTo("WAITING");
            String admission =
                    "/api/v1/admissions/" + admitted.json().path("admissionId").asString();
            Answer beat = nobody.as(first.token())
                    .with("Admission", admitted.json().path("admission").asString())
                    .post(admission + "/heartbeat", "");
            assertThat(beat.status()).as(beat.body()).isEqualTo(200);
            assertThat(nobody.as(first.token()).delete(admission).status()).isEqualTo(204);
            assertThat(nobody.as(second.token())
                            .with("Entry", waiting)
                            .post(room + "/admissions", "")
                            .status())
                    .isEqualTo(201);
            assertThat(nobody.post(room + "/entries", "").status())
                    .as("whoever has no token is nobody")
                    .isEqualTo(401);
        }
    }

    private static String entry(Api fan, String room) {
        Answer joined = fan.post(room + "/entries", "");
        assertThat(joined.status()).as(joined.body()).isEqualTo(201);
        return joined.json().path("entry").asString();
    }

    private ConfigurableApplicationContext startAlone() {
        Standalone there = Objects.requireNonNull(redisThere.getStandalone());
        String database = "jdbc:postgresql://127.0.0.1:" + closedPort() + "/none";
        return new SpringApplicationBuilder(Grandstand.class)
                .registerShutdownHook(false)
                .run(
                        "--grandstand.target=waitingroom",
                        "--grandstand.data=target/grandstand-test",
                        "--server.port=0",
                        "--spring.datasource.url=" + database,
                        "--spring.datasource.username=nobody",
                        "--spring.datasource.password=nothing",
                        "--spring.data.redis.url=redis://:" + redisThere.getPassword() + "@" + there.getHost() + ":"
                                + there.getPort(),
                        "--spring.kafka.bootstrap-servers=" + String.join(",", kafkaThere.getBootstrapServers()));
    }

    private static URI address(ConfigurableApplicationContext context) {
        int port = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
        return URI.create("http://127.0.0.1:" + port);
    }

    private static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
