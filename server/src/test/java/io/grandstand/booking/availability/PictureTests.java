package io.grandstand.booking.availability;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.booking.ATerms;
import io.grandstand.booking.AreaLeft;
import io.grandstand.booking.domain.Delta;
import io.grandstand.booking.domain.SeatChange;
import io.grandstand.booking.domain.SeatState;
import io.grandstand.booking.persistence.SeatRows;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.SeatNo;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PictureTests {

    private static final PerformanceTerms TERMS =
            ATerms.of(1, 10).notForSale(2).openingAt(Instant.parse("2026-11-21T10:00:00Z"));

    private final Picture picture = new Picture(TERMS);

    @Test
    void packsTwoBitsASeat() {
        load(1, change(1, SeatState.HELD), change(6, SeatState.SOLD));

        assertThat(picture.snapshot().states()).containsExactly(0b00_00_01_00, 0b00_10_00_00, 0b11_11);
        assertThat(picture.snapshot().left()).isEqualTo(6);
        assertThat(new String(picture.encoded().json(), StandardCharsets.UTF_8))
                .isEqualTo("{\"version\":1,\"left\":6,\"states\":\"BCAP\",\"areas\":[]}");
    }

    @Test
    void appliesDeltasInTheOrderOfTheirVersionsHoweverTheyCome() {
        load(0);
        List<Delta> deltas = new ArrayList<>();
        for (int version = 1; version <= 100; version++) {
            deltas.add(delta(version, version % 8, SeatState.of(version % 3)));
        }
        var inOrder = new Picture(TERMS);
        inOrder.load(TERMS, new SeatRows.Claimed(0, List.of(), List.of()));
        deltas.forEach(inOrder::apply);
        deltas.addAll(List.copyOf(deltas));
        Collections.shuffle(deltas, new Random(42));

        deltas.forEach(picture::apply);

        assertThat(picture.version()).isEqualTo(100);
        assertThat(picture.snapshot().states()).isEqualTo(inOrder.snapshot().states());
    }

    @Test
    void waitsForADeltaThatIsMissingAndIsMadeWholeByReadingAgain() {
        load(0);
        picture.apply(delta(2, 2, SeatState.HELD));
        assertThat(picture.version()).isZero();

        load(2, change(1, SeatState.SOLD), change(2, SeatState.HELD));
        picture.apply(delta(3, 3, SeatState.HELD));

        assertThat(picture.version()).isEqualTo(3);
        assertThat(picture.soldAmong(Set.of(new SeatNo(1), new SeatNo(2)))).containsExactly(new SeatNo(1));
    }

    @Test
    void losesNoDeltaThatComesWhileItIsRead() {
        picture.apply(delta(8, 2, SeatState.SOLD));
        load(7);

        assertThat(picture.version()).isEqualTo(8);
        assertThat(picture.soldAmong(Set.of(new SeatNo(2)))).hasSize(1);
    }

    @Test
    void ignoresAReadingThatIsOlderThanWhatIsKnown() {
        load(0);
        picture.apply(delta(1, 2, SeatState.SOLD));

        load(0);

        assertThat(picture.version()).isEqualTo(1);
    }

    @Test
    void keepsABoundedNumberOfEarlyDeltasAndNeverDropsTheNextOne() {
        load(0);
        for (int version = 2; version < 2 + 2 * Picture.EARLY_DELTAS_MAX; version++) {
            picture.apply(delta(version, 1, SeatState.HELD));
        }
        assertThat(picture.version()).isZero();

        picture.apply(delta(1, 1, SeatState.HELD));

        assertThat(picture.version()).isEqualTo(1 + Picture.EARLY_DELTAS_MAX);
    }

    @Test
    void freesASeatThatIsNotForSaleToNotForSale() {
        load(1, change(9, SeatState.HELD));

        picture.apply(delta(2, 9, SeatState.FREE));

        assertThat(picture.snapshot().states()[2]).isEqualTo((byte) 0b11_11);
    }

    @Test
    void pushesOneFrameForAllThatChangedSinceTheLast() {
        load(0);
        Picture.Start start = picture.watch();
        picture.apply(delta(1, 1, SeatState.HELD));
        picture.apply(delta(2, 1, SeatState.SOLD));
        picture.apply(delta(3, 2, SeatState.HELD));

        picture.push();
        picture.push();

        Frame frame = start.from().next().getNow(Frame.END);
        assertThat(text(frame)).isEqualTo("id:3\ndata:{\"version\":3,\"changes\":[[1,2],[2,1]]}\n\n");
        assertThat(frame.next()).isNotDone();
    }

    @Test
    void pushesWhatLooksDifferentAfterAGap() {
        load(0);
        Picture.Start start = picture.watch();

        assertThat(load(5, change(3, SeatState.SOLD))).isTrue();
        picture.push();

        assertThat(text(start.from().next().getNow(Frame.END)))
                .isEqualTo("id:5\ndata:{\"version\":5,\"changes\":[[3,2]]}\n\n");
    }

    @Test
    void pushesAreasThatAreNotForSaleAnyMoreAndThoseThatAreAgain() {
        Instant opening = Instant.parse("2026-11-21T10:00:00Z");
        PerformanceTerms sold = ATerms.of(1, 0).standing(50).openingAt(opening);
        PerformanceTerms closed =
                ATerms.of(1, 0).standing(50).standingNotForSale().openingAt(opening);
        var claimed = new SeatRows.Claimed(3, List.of(), List.of(new AreaLeft(ATerms.STANDING, 47)));
        var floor = new Picture(sold);
        floor.load(sold, claimed);
        Picture.Start start = floor.watch();

        assertThat(floor.load(sold, claimed)).as("nothing is different").isFalse();
        assertThat(floor.load(closed, claimed)).isTrue();
        floor.push();
        assertThat(floor.load(sold, claimed)).isTrue();
        floor.push();

        Frame first = start.from().next().getNow(Frame.END);
        assertThat(text(first)).isEqualTo("id:3\ndata:{\"version\":3,\"changes\":[],\"areas\":[[1,null]]}\n\n");
        assertThat(text(first.next().getNow(Frame.END)))
                .isEqualTo("id:3\ndata:{\"version\":3,\"changes\":[],\"areas\":[[1,47]]}\n\n");
    }

    @Test
    void tellsANewWatcherWhereItBegins() {
        load(4);
        picture.apply(delta(5, 1, SeatState.HELD));

        Picture.Start start = picture.watch();

        assertThat(text(start.first()))
                .isEqualTo(
                        "id:5\ndata:{\"version\":5,\"changes\":[],\"sale\":{\"from\":\"2026-11-21T10:00:00Z\",\"until\":\"2026-11-21T11:00:00Z\"}}\n\n");
        assertThat(start.from().next()).isNotDone();
        picture.end();
        assertThat(start.from().next()).isCompletedWithValue(Frame.END);
    }

    @Test
    void pushesOnceThatTheSaleOpensAtAnotherTime() {
        load(3);
        Picture.Start start = picture.watch();
        PerformanceTerms earlier = ATerms.of(1, 10).notForSale(2).openingAt(Instant.parse("2026-11-21T09:00:00Z"));

        assertThat(picture.sells(TERMS)).as("nothing is different").isFalse();
        assertThat(picture.sells(earlier)).isTrue();
        picture.push();
        assertThat(picture.sells(earlier)).isFalse();
        picture.apply(delta(4, 1, SeatState.HELD));
        picture.push();

        Frame told = start.from().next().getNow(Frame.END);
        assertThat(text(told))
                .isEqualTo(
                        "id:3\ndata:{\"version\":3,\"changes\":[],\"sale\":{\"from\":\"2026-11-21T09:00:00Z\",\"until\":\"2026-11-21T10:00:00Z\"}}\n\n");
        assertThat(text(told.next().getNow(Frame.END))).isEqualTo("id:4\ndata:{\"version\":4,\"changes\":[[1,1]]}\n\n");
    }

    @Test
    void tellsWhoComesLaterAtFirstWhenTheSaleOpens() {
        load(3);

        assertThat(picture.sells(ATerms.of(1, 10).notForSale(2).openingAt(Instant.parse("2026-11-21T09:00:00Z"))))
                .as("nobody watches")
                .isFalse();

        assertThat(text(picture.watch().first())).contains("\"from\":\"2026-11-21T09:00:00Z\"");
    }

    @Test
    void readsWhatItWrites() {
        Delta delta = delta(7, 3, SeatState.SOLD);
        byte[] json =
                DeltaJson.write(delta.version(), delta.changes(), delta.areas()).getBytes(StandardCharsets.UTF_8);

        assertThat(DeltaJson.read(TERMS.id(), json)).isEqualTo(delta);
    }

    private boolean load(long version, SeatChange... claimed) {
        return picture.load(TERMS, new SeatRows.Claimed(version, List.of(claimed), List.of()));
    }

    private static Delta delta(long version, int seat, SeatState state) {
        return new Delta(TERMS.id(), version, List.of(change(seat, state)), List.of());
    }

    private static SeatChange change(int seat, SeatState state) {
        return new SeatChange(new SeatNo(seat), state);
    }

    private static String text(Frame frame) {
        return new String(frame.bytes(), StandardCharsets.UTF_8);
    }
}
