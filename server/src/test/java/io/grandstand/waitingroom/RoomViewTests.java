package io.grandstand.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.WaitingRoomPolicy;
import io.grandstand.catalog.WaitingRoomPolicy.Rejoin;
import io.grandstand.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a line is told of how fast it goes. */
class RoomViewTests {

    private static final Instant NOW = Instant.parse("2026-11-21T11:00:00Z");

    @ParameterizedTest
    @CsvSource(textBlock = """
            # calls a minute, group, concurrency, admission in s, called in the last minute, since the first call, a minute
            600,   0,    0, 600,  0,   0, 600
            600,   0,  100, 600,  0,   0,  10
             60,   0, 2000, 600,  0,   0,  60
              0,   0,  100, 600,  0,   0,  10
              0,  30,  100, 600,  0,   0,   3
              0,   0,    2, 600,  0,   0,
              0,   0,    0, 600,  0,   0,
            600,   0,  100, 600, 45, 120,  45
            600,   0,  100, 600, 45,  30,  10
            600,   0,  100, 600,  0, 120,  10
            """)
    void isAsFastAsMeasuredOrAsTheTightestLimitAllows(
            int rate, int group, int concurrency, int admission, int called, int since, Integer perMinute) {
        var look = LineAnswer.parse(("ROOM version=1 opened=0 paused=0 draining=0 epoch=1 issued=500 serving=100"
                        + " waiting=400 called=0 parked=0 active=100 admitted=100 admittedLastMinute=0 left=-1"
                        + " calledLastMinute=%d calling=%d rateCount=%d ratePerMs=60000 group=%d concurrency=%d"
                        + " admissionMs=%d rejoin=KEEP away=CLOSED since=1 oldUntil=0 recovering=0 share=1000"
                        + " answered=0 refused=0 undecided=0 latency=0 processes=1")
                .formatted(called, since == 0 ? -1 : since * 1_000, rate, group, concurrency, admission * 1_000));

        assertThat(RoomView.of(room(), NOW, look).progress().map(RoomView.Progress::perMinute))
                .isEqualTo(Optional.ofNullable(perMinute));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # calls a minute, group, concurrency, inside, on their way, called in the last minute, ahead, seconds to go
              0,   0, 100,   0,  0,   0,  60,   0
              0,   0, 100,  80, 10,   0,  60, 300
              0,   0, 100, 100,  0,   0,  60, 360
            600,   0, 100, 100,  0,   0,  60, 360
             12,   0, 100,   0,  0,   0,  60, 288
             30,   0, 600,   0,  0,   0,  60, 120
              0, 100,   0,  50,  0,   0,  60, 360
              0, 100,   0,   0,  0,   0,  60,   0
              0,   0, 100, 100,  0, 120,  60,  30
              0,   0, 100,   0,  0, 120,  60,  30
            """)
    void forecastsNoWaitForThoseWhoFindAFreePlace(
            int rate, int group, int concurrency, int inside, int onTheirWay, int called, long ahead, long seconds) {
        var look = LineAnswer.parse(("ROOM version=1 opened=0 paused=0 draining=0 epoch=1 issued=500 serving=100"
                        + " waiting=400 called=%d parked=0 active=%d admitted=100 admittedLastMinute=0 left=-1"
                        + " calledLastMinute=%d calling=120000 rateCount=%d ratePerMs=60000 group=%d concurrency=%d"
                        + " admissionMs=600000 rejoin=KEEP away=CLOSED since=1 oldUntil=0 recovering=0 share=1000"
                        + " answered=0 refused=0 undecided=0 latency=0 processes=1")
                .formatted(onTheirWay, inside, called, rate, group, concurrency));

        assertThat(RoomView.of(room(), NOW, look).progress().orElseThrow().until(ahead))
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    private static Room room() {
        var policy = new WaitingRoomPolicy(
                Optional.empty(), Optional.empty(), Optional.empty(), Duration.ofMinutes(10), Rejoin.KEEP);
        return new Room(
                new PerformanceId(1),
                new AccountId(new UUID(0, 1)),
                NOW.minusSeconds(3_600),
                NOW.minusSeconds(60),
                NOW.plusSeconds(3_600),
                false,
                policy,
                false);
    }
}
