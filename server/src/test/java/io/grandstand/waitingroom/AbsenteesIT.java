package io.grandstand.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.testing.Fans;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Who is called and not there is told so elsewhere than on the page of the line. */
@GrandstandTest
class AbsenteesIT {

    private static final Duration SOON = Duration.ofSeconds(40);

    @Autowired
    Fans fans;

    @Autowired
    OnSale onSale;

    @Autowired
    Line line;

    @Autowired
    Rooms rooms;

    @Test
    void whoDoesNotComeHearsOfItInTheirInboxAndWhoComesDoesNot() {
        PerformanceId performance = onSale.aPerformance().concurrency(2).open().performance();
        String room = "/api/v1/performances/" + performance + "/waiting-room";
        Somebody present = fans.fan();
        Somebody absent = fans.fan();
        Somebody waiting = fans.fan();
        String entry = entry(room, present);
        entry(room, absent);
        entry(room, waiting);
        assertThat(present.api()
                        .with("Entry", entry)
                        .post(room + "/admissions", "")
                        .status())
                .isEqualTo(201);

        await().atMost(SOON).until(() -> !notices(absent).isEmpty());

        JsonNode notice = notices(absent).get(0);
        assertThat(notice.path("kind").asString()).isEqualTo("turn-came");
        assertThat(notice.path("performanceId").asLong()).isEqualTo(performance.value());
        assertThat(notice.path("orderId").isMissingNode()).isTrue();
        assertThat(notices(present)).isEmpty();
        assertThat(notices(waiting)).isEmpty();
    }

    @Test
    void nobodyIsNamedTwiceForOneCall() {
        PerformanceId performance = onSale.aPerformance().concurrency(2).open().performance();
        Somebody absent = fans.fan();
        entry("/api/v1/performances/" + performance + "/waiting-room", absent);
        Room room = rooms.find(performance).orElseThrow();

        Map<?, Long> first = line.absentees(room, Duration.ZERO, 10);

        // Unless the job of this process was sooner.
        assertThat(first).isIn(Map.of(absent.id(), 1L), Map.of());
        assertThat(line.absentees(room, Duration.ZERO, 10)).isEmpty();
    }

    private static String entry(String room, Somebody fan) {
        return fan.api().post(room + "/entries", "").json().path("entry").asString();
    }

    private static JsonNode notices(Somebody fan) {
        return fan.api().get("/api/v1/me/notices").json().path("items");
    }
}
