package io.grandstand.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.WaitingRoomPolicy;
import io.grandstand.catalog.WaitingRoomPolicy.Rejoin;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.LimitSettings;
import io.grandstand.kernel.StreamSlots;
import io.grandstand.kernel.StreamSlots.Watcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When somebody who watches a line is told of it, and of what. */
class RoomStreamTests {

    private static final Instant NOW = Instant.parse("2026-11-21T11:00:00Z");
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final AccountId FAN = new AccountId(new UUID(0, 7));

    private final Ear ear = new Ear();
    private final StreamSlots slots = new StreamSlots(new StreamSlots.Limits(1, 1, 1), new LimitSettings(true));

    /** A listener that remembers what it heard. */
    private static final class Ear implements Listener {
        private final List<String> heard = new ArrayList<>();
        private boolean deaf;
        private boolean closed;

        @Override
        public Message.Wire wire() {
            return Message.Wire.TEXT;
        }

        @Override
        public void send(byte[] message) throws IOException {
            if (deaf) {
                throw new IOException("nobody is there");
            }
            heard.add(new String(message, StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # number, seconds between two messages
                   2, 1
                 150, 2
               1_500, 5
              20_000, 10
            """)
    void whoIsFurtherBackIsToldLessOften(String number, int seconds) {
        RoomStream stream = follower(Long.parseLong(number.replace("_", "")));
        hear(stream, open(0, 30_000), NOW);

        RoomNews next = open(1, 30_000);
        assertThat(stream.takeTurn(next, NOW.plusSeconds(seconds).minusMillis(1)))
                .isFalse();
        assertThat(stream.takeTurn(next, NOW.plusSeconds(seconds))).isTrue();
    }

    @Test
    void whoTellsNoPlaceIsToldAsOftenAsTheLastInLine() {
        RoomStream stream = watcher();
        hear(stream, open(1, 2_000), NOW);

        assertThat(stream.takeTurn(open(2, 2_000), NOW.plusMillis(4_999))).isFalse();
        assertThat(stream.takeTurn(open(2, 2_000), NOW.plusSeconds(5))).isTrue();
    }

    @Test
    void whatChangesForEveryoneIsToldAtOnce() {
        RoomStream stream = follower(20_000);
        RoomNews open = open(1, 30_000);
        hear(stream, open, NOW);

        assertThat(stream.takeTurn(open, NOW.plusMillis(1))).isFalse();
        assertThat(hear(stream, news("paused=1", 1, 30_000, 0), NOW.plusMillis(1)))
                .first()
                .asString()
                .contains("\"phase\":\"PAUSED\"");
        assertThat(hear(stream, new RoomNews.Away(Message.of("away")), NOW.plusMillis(2)))
                .containsExactly("{\"away\":{}}");
        assertThat(hear(stream, news("paused=1", 1, 30_000, 0), NOW.plusMillis(3)))
                .isNotEmpty();
        assertThat(hear(stream, news("paused=1", 1, 30_000, 1), NOW.plusMillis(4)))
                .as("a line whose numbers began anew")
                .last()
                .asString()
                .contains("\"state\":\"GONE\"");
    }

    @Test
    void aPlaceIsASubtractionAndIsToldWhenItIsAnotherOne() {
        RoomStream stream = follower(12);

        assertThat(hear(stream, open(1, 20), NOW)).hasSize(2).last().isEqualTo("""
                {"me":{"number":12,"ahead":10,"etaSeconds":10,"state":"WAITING"}}""");
        assertThat(hear(stream, open(4, 20), NOW.plusSeconds(2)))
                .hasSize(2)
                .last()
                .isEqualTo("""
                {"me":{"number":12,"ahead":7,"etaSeconds":7,"state":"WAITING"}}""");
        assertThat(hear(stream, open(4, 21), NOW.plusSeconds(4)))
                .as("only somebody behind joined")
                .hasSize(1);
    }

    @Test
    void whoIsSlowIsToldWhatHoldsAndNothingOfWhatWasBetween() {
        RoomStream stream = follower(12);
        hear(stream, open(1, 20), NOW);

        assertThat(stream.takeTurn(open(2, 20), NOW.plusSeconds(2))).isTrue();
        assertThat(stream.takeTurn(open(3, 20), NOW.plusSeconds(4)))
                .as("the one before is still on its way")
                .isFalse();
        stream.tell(open(2, 20), NOW.plusSeconds(2));
        assertThat(hear(stream, open(4, 20), NOW.plusSeconds(6)).getFirst()).contains("\"serving\":4");
    }

    @Test
    void aSilentLineSaysThatItIsThere() {
        RoomStream stream = watcher();
        RoomNews news = open(1, 20);
        hear(stream, news, NOW);

        assertThat(stream.takeTurn(news, NOW.plus(HEARTBEAT).minusMillis(1))).isFalse();
        assertThat(hear(stream, news, NOW.plus(HEARTBEAT))).containsExactly("{\"beat\":{}}");
    }

    @Test
    void endsAfterItsLifeAndWhenNobodyListensAndFreesItsSlotOnce() {
        RoomStream old = watcher();
        hear(old, open(1, 20), NOW);
        assertThat(hear(old, open(1, 20), NOW.plus(Duration.ofHours(1)))).isEmpty();
        assertThat(old.closed()).isTrue();
        assertThat(ear.closed).isTrue();
        old.close();

        RoomStream next = watcher();
        ear.deaf = true;
        assertThat(hear(next, open(1, 20), NOW)).isEmpty();
        assertThat(next.closed()).isTrue();
        assertThat(next.takeTurn(open(2, 20), NOW.plusSeconds(9))).isFalse();
    }

    /** What is heard of this, if anything. */
    private List<String> hear(RoomStream stream, RoomNews news, Instant now) {
        ear.heard.clear();
        assertThat(stream.takeTurn(news, now)).isTrue();
        stream.tell(news, now);
        return List.copyOf(ear.heard);
    }

    private RoomStream watcher() {
        return stream(null);
    }

    private RoomStream follower(long number) {
        return stream(new FollowedPlace(
                new EntryToken(new PerformanceId(1), FAN, number, 0),
                (room, entry) -> {
                    throw new AssertionError("nobody is looked up while they wait");
                },
                Duration.ofSeconds(5)));
    }

    private RoomStream stream(@Nullable FollowedPlace place) {
        if (!(slots.take(new Watcher.LoggedIn(FAN)) instanceof StreamSlots.Taken.Slot slot)) {
            throw new AssertionError("the one before did not give its slot back");
        }
        return new RoomStream(ear, slot, place, RoomStreamTests::message, HEARTBEAT, NOW.plus(Duration.ofHours(1)));
    }

    private static Message message(Place place) {
        PlaceBody body = PlaceBody.of(place);
        String eta = body.etaSeconds() == null ? "" : "\"etaSeconds\":%d,".formatted(body.etaSeconds());
        String text = "{\"number\":%d,\"ahead\":%d,%s\"state\":\"%s\"}"
                .formatted(body.number(), body.ahead(), eta, body.state());
        return new Message("me", text.getBytes(StandardCharsets.UTF_8));
    }

    private static RoomNews open(long serving, long issued) {
        return news("paused=0", serving, issued, 0);
    }

    private static RoomNews news(String paused, long serving, long issued, long epoch) {
        var look = LineAnswer.parse(
                ("ROOM version=1 opened=0 %s draining=0 epoch=%d issued=%d serving=%d waiting=%d called=0"
                                + " parked=0 active=1 admitted=1 admittedLastMinute=0 left=-1 calledLastMinute=0 calling=-1"
                                + " rateCount=60 ratePerMs=60000 group=0 concurrency=0 admissionMs=600000 rejoin=KEEP"
                                + " away=CLOSED since=%d oldUntil=0 recovering=0 share=1000 answered=0 refused=0"
                                + " undecided=0 latency=0 processes=1")
                        .formatted(paused, epoch, issued, serving, issued - serving, epoch));
        RoomView view = RoomView.of(room(), NOW, look);
        RoomDocument document = RoomDocument.of(view);
        String text = "{\"phase\":\"%s\",\"serving\":%d}".formatted(document.phase(), document.serving());
        return new RoomNews.Seen(view, document, new Message("state", text.getBytes(StandardCharsets.UTF_8)));
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
