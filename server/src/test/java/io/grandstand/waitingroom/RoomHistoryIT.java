package io.grandstand.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a host can look back on. */
@GrandstandTest
class RoomHistoryIT {

    @Autowired
    Fans fans;

    @Autowired
    OnSale onSale;

    @Autowired
    RoomHistory history;

    @Autowired
    RecordingRooms recording;

    @Test
    void aHostLooksBackOnTheLineAndNobodyElseDoes() {
        Somebody host = fans.host();
        PerformanceId performance =
                onSale.aPerformance().by(host.id()).concurrency(1).open().performance();
        String past = "/api/v1/host/performances/" + performance + "/waiting-room/history";
        for (Somebody fan : fans.fans(3)) {
            fan.api().post("/api/v1/performances/" + performance + "/waiting-room/entries", "");
        }

        recording.record();

        Answer told = host.api().get(past);
        assertThat(told.json().path("everyMs").asInt()).isEqualTo(10_000);
        assertThat(told.json().path("samples")).isNotEmpty();
        assertThat(told.json().path("samples").get(0).path("waiting").asInt()).isEqualTo(2);
        assertThat(told.json().path("samples").get(0).path("called").asInt()).isEqualTo(1);
        assertThat(fans.fan().api().get(past).status()).isEqualTo(403);
        assertThat(fans.host().api().get(past).status()).isEqualTo(404);
    }

    @Test
    void ofAllProcessesThatRecordOneDoes() {
        var performance = new PerformanceId(4_000_000_001L);
        var sample = new RoomSample(1, 2, 3, 4, 5, 6, 7, -1);

        history.add(performance, sample);
        history.add(performance, new RoomSample(2, 2, 3, 4, 5, 6, 7, 8));

        assertThat(history.of(performance)).containsExactly(sample);
    }

    @Test
    void whatAnotherVersionWroteIsPassedOver() {
        var sample = new RoomSample(1, 2, 3, 4, 5, 6, 7, 8);

        assertThat(RoomSample.parse(List.of(sample.text(), "1 2 3", ""))).containsExactly(sample);
    }
}
