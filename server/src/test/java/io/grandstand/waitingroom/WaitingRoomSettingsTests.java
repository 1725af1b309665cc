package io.grandstand.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class WaitingRoomSettingsTests {

    @Test
    void hasDefaultsThatFitTogether() {
        WaitingRoomSettings settings = bind(Map.of());

        assertThat(settings)
                .isEqualTo(new WaitingRoomSettings(
                        Duration.ofMinutes(30),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(30),
                        Duration.ofMillis(500)));
        assertThat(settings.slot()).isGreaterThan(settings.tokenLife());
    }

    @Test
    void readsEveryKey() {
        WaitingRoomSettings settings = bind(Map.of(
                "grandstand.waitingroom.prequeue", "1m",
                "grandstand.waitingroom.call-grace", "2s",
                "grandstand.waitingroom.parking", "3s",
                "grandstand.waitingroom.token-life", "14s",
                "grandstand.waitingroom.slot-leeway", "5s",
                "grandstand.waitingroom.leave-grace", "6s",
                "grandstand.waitingroom.open-admission", "7m",
                "grandstand.waitingroom.view-age", "80ms"));

        assertThat(settings)
                .isEqualTo(new WaitingRoomSettings(
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(14),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(6),
                        Duration.ofMinutes(7),
                        Duration.ofMillis(80)));
    }

    private static WaitingRoomSettings bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("grandstand.waitingroom", WaitingRoomSettings.class);
    }
}
