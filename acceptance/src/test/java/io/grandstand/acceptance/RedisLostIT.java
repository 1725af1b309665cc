package io.grandstand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Redis is emptied, does not answer, and is killed, while one fan shops and another waits. */
class RedisLostIT {

    private static final Duration BACK_MAX = Duration.ofSeconds(60);

    private record InLine(Http http, JsonNode entry) {}

    @Test
    void whoeverWasLetInGoesOnBookingAndWhoeverWaitsKeepsTheirNumber() throws Exception {
        Path data = Product.emptyData("redis-lost");
        Path tokens = data.resolve("tokens.txt");
        try (Product product =
                Product.start(data, "--demo-fans", "2", "--demo-tokens", tokens.toString(), "--no-limits")) {
            Http anonymous = Http.anonymous(product.url());
            long performance = new Sale(DemoPeople.host(anonymous.base()))
                    .open(Sale.Terms.ofSeats(10).waitingRoom("""
                            {"concurrency":1,"admissionSeconds":600,"rejoin":"KEEP","whileAway":"CLOSED"}"""));
            String room = "/api/v1/performances/" + performance + "/waiting-room";
            List<Http> fans = Files.readAllLines(tokens).stream()
                    .map(line -> anonymous.with("Authorization", "Bearer " + line.substring(line.indexOf(' ') + 1)))
                    .toList();
            Fan inside = new Fan(fans.getFirst()).admittedTo(performance);
            InLine waiting = join(fans.get(1), room);
            assertThat(waiting.entry().get("number").asLong()).isEqualTo(2);

            product.emptyRedis();

            assertThat(hold(inside, performance, 0)).isEqualTo(201);
            assertThat(beat(inside)).isEqualTo(200);
            assertThat(waiting.http().get(room + "/me").json().path("number").asLong())
                    .isEqualTo(2);
            JsonNode state = anonymous.get(room).json();
            assertThat(state.path("line").asString()).isEqualTo("RECOVERING");
            assertThat(state.path("epoch").asLong())
                    .isGreaterThan(waiting.entry().get("epoch").asLong());

            Product.signal("STOP", product.embedded("redis"));
            try {
                await("it says that the line is away").atMost(BACK_MAX).until(() -> anonymous
                        .get(room)
                        .json()
                        .path("line")
                        .asString()
                        .equals("AWAY"));
                assertThat(anonymous.get(room).json().path("whileAway").asString())
                        .isEqualTo("CLOSED");
                assertThat(hold(inside, performance, 1)).isEqualTo(201);
                assertThat(beat(inside)).isEqualTo(200);
                assertThat(ask(waiting, room)).isEqualTo(503);
            } finally {
                Product.signal("CONT", product.embedded("redis"));
            }

            product.embedded("redis").destroyForcibly();
            await("it is started again")
                    .atMost(BACK_MAX)
                    .ignoreExceptions()
                    .until(() -> waiting.http()
                                    .get(room + "/me")
                                    .json()
                                    .path("number")
                                    .asLong()
                            == 2);
            assertThat(hold(inside, performance, 2)).isEqualTo(201);
            assertThat(beat(inside)).isEqualTo(200);
            assertThat(ask(waiting, room)).as("one at a time").isEqualTo(202);
        }
    }

    private static InLine join(Http fan, String room) {
        JsonNode entry = fan.post(room + "/entries", "").json();
        return new InLine(fan.with("Entry", entry.get("entry").asString()), entry);
    }

    private static int ask(InLine fan, String room) {
        return fan.http().post(room + "/admissions", "").status();
    }

    private static int hold(Fan fan, long performance, int seat) {
        return fan.hold(performance, UUID.randomUUID(), seat).status();
    }

    private static int beat(Fan fan) {
        return fan.http()
                .post("/api/v1/admissions/" + fan.admission() + "/heartbeat", "")
                .status();
    }
}
