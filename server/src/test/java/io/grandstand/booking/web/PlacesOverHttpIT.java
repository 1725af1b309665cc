package io.grandstand.booking.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.booking.Together;
import io.grandstand.catalog.PerformanceTerms;
import io.grandstand.catalog.Performances;
import io.grandstand.testing.Api;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** General admission over HTTP. */
@GrandstandTest
class PlacesOverHttpIT {

    /** A fan who wants so many places, and perhaps a seat. */
    private record Group(Admitted fan, UUID id, int places, OptionalInt seat) {

        Api.Answer hold() {
            String seats = seat.isPresent() ? "\"seats\":[" + seat.getAsInt() + "]," : "";
            return fan.put(id, "{" + seats + "\"area\":{\"sectionId\":1,\"count\":" + places + "}}");
        }
    }

    @Autowired
    Fans fans;

    @Autowired
    OnSale onSale;

    @Autowired
    Performances performances;

    @Test
    void holdsSeatsAndPlacesAndGivesThemBack() {
        var concert = onSale.aPerformance().standing(20).open();
        var fan = Admitted.to(concert.performance(), fans.fan());
        var id = UUID.randomUUID();
        String body = "{\"seats\":[4,2],\"area\":{\"sectionId\":1,\"count\":3}}";

        Api.Answer held = fan.put(id, body);

        assertThat(held.status()).as(held.body()).isEqualTo(201);
        assertThat(held.json().required("seats").size()).isEqualTo(2);
        assertThat(held.json().at("/area/sectionId").asInt()).isOne();
        assertThat(held.json().at("/area/label").asString()).isEqualTo("Standing");
        assertThat(held.json().at("/area/count").asInt()).isEqualTo(3);
        assertThat(held.json().at("/area/price").asLong()).isEqualTo(OnSale.FRONT_PRICE);
        assertThat(held.json().required("total").asLong()).isEqualTo(5 * OnSale.FRONT_PRICE);
        assertThat(fan.put(id, body).body()).as("the same answer again").isEqualTo(held.body());
        assertThat(fan.find(id).body()).isEqualTo(held.body());
        assertThat(fan.put(id, "{\"seats\":[4,2],\"area\":{\"sectionId\":1,\"count\":2}}")
                        .problem())
                .isEqualTo("id-reused");
        assertThat(whole(concert).at("/areas").toString()).isEqualTo("[[1,17]]");
        assertThat(whole(concert).required("left").asInt()).isEqualTo(65);
        assertThat(fan.release(id).status()).isEqualTo(204);
        assertThat(whole(concert).at("/areas").toString()).isEqualTo("[[1,20]]");
    }

    @Test
    void sells150PlacesTo200FansInGroupsThatAreNeverParted() throws Exception {
        var concert = onSale.aPerformance().standing(150).open();
        List<Admitted> admitted = Together.all(fans.fans(200).stream()
                .<Callable<Admitted>>map(fan -> () -> Admitted.to(concert.performance(), fan))
                .toList());
        var wishes = new ArrayList<Group>();
        for (int fan = 0; fan < 200; fan++) {
            // Every third wants a seat as well, of which there are fewer than of those who want one.
            var seat = fan % 3 == 0 ? OptionalInt.of(fan / 3 % 50) : OptionalInt.empty();
            wishes.add(new Group(admitted.get(fan), UUID.randomUUID(), 1 + fan % 4, seat));
        }

        List<Api.Answer> answers = Together.all(
                wishes.stream().<Callable<Api.Answer>>map(group -> group::hold).toList());

        int places = 0;
        var seats = new HashSet<Integer>();
        for (int fan = 0; fan < 200; fan++) {
            Group group = wishes.get(fan);
            Api.Answer answer = answers.get(fan);
            if (answer.status() == 201) {
                places += group.places();
                assertThat(answer.json().at("/area/count").asInt()).isEqualTo(group.places());
                assertThat(group.seat().isEmpty() || seats.add(group.seat().getAsInt()))
                        .as("nobody else has its seat")
                        .isTrue();
            } else {
                assertThat(answer.problem()).isIn("area-full", "seats-taken");
                assertThat(group.fan().find(group.id()).status()).isEqualTo(404);
            }
        }
        assertThat(places).isBetween(147, 150);
        assertThat(whole(concert).at("/areas").toString()).isEqualTo("[[1," + (150 - places) + "]]");
        assertThat(whole(concert).required("left").asInt()).isEqualTo(200 - places - seats.size());
        for (Group group : wishes) {
            group.fan().release(group.id());
        }
        assertThat(whole(concert).at("/areas").toString()).isEqualTo("[[1,150]]");
        assertThat(whole(concert).required("left").asInt()).isEqualTo(200);
    }

