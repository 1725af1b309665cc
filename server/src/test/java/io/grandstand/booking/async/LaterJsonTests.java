package io.grandstand.booking.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldResult;
import io.grandstand.booking.Wish;
import io.grandstand.booking.domain.Receipt;
import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.SeatNo;
import io.grandstand.kernel.AccountId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaterJsonTests {

    private static final AreaNo AREA = new AreaNo(7);
    private static final Wish.Seats SEATS = new Wish.Seats(new TreeSet<>(Set.of(new SeatNo(3), new SeatNo(12))));

    private static final List<Wish> WISHES = List.of(
            SEATS,
            new Wish.Best(3, Optional.of(1), Optional.empty(), true),
            new Wish.Area(AREA, 2),
            new Wish.Mixed(SEATS, new Wish.Area(AREA, 2)));

    private static final List<HoldResult.Refused> REFUSALS = List.of(
            new HoldResult.SeatsTaken(Set.of(new SeatNo(3), new SeatNo(4))),
            new HoldResult.AreaFull(AREA, 1),
            new HoldResult.LimitReached(4, 3),
            new HoldResult.SalesClosed(),
            new HoldResult.UnknownPerformance(),
            new HoldResult.UnknownSeats(Set.of(new SeatNo(3))),
            new HoldResult.UnknownSection(1),
            new HoldResult.UnknownCategory(1),
            new HoldResult.NotTogether(2),
            new HoldResult.NotSoMany(2),
            new HoldResult.LeavesSingleSeats(new TreeSet<>(Set.of(new SeatNo(3)))),
            new HoldResult.UnknownArea(AREA),
            new HoldResult.IdReused(),
            new HoldResult.NotInTime(),
            new HoldResult.Busy(Duration.ofMillis(1_500)));

    @Test
    void bringsEveryKindOfWishThrough() {
        assertThat(WISHES)
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(Wish.class.getPermittedSubclasses())
                .hasSize(4);
        for (Wish wish : WISHES) {
            var asked = new AskedHold(
                    new Receipt(
                            new HoldId(new UUID(1, 2)),
                            new PerformanceId(3),
                            new AccountId(new UUID(4, 5)),
                            Instant.parse("2026-11-21T10:00:00.123Z")),
                    wish);

            assertThat(LaterJson.read(LaterJson.write(asked))).isEqualTo(asked);
        }
    }

    @Test
    void bringsEveryKindOfRefusalThrough() {
        assertThat(REFUSALS)
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(HoldResult.Refused.class.getPermittedSubclasses());
        for (HoldResult.Refused why : REFUSALS) {
            assertThat(LaterJson.readRefusal(LaterJson.write(why))).isEqualTo(why);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"wish\":{\"kind\":\"Seats\",\"seats\":[{\"index\":1}]}}",
                "{\"receipt\":{\"hold\":{\"value\":\"00000000-0000-0001-0000-000000000002\"}},\"wish\":{\"kind\":\"Gift\"}}"
            })
    void readsNothingThatIsNoWish(String json) {
        assertThatThrownBy(() -> LaterJson.read(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(RuntimeException.class);
    }
}
