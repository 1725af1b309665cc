package io.grandstand.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class WaitingRoomSettingsTests {

    @Test
    void keepsASlotForLongerThanATokenLives() {
        WaitingRoomSettings settings = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("grandstand.waitingroom", WaitingRoomSettings.class);

        assertThat(settings.slot()).isGreaterThan(settings.tokenLife());
    }
}
