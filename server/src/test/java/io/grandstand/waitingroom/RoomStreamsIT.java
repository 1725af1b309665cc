package io.grandstand.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.testing.Api;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Watching a waiting room live: by events and by a socket, which say the same. */
@GrandstandTest
class RoomStreamsIT {

    enum Way {
        EVENTS("/api/v1/performances/%s/waiting-room/stream"),
        SOCKET("/ws/performances/%s/waiting-room");

        private final String path;

        Way(String path) {
            this.path = path;
        }

        Events open(Api as, PerformanceId performance, String query) {
            String address = path.formatted(performance) + query;
            return this == EVENTS ? Events.stream(as, address) : Events.socket(as, address);
        }
    }

    @Autowired
    Fans fans;

    @Autowired
    OnSale onSale;

    @Autowired
    RoomStreamSettings settings;

    @ParameterizedTest
    @EnumSource
    void anybodyIsToldTheStateAndEveryChange(Way way) {
        PerformanceId performance = onSale.aPerformance().concurrency(1).open().performance();
        try (Events events = way.open(fans.nobody(), performance, "")) {
            assertThat(events.next("state"))
                    .isEqualTo(fans.nobody().get(room(performance)).json());

            entry(performance, fans.fan());
            entry(performance, fans.fan());

            assertThat(events.next("state", state -> state.path("issued").asInt() == 2)
                            .path("serving")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFanIsToldTheirPlaceAndWhenTheyAreCalledAndThatTheyAreIn(Way way) {
        PerformanceId performance = onSale.aPerformance().concurrency(1).open().performance();
        Somebody first = fans.fan();
        Somebody second = fans.fan();
        String firstEntry = entry(performance, first);
        String secondEntry = entry(performance, second);
        Answer admitted = admit(performance, first, firstEntry);
        try (Events events = way.open(second.api(), performance, "?entry=" + secondEntry)) {
            var place = events.next("me");
            assertThat(place.path("state").asString()).isEqualTo("WAITING");
            assertThat(place.path("number").asInt()).isEqualTo(2);
            assertThat(place.path("ahead").asInt()).isZero();

            assertThat(first.api()
                            .delete("/api/v1/admissions/"
                                    + admitted.json().path("admissionId").asString())
                            .status())
                    .isEqualTo(204);

            events.next("me", me -> me.path("state").asString().equals("CALLED"));
            assertThat(admit(performance, second, secondEntry).status()).isEqualTo(201);
            events.next("me", me -> me.path("state").asString().equals("ADMITTED"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPauseIsToldAtOnceHoweverFarBackSomebodyIs(Way way) {
        Somebody host = fans.host();
        PerformanceId performance =
                onSale.aPerformance().by(host.id()).concurrency(1).open().performance();
        IntStream.range(0, 120).forEach(_ -> entry(performance, fans.fan()));
        Somebody last = fans.fan();
        String entry = entry(performance, last);
        try (Events events = way.open(last.api(), performance, "?entry=" + entry)) {
            assertThat(events.next("me").path("ahead").asInt()).isEqualTo(119);

            host.api().post("/api/v1/host/performances/" + performance + "/waiting-room/pause", "");

            events.next("state", state -> state.path("phase").asString().equals("PAUSED"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTicketOpensOneStreamForWhoCanSendNoHeader(Way way) {
        PerformanceId performance = onSale.aPerformance().concurrency(1).open().performance();
        Somebody fan = fans.fan();
        String entry = entry(performance, fan);
        Answer issued = fan.api().post("/api/v1/stream-tickets", "");
        assertThat(issued.status()).isEqualTo(201);
        String query =
                "?entry=" + entry + "&ticket=" + issued.json().path("ticket").asString();

        try (Events events = way.open(fans.nobody(), performance, query)) {
            assertThat(events.next("me").path("number").asInt()).isEqualTo(1);
        }

        for (String refused : new String[] {query, "?ticket=forged"}) {
            Answer again = fans.nobody().get(Way.EVENTS.path.formatted(performance) + refused);
            assertThat(again.status()).isEqualTo(401);
            assertThat(again.problem()).isEqualTo("unauthenticated");
        }
    }

    @Test
    void aTicketOpensNothingButStreams() {
        String ticket = fans.fan()
                .api()
                .post("/api/v1/stream-tickets", "")
                .json()
                .path("ticket")
                .asString();

        assertThat(fans.nobody().get("/api/v1/me?ticket=" + ticket).status()).isEqualTo(401);
        assertThat(fans.nobody()
                        .post("/api/v1/stream-tickets?ticket=" + ticket, "")
                        .status())
                .isEqualTo(401);
        assertThat(fans.nobody().post("/api/v1/stream-tickets", "").status()).isEqualTo(401);
    }

    @Test
    void aTicketIsWorthNothingAfterItsSessionHasEnded() {
        Somebody fan = fans.fan();
        PerformanceId performance = onSale.aPerformance().open().performance();
        String ticket = fan.api()
                .post("/api/v1/stream-tickets", "")
                .json()
                .path("ticket")
                .asString();
        assertThat(fan.api().post("/api/v1/auth/logout", "").status()).isEqualTo(204);

        await().until(() -> fan.api().get("/api/v1/me").status() == 401);
        assertThat(fans.nobody()
                        .get(Way.EVENTS.path.formatted(performance) + "?ticket=" + ticket)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aPlaceOfSomebodyElseIsNone() {
        PerformanceId performance = onSale.aPerformance().concurrency(1).open().performance();
        String entry = entry(performance, fans.fan());

        for (Api stranger : new Api[] {fans.fan().api(), fans.nobody()}) {
            Answer refused = stranger.get(Way.EVENTS.path.formatted(performance) + "?entry=" + entry);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.problem()).isEqualTo("entry-required");
        }
    }

    @Test
    void oneAccountWatchesSoOftenAndNotMore() {
        PerformanceId performance = onSale.aPerformance().concurrency(1).open().performance();
        Somebody fan = fans.fan();
        var open = new ArrayList<Events>();
        for (int i = 0; i < settings.perAccountMax(); i++) {
            open.add(Way.SOCKET.open(fan.api(), performance, ""));
        }

        Answer refused = fan.api().get(Way.EVENTS.path.formatted(performance));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.problem()).isEqualTo("too-many-streams");
        assertThat(refused.header("Retry-After")).isEqualTo("5");

        open.removeFirst().close();
        await().untilAsserted(() -> {
            try (Events again = Way.EVENTS.open(fan.api(), performance, "")) {
                assertThat(again.next("state").path("phase").asString()).isEqualTo("OPEN");
            }
        });
        open.forEach(Events::close);
    }

    @Test
    void aSocketIsForPagesOfThisSite() {
        PerformanceId performance = onSale.aPerformance().open().performance();
        Api nobody = fans.nobody();
        URI uri = URI.create("ws://" + nobody.base().getAuthority() + Way.SOCKET.path.formatted(performance));
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> client.newWebSocketBuilder()
                            .header("Origin", "https://elsewhere.example")
                            .buildAsync(uri, new WebSocket.Listener() {})
                            .join())
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOfSatisfying(WebSocketHandshakeException.class, refused -> assertThat(
                                    refused.getResponse().statusCode())
                            .isEqualTo(403));
            client.shutdownNow();
        }
        try (Events own = Events.socket(
                nobody.with("Origin", nobody.base().toString()), Way.SOCKET.path.formatted(performance))) {
            assertThat(own.next("state").path("phase").asString()).isEqualTo("OPEN");
        }
        Answer noUpgrade = nobody.get(Way.SOCKET.path.formatted(performance));
        assertThat(noUpgrade.status()).isEqualTo(426);
        assertThat(noUpgrade.problem()).isEqualTo("upgrade-required");
    }

    @Test
    void aSocketThatSaysSomethingIsClosed() {
        PerformanceId performance = onSale.aPerformance().open().performance();
        try (Events events = Way.SOCKET.open(fans.nobody(), performance, "")) {
            events.next("state");
            events.say("hello");
            assertThat(events.end()).isEqualTo(1003);
        }
    }

    @Test
    void whatNobodyMaySeeYetHasNoStream() {
        PerformanceId hidden = onSale.aPerformance().notYetVisible().open().performance();

        assertThat(fans.nobody().get(Way.EVENTS.path.formatted(hidden)).status())
                .isEqualTo(404);
        assertThatThrownBy(() -> Way.SOCKET.open(fans.nobody(), hidden, ""))
                .cause()
                .isInstanceOfSatisfying(WebSocketHandshakeException.class, refused -> assertThat(
                                refused.getResponse().statusCode())
                        .isEqualTo(404));
    }

    private static String room(PerformanceId performance) {
        return "/api/v1/performances/" + performance + "/waiting-room";
    }

    private static String entry(PerformanceId performance, Somebody fan) {
        return fan.api()
                .post(room(performance) + "/entries", "")
                .json()
                .path("entry")
                .asString();
    }

    private static Answer admit(PerformanceId performance, Somebody fan, String entry) {
        return fan.api().with("Entry", entry).post(room(performance) + "/admissions", "");
    }
}