    @Test
    void saysHowManyAreLeftWhereThereIsNotRoomForAll() {
        var concert = onSale.aPerformance().standing(5).open();
        var fan = Admitted.to(concert.performance(), fans.fan());
        assertThat(fan.put(UUID.randomUUID(), places(1, 4)).status()).isEqualTo(201);

        Api.Answer refused = fan.put(UUID.randomUUID(), "{\"seats\":[1],\"area\":{\"sectionId\":1,\"count\":2}}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("area-full");
        assertThat(refused.json().required("sectionId").asInt()).isOne();
        assertThat(refused.json().required("left").asInt()).isOne();
        assertThat(fan.hold(UUID.randomUUID(), 1).status())
                .as("its seat stayed free")
                .isEqualTo(201);
    }

    @Test
    void keepsThePriceWhileSomebodyHasAPlace() {
        var host = fans.host();
        var concert = onSale.aPerformance().by(host.id()).standing(5).open();
        var fan = Admitted.to(concert.performance(), fans.fan());
        String hosted = "/api/v1/host" + path(concert).substring("/api/v1".length());
        String dearer = "{\"prices\":{\"R\":60000,\"S\":40000}}";
        var id = UUID.randomUUID();
        assertThat(fan.put(id, places(1, 1)).status()).isEqualTo(201);

        assertThat(host.api().patch(hosted, dearer).problem()).isEqualTo("already-sold");
        assertThat(host.api().delete(hosted).problem()).isEqualTo("already-sold");

        assertThat(fan.release(id).status()).isEqualTo(204);
        assertThat(host.api().patch(hosted, dearer).status()).isEqualTo(200);
        assertThat(fan.put(UUID.randomUUID(), places(1, 2))
                        .json()
                        .required("total")
                        .asLong())
                .isEqualTo(120_000);
    }

    @Test
    void knowsOnlyAreas() {
        var concert = onSale.aPerformance().standing(5).open();
        var fan = Admitted.to(concert.performance(), fans.fan());

        for (int section : new int[] {0, 2, Integer.MAX_VALUE}) {
            Api.Answer refused = fan.put(UUID.randomUUID(), places(section, 1));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.problem()).isEqualTo("unknown-area");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"area\":null}",
                "{\"area\":{}}",
                "{\"area\":{\"sectionId\":1}}",
                "{\"area\":{\"count\":1}}",
                "{\"area\":{\"sectionId\":1,\"count\":0}}",
                "{\"area\":{\"sectionId\":1,\"count\":-2}}",
                "{\"area\":{\"sectionId\":-1,\"count\":1}}",
                "{\"area\":{\"sectionId\":1,\"count\":21}}",
                "{\"area\":{\"sectionId\":1,\"count\":\"many\"}}",
                "{\"area\":{\"sectionId\":1,\"count\":1,\"row\":2}}",
                "{\"area\":[1,2]}",
                "{\"seats\":[],\"area\":{\"sectionId\":1,\"count\":1}}",
                "{\"seats\":[1,2,3],\"area\":{\"sectionId\":1,\"count\":18}}"
            })
    void refusesWhatIsNoWish(String body) {
        var concert = onSale.aPerformance().standing(50).open();
        var fan = Admitted.to(concert.performance(), fans.fan());

        Api.Answer refused = fan.put(UUID.randomUUID(), body);

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("malformed");
    }

    @Test
    void tellsWhoWatchesAndWhoWaitsWhatIsLeft() throws Exception {
        var concert = onSale.aPerformance().standing(30).open();
        var fan = Admitted.to(concert.performance(), fans.fan());
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var request = HttpRequest.newBuilder(fans.nobody().base().resolve(path(concert) + "/availability/stream"));
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (var events = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                assertThat(data(events)).isEqualTo(first(concert, 0));
                assertThat(fan.put(UUID.randomUUID(), places(1, 4)).status()).isEqualTo(201);
                assertThat(data(events)).isEqualTo("{\"version\":1,\"changes\":[],\"areas\":[[1,26]]}");
                assertThat(fan.put(UUID.randomUUID(), "{\"seats\":[7],\"area\":{\"sectionId\":1,\"count\":2}}")
                                .status())
                        .isEqualTo(201);
                assertThat(data(events)).isEqualTo("{\"version\":2,\"changes\":[[7,1]],\"areas\":[[1,24]]}");
            }
            var again = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (var events = new BufferedReader(new InputStreamReader(again.body(), StandardCharsets.UTF_8))) {
                assertThat(data(events)).as("who comes back reads the whole").isEqualTo(first(concert, 2));
                assertThat(whole(concert).required("version").asLong()).isEqualTo(2);
                assertThat(whole(concert).at("/areas").toString()).isEqualTo("[[1,24]]");
                assertThat(fan.put(UUID.randomUUID(), places(1, 1)).status()).isEqualTo(201);
                assertThat(data(events)).isEqualTo("{\"version\":3,\"changes\":[],\"areas\":[[1,23]]}");
            }
            client.shutdownNow();
        }
        await().until(() -> fans.nobody()
                        .get(path(concert) + "/waiting-room")
                        .json()
                        .path("left")
                        .asInt()
                == 72);
    }

    /** What a stream begins with. */
    private String first(OnSale.Opened concert, int version) {
        PerformanceTerms terms = performances.find(concert.performance()).orElseThrow();
        return "{\"version\":%d,\"changes\":[],\"sale\":{\"from\":\"%s\",\"until\":\"%s\"}}"
                .formatted(version, terms.salesFrom(), terms.salesUntil());
    }

    private static String places(int section, int count) {
        return "{\"area\":{\"sectionId\":%d,\"count\":%d}}".formatted(section, count);
    }

    private JsonNode whole(OnSale.Opened concert) {
        return fans.nobody().get(path(concert) + "/availability").json();
    }

    private static String path(OnSale.Opened concert) {
        return "/api/v1/performances/" + concert.performance();
    }

    private static String data(BufferedReader stream) throws IOException {
        for (String line = stream.readLine(); line != null; line = stream.readLine()) {
            if (line.startsWith("data:")) {
                return line.substring("data:".length());
            }
        }
        throw new AssertionError("the stream ended");
    }
}
