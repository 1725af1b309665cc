package io.grandstand.booking.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.booking.CaptureId;
import io.grandstand.booking.Fan;
import io.grandstand.booking.HoldResult;
import io.grandstand.booking.HoldResult.Held;
import io.grandstand.booking.HoldView;
import io.grandstand.booking.Kept;
import io.grandstand.booking.SeatAvailability;
import io.grandstand.booking.SeatHolds;
import io.grandstand.booking.domain.Delta;
import io.grandstand.booking.domain.SeatChange;
import io.grandstand.booking.domain.SeatState;
import io.grandstand.booking.persistence.LaneRow;
import io.grandstand.booking.persistence.SeatRows;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.Performances;
import io.grandstand.catalog.SeatNo;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GrandstandTest
class SeatPicturesIT {

    @Autowired
    SeatHolds holds;

    @Autowired
    SeatAvailability availability;

    @Autowired
    SeatPictures pictures;

    @Autowired
    SeatRows rows;

    @Autowired
    DeltaPublisher publisher;

    @Autowired
    Performances performances;

    @Autowired
    OnSale onSale;

    @Autowired
    JdbcClient jdbc;

    @Test
    void showsEverySeatFreeWherePricesAre() {
        var concert = onSale.aPerformance().frontOnly().open();

        var seats = availability.snapshot(concert.performance()).orElseThrow();

        assertThat(seats.version()).isZero();
        assertThat(seats.left()).isEqualTo(30);
        assertThat(state(seats, 0)).isEqualTo(SeatState.FREE);
        assertThat(state(seats, 49)).isEqualTo(SeatState.NOT_FOR_SALE);
        assertThat(availability.snapshot(new PerformanceId(Long.MAX_VALUE))).isEmpty();
    }

    @Test
    void followsWhatLanesCommit() {
        var concert = onSale.aPerformance().open();
        availability.snapshot(concert.performance());
        var fan = Fan.any();

        HoldView hold = held(holds.hold(fan.wants(concert, 1, 2)));
        assertThat(state(concert, 1)).isEqualTo(SeatState.HELD);
        holds.capture(hold.id(), fan.account(), new CaptureId(UUID.randomUUID()));
        assertThat(state(concert, 1)).isEqualTo(SeatState.HELD);
        holds.confirm(hold.id(), fan.account());
        assertThat(state(concert, 2)).isEqualTo(SeatState.SOLD);
        assertThat(left(concert)).isEqualTo(48);
        holds.cancel(hold.id(), fan.account(), Kept.NOTHING);
        assertThat(state(concert, 2)).isEqualTo(SeatState.FREE);
        assertThat(left(concert)).isEqualTo(50);
        assertThat(pictures.encoded(concert.performance()).orElseThrow().version())
                .isEqualTo(lane(concert.performance()).version());
    }

    @Test
    void refusesSoldSeatsFromThePictureAndStillKnowsTheirBuyersHold() {
        var concert = onSale.aPerformance().open();
        availability.snapshot(concert.performance());
        var fan = Fan.any();
        var wish = fan.wants(concert, 1);
        HoldView hold = held(holds.hold(wish));
        holds.capture(hold.id(), fan.account(), new CaptureId(UUID.randomUUID()));
        holds.confirm(hold.id(), fan.account());

        assertThat(pictures.soldAmong(concert.performance(), Set.of(new SeatNo(1))))
                .containsExactly(new SeatNo(1));
        assertThat(holds.hold(Fan.any().wants(concert, 1, 2)))
                .isEqualTo(new HoldResult.SeatsTaken(Set.of(new SeatNo(1))));
        assertThat(held(holds.hold(wish)).id()).isEqualTo(hold.id());
        assertThat(holds.hold(fan.wants(hold.id(), concert, 1, 3))).isEqualTo(new HoldResult.IdReused());
    }

    @Test
    void findsWithinSecondsWhatNoDeltaToldOf() {
        var concert = onSale.aPerformance().open();
        availability.snapshot(concert.performance());

        // Another process, and Kafka away.
        jdbc.sql("insert into booking.lane (performance_id, version, taken) values (?, 3, 1)")
                .param(concert.performance().value())
                .update();
        jdbc.sql("insert into booking.seat_claim values (?, 9, gen_random_uuid(), gen_random_uuid(), 3, null)")
                .param(concert.performance().value())
                .update();

        await().atMost(Duration.ofSeconds(5)).until(() -> state(concert, 9) == SeatState.SOLD);
        assertThat(availability.snapshot(concert.performance()).orElseThrow().version())
                .isEqualTo(3);
    }

    @Test
    void hearsOfOtherProcessesByKafka() {
        var concert = onSale.aPerformance().open();
        availability.snapshot(concert.performance());

        // Until the listener listens, which nobody tells: from then on the same change makes no difference.
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            publisher.publish(new Delta(
                    concert.performance(), 1, List.of(new SeatChange(new SeatNo(4), SeatState.HELD)), List.of()));
            return state(concert, 4) == SeatState.HELD;
        });
    }

    @Test
    void countsWhatIsLeftWithoutAPicture() {
        var looked = onSale.aPerformance().open();
        var other = onSale.aPerformance().frontOnly().open();
        var untouched = onSale.aPerformance().open();
        held(holds.hold(Fan.any().wants(looked, 1)));
        held(holds.hold(Fan.any().wants(other, 1, 2)));
        availability.snapshot(looked.performance());

        assertThat(availability.left(Set.of(
                        looked.performance(),
                        other.performance(),
                        untouched.performance(),
                        new PerformanceId(Long.MAX_VALUE))))
                .isEqualTo(Map.of(looked.performance(), 49, other.performance(), 28, untouched.performance(), 50));
    }

    @Test
    void tellsAWatcherOfAnotherFansHold() throws Exception {
        var concert = onSale.aPerformance().open();
        PerformanceTerms terms = performances.find(concert.performance()).orElseThrow();
        try (Watch watch = pictures.watch(concert.performance()).orElseThrow()) {
            assertThat(text(watch.start().first()))
                    .isEqualTo(
                            "id:0\ndata:{\"version\":0,\"changes\":[],\"sale\":{\"from\":\"%s\",\"until\":\"%s\"}}\n\n"
                                    .formatted(terms.salesFrom(), terms.salesUntil()));

            held(holds.hold(Fan.any().wants(concert, 5, 6)));
            Frame first = watch.start().from().next().get(5, TimeUnit.SECONDS);
            assertThat(text(first)).isEqualTo("id:1\ndata:{\"version\":1,\"changes\":[[5,1],[6,1]]}\n\n");
        }
    }

    private SeatState state(OnSale.Opened concert, int seat) {
        return state(availability.snapshot(concert.performance()).orElseThrow(), seat);
    }

    private static SeatState state(SeatAvailability.Snapshot seats, int seat) {
        return SeatState.of((seats.states()[seat / 4] >> (2 * (seat % 4))) & 3);
    }

    private int left(OnSale.Opened concert) {
        return availability.snapshot(concert.performance()).orElseThrow().left();
    }

    private LaneRow lane(PerformanceId performance) {
        return rows.lanes(Set.of(performance)).getOrDefault(performance, LaneRow.NEW);
    }

    private static String text(Frame frame) {
        return new String(frame.bytes(), StandardCharsets.UTF_8);
    }

    private static HoldView held(HoldResult result) {
        assertThat(result).isInstanceOf(Held.class);
        return ((Held) result).hold();
    }
}
