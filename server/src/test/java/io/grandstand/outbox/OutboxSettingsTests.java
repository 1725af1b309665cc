package io.grandstand.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OutboxSettingsTests {

    @Test
    void haveDefaultsThatAreValid() {
        OutboxSettings settings = bind(Map.of());
        assertThat(settings)
                .isEqualTo(new OutboxSettings(
                        Duration.ofMillis(200), Duration.ofDays(1), Duration.ofDays(10), Duration.ofSeconds(30)));
        assertThat(faults(settings)).isZero();
    }

    @Test
    void takeEveryKey() {
        assertThat(bind(Map.of("poll", "1s", "kept", "2d", "inbox-kept", "20d", "ack-wait", "1m")))
                .isEqualTo(new OutboxSettings(
                        Duration.ofSeconds(1), Duration.ofDays(2), Duration.ofDays(20), Duration.ofMinutes(1)));
    }

    @Test
    void refuseWhatWouldLoseOrStop() {
        assertThat(faults(bind(Map.of("poll", "1ms", "kept", "1h", "inbox-kept", "1d", "ack-wait", "1s"))))
                .isEqualTo(4);
    }

    private static OutboxSettings bind(Map<String, String> values) {
        var source = new MapConfigurationPropertySource();
        values.forEach((key, value) -> source.put("grandstand.outbox." + key, value));
        return new Binder(source).bindOrCreate("grandstand.outbox", OutboxSettings.class);
    }

    private static int faults(OutboxSettings settings) {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            Validator validator = factory.getValidator();
            return validator.validate(settings).size();
        }
    }
}
