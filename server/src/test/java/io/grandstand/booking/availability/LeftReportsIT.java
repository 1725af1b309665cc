package io.grandstand.booking.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GrandstandTest
class LeftReportsIT {

    private static final Duration TOLD_WITHIN = Duration.ofSeconds(20);

    @Autowired
    Fans fans;

    @Autowired
    OnSale onSale;

    @Test
    void aLineKnowsWhatIsLeftBeforeAnybodyHasBooked() {
        var opening = onSale.aPerformance()
                .seats(3, 4)
                .rate(10, 10)
                .opensIn(Duration.ofMinutes(5))
                .open();

        await().atMost(TOLD_WITHIN).untilAsserted(() -> {
            var state = fans.nobody()
                    .get("/api/v1/performances/" + opening.performance() + "/waiting-room")
                    .json();
            assertThat(state.path("left").asInt()).isEqualTo(12);
            assertThat(state.path("seats").asString()).isEqualTo("AVAILABLE");
        });
    }
}
