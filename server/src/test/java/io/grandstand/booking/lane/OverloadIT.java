package io.grandstand.booking.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.booking.BookingSettings;
import io.grandstand.booking.Fan;
import io.grandstand.booking.HoldResult;
import io.grandstand.booking.SeatHolds;
import io.grandstand.booking.web.Admitted;
import io.grandstand.testing.Api;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A crowd at a lane that does not move, as those see it who come next. */
@GrandstandTest
class OverloadIT {

    @Autowired
    private SeatHolds holds;

    @Autowired
    private OnSale onSale;

    @Autowired
    private Fans fans;

    @Autowired
    private Pace pace;

    @Autowired
    private BookingSettings settings;

    @Autowired
    private LaneLock lane;

    @Test
    void sendsFurtherWishesAwayAtOnceAndServesEverythingElse() throws Exception {
        var concert = onSale.aPerformance().open();
        assertThat(holds.hold(Fan.any().wants(concert, 49))).isInstanceOf(HoldResult.Held.class);
        int crowd = 2 * settings.lane().batchMax() + 1;
        var fan = Admitted.to(concert.performance(), fans.fan());

        try (var waiting = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HoldResult>> results = lane.whileHeld(concert.performance(), () -> {
                var first = Stream.generate(
                                () -> waiting.submit(() -> holds.hold(Fan.any().wants(concert, 1))))
                        .limit(crowd)
                        .toList();
                await().until(() -> pace.waiting() == crowd && !isTimeForOneMore());

                Api.Answer refusal = fan.hold(UUID.randomUUID(), 2);
                assertThat(refusal.status()).isEqualTo(503);
                assertThat(refusal.problem()).isEqualTo("busy");
                assertThat(refusal.json().path("retryAfterMs").asLong())
                        .isGreaterThanOrEqualTo(settings.lane().retryAfter().toMillis());
                assertThat(Long.parseLong(refusal.header("Retry-After"))).isPositive();
                assertThat(fan.api()
                                .get("/api/v1/performances/" + concert.performance())
                                .status())
                        .isEqualTo(200);
                return first;
            });
            for (Future<HoldResult> result : results) {
                assertThat(result.get()).isInstanceOfAny(HoldResult.Held.class, HoldResult.SeatsTaken.class);
            }
        }
        assertThat(fan.hold(UUID.randomUUID(), 2).status()).isEqualTo(201);
    }

    private boolean isTimeForOneMore() {
        boolean time = pace.enter();
        if (time) {
            pace.leave(false);
        }
        return time;
    }
}
