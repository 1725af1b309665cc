package io.grandstand.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grandstand.booking.HoldId;
import io.grandstand.booking.HoldResult;
import io.grandstand.booking.HoldSeats;
import io.grandstand.booking.SeatHolds;
import io.grandstand.booking.Wish;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Ids;
import io.grandstand.testing.Api;
import io.grandstand.testing.Fans;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.GrandstandTest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@GrandstandTest
class HostingIT {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String PLAN = """
        {"name": "Studio", "made_with": "care", "categories": [{"name": "R", "color": "#a00"}, {"name": "S"}],
         "zones": [{"name": "Floor", "position": {"x": 10, "y": 10}, "areas": [], "rows": [
           {"row_number": "A", "position": {"x": 0, "y": 0.50}, "seats": [
             {"seat_guid": "A-1", "seat_number": "1", "position": {"x": 0, "y": 0}, "category": "R"},
             {"seat_guid": "A-2", "seat_number": "2", "position": {"x": 20, "y": 0}, "category": "S"}]}]}],
         "size": {"width": 100, "height": 50}}\
        """;

    @Autowired
    Fans fans;

    @Autowired
    InstantSource clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SeatHolds holds;

    @Autowired
    Ids ids;

    Somebody host;
    Api api;

    @BeforeEach
    void comeIn() {
        host = fans.host();
        api = host.api();
    }

    private long venue() {
        Api.Answer imported = api.post("/api/v1/host/venues:import", PLAN);
        assertThat(imported.status()).as(imported.body()).isEqualTo(201);
        return imported.json().path("venueId").asLong();
    }

    private long show() {
        Api.Answer made = api.post(
                "/api/v1/host/shows", "{\"kind\": \"CONCERT\", \"title\": \"Night music\", \"artist\": \"The Owls\"}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().path("showId").asLong();
    }

    private ObjectNode performance(long show, long venue) {
        Instant now = clock.instant();
        ObjectNode body = JSON.createObjectNode()
                .put("showId", show)
                .put("venueId", venue)
                .put("startsAt", now.plus(Duration.ofDays(7)).toString())
                .put("visibleFrom", now.minus(Duration.ofHours(2)).toString())
                .put("salesFrom", now.minus(Duration.ofHours(1)).toString())
                .put("salesUntil", now.plus(Duration.ofDays(6)).toString())
                .put("ticketsMaxPerFan", 4)
                .put("holdSeconds", 300);
        body.putObject("prices").put("R", 50_000);
        return body;
    }

    private long madePerformance() {
        Api.Answer made = api.post(
                "/api/v1/host/performances", performance(show(), venue()).toString());
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().path("performanceId").asLong();
    }

    @Test
    void importsAPlanAndGivesItBackAsItWas() {
        Api.Answer imported = api.post("/api/v1/host/venues:import", PLAN);

        assertThat(imported.status()).isEqualTo(201);
        assertThat(imported.json().path("name").asString()).isEqualTo("Studio");
        assertThat(imported.json().path("seatsTotal").asInt()).isEqualTo(2);
        assertThat(imported.json().path("sections"))
                .isEqualTo(JSON.readTree("[{\"sectionId\": 0, \"name\": \"Floor\", \"seats\": 2, \"places\": 0}]"));
        assertThat(imported.json().path("categories").path(1).path("name").asString())
                .isEqualTo("S");
        assertThat(imported.json().path("renamed").isEmpty()).isTrue();
        Api.Answer plan = api.get("/api/v1/host/venues/%d/plan"
                .formatted(imported.json().path("venueId").asLong()));
        assertThat(plan.status()).isEqualTo(200);
        assertThat(JSON.readTree(plan.body())).isEqualTo(JSON.readTree(PLAN));
        assertThat(plan.body()).contains("0.50");
    }

    @Test
    void refusesABrokenPlanWithThePathOfEveryFault() {
        Api.Answer refused = api.post(
                "/api/v1/host/venues:import",
                PLAN.replace("\"category\": \"S\"", "\"category\": \"VIP2\"").replace("A-2", "A-1"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("bad-plan");
        assertThat(refused.json().path("errors")).isEqualTo(JSON.readTree("""
            [{"path": "zones[0].rows[0].seats[1].category", "message": "unknown category \\"VIP2\\""},
             {"path": "zones[0].rows[0].seats[1].seat_guid", "message": "seat_guid \\"A-1\\" occurs again"}]\
            """));
    }

    @Test
    void renamesSeatsThatOccurAgainWhereThatIsAskedFor() {
        Api.Answer imported = api.post("/api/v1/host/venues:import?duplicates=rename", PLAN.replace("A-2", "A-1"));

        assertThat(imported.status()).isEqualTo(201);
        assertThat(imported.json().path("renamed")).isEqualTo(JSON.readTree("""
            [{"path": "zones[0].rows[0].seats[1].seat_guid", "from": "A-1", "to": "A-1~2"}]\
            """));
    }

    @Test
    void saysWhereABodyStopsBeingJson() {
        Api.Answer refused = api.post("/api/v1/host/venues:import", "{\"name\": \n oops}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("malformed");
        assertThat(refused.json().path("detail").asString()).contains("line 2");
        assertThat(api.post("/api/v1/host/venues:import?duplicates=maybe", PLAN).status())
                .isEqualTo(400);
    }

    @Test
    void keepsCapacityAndSeatCountEqualWhateverTheCodeDoes() {
        long venue = venue();

        assertThatThrownBy(() -> jdbc.sql("update catalog.venue set seats_total = 3 where id = :id")
                        .param("id", venue)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.sql("update catalog.seating_plan set seat_labels = '{one}' where venue_id = :id")
                        .param("id", venue)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("capacity_is_seats_and_places");
    }

    @Test
    void makesAPerformanceThatEverybodyFinds() {
        long id = madePerformance();

        JsonNode found = fans.nobody().get("/api/v1/performances/" + id).json();

        assertThat(found.path("show").path("title").asString()).isEqualTo("Night music");
        assertThat(found.path("status").asString()).isEqualTo("ON_SALE");
        assertThat(found.path("seatsTotal").asInt()).isEqualTo(1);
        assertThat(found.path("priceMin").asLong()).isEqualTo(50_000);
        assertThat(found.path("holdSeconds").asInt()).isEqualTo(300);
        assertThat(found.path("noOrphanSeats").isBoolean()).isTrue();
        assertThat(found.path("noOrphanSeats").asBoolean()).isFalse();
        assertThat(found.path("waitingRoom").isNull()).isTrue();
        assertThat(found.path("prices"))
                .isEqualTo(
                        JSON.readTree("[{\"categoryId\": 0, \"name\": \"R\", \"color\": \"#a00\", \"price\": 50000}]"));
    }

    @Test
    void listsEverythingThatIsWrongWithAPerformance() {
        ObjectNode body = performance(show(), venue());
        body.put("visibleFrom", clock.instant().plus(Duration.ofDays(1)).toString());
        body.put("ticketsMaxPerFan", 21);
        body.remove("holdSeconds");
        body.putObject("prices").put("VIP", 10).put("R", 0);
        body.putObject("waitingRoom").put("admissionSeconds", 5);

        Api.Answer refused = api.post("/api/v1/host/performances", body.toString());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(paths(refused))
                .containsExactlyInAnyOrder(
                        "prices[\"VIP\"]",
                        "prices[\"R\"]",
                        "visibleFrom",
                        "ticketsMaxPerFan",
                        "holdSeconds",
                        "waitingRoom",
                        "waitingRoom.admissionSeconds");
    }

    @Test
    void listsWhatIsMissingOrInTheWrongOrderAllAtOnce() {
        Api.Answer empty = api.post("/api/v1/host/performances", "{}");
        assertThat(paths(empty)).hasSize(8).contains("showId", "startsAt", "visibleFrom", "prices", "holdSeconds");

        ObjectNode reversed = performance(show(), venue());
        reversed.remove("visibleFrom");
        reversed.put("salesUntil", reversed.path("salesFrom").asString());
        assertThat(paths(api.post("/api/v1/host/performances", reversed.toString())))
                .containsExactlyInAnyOrder("visibleFrom", "salesUntil");
    }

    private static List<String> paths(Api.Answer refused) {
        assertThat(refused.problem()).isEqualTo("bad-performance");
        return refused.json()
                .path("errors")
                .valueStream()
                .map(error -> error.path("path").asString())
                .toList();
    }

    @Test
    void letsTheHomeTeamDecideTheStadium() {
        JsonNode teams = fans.nobody().get("/api/v1/teams").json().path("items");
        JsonNode home = teams.valueStream()
                .filter(team -> team.path("code").asString().equals("LG"))
                .findFirst()
                .orElseThrow();
        long away = teams.valueStream()
                .filter(team -> team.path("code").asString().equals("NC"))
                .findFirst()
                .orElseThrow()
                .path("teamId")
                .asLong();
        long game = api.post(
                        "/api/v1/host/shows",
                        "{\"kind\": \"GAME\", \"title\": \"Opening day\", \"homeTeamId\": %d, \"awayTeamId\": %d}"
                                .formatted(home.path("teamId").asLong(), away))
                .json()
                .path("showId")
                .asLong();
        ObjectNode elsewhere = performance(game, venue());
        ObjectNode atHome = performance(game, 0);
        atHome.remove("venueId");
        atHome.putObject("prices").put("외야 그린석", 9_000);

        assertThat(api.post("/api/v1/host/performances", elsewhere.toString())
                        .json()
                        .path("errors")
                        .path(0)
                        .path("path")
                        .asString())
                .isEqualTo("venueId");
        Api.Answer made = api.post("/api/v1/host/performances", atHome.toString());
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(fans.nobody()
                        .get("/api/v1/performances/"
                                + made.json().path("performanceId").asLong())
                        .json()
                        .path("venue")
                        .path("venueId")
                        .asLong())
                .isEqualTo(home.path("venueId").asLong());
    }

    @Test
    void decidesWhetherFansMayLeaveSingleSeats() {
        ObjectNode body = performance(show(), venue()).put("noOrphanSeats", true);
        Api.Answer made = api.post("/api/v1/host/performances", body.toString());
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        long id = made.json().path("performanceId").asLong();
        String hosted = "/api/v1/host/performances/" + id;

        assertThat(api.get(hosted).json().path("noOrphanSeats").asBoolean()).isTrue();
        assertThat(api.patch(hosted, "{\"holdSeconds\": 600}")
                        .json()
                        .path("noOrphanSeats")
                        .asBoolean())
                .isTrue();
        assertThat(api.patch(hosted, "{\"noOrphanSeats\": false}").status()).isEqualTo(200);
        JsonNode found = fans.nobody().get("/api/v1/performances/" + id).json();
        assertThat(found.path("noOrphanSeats").asBoolean(true)).isFalse();
    }

    @Test
    void changesOnlyWhatIsNamed() {
        long id = madePerformance();

        Api.Answer changed = api.patch(
                "/api/v1/host/performances/" + id,
                "{\"holdSeconds\": 600, \"prices\": {\"S\": 20000}, \"waitingRoom\": {\"concurrency\": 5,"
                        + " \"admissionSeconds\": 300, \"rejoin\": \"TAIL\"}}");

        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        JsonNode found = fans.nobody().get("/api/v1/performances/" + id).json();
        assertThat(found.path("holdSeconds").asInt()).isEqualTo(600);
        assertThat(found.path("ticketsMaxPerFan").asInt()).isEqualTo(4);
        assertThat(found.path("priceMin").asInt()).isEqualTo(20_000);
        assertThat(found.path("priceMax").asInt()).isEqualTo(50_000);
        assertThat(found.path("seatsTotal").asInt()).isEqualTo(2);
        assertThat(found.path("waitingRoom").path("concurrency").asInt()).isEqualTo(5);
        assertThat(api.patch("/api/v1/host/performances/" + id, "{\"waitingRoom\": null}")
                        .status())
                .isEqualTo(200);
        assertThat(fans.nobody()
                        .get("/api/v1/performances/" + id)
                        .json()
                        .path("waitingRoom")
                        .isNull())
                .isTrue();
    }

    @Test
    void refusesAChangeThatDoesNotFit() {
        long id = madePerformance();
        String path = "/api/v1/host/performances/" + id;

        assertThat(api.patch(path, "[]").status()).isEqualTo(400);
        assertThat(api.patch(path, "{\"seats\": 5}").status()).isEqualTo(400);
        assertThat(api.patch(path, "{\"startsAt\": \"soon\"}").status()).isEqualTo(400);
        assertThat(api.patch(path, "{\"startsAt\": 1e300}").status()).isIn(400, 422);
        assertThat(api.patch(path, "{\"startsAt\": 99999999999999999999}").status())
                .isIn(400, 422);
        assertThat(api.patch(path, "{\"venueId\": 1}").status()).isEqualTo(422);
        assertThat(api.patch(path, "{\"startsAt\": \"+999999999-01-01T00:00:00Z\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void deletesInTheOrderInWhichThingsStandOnEachOther() {
        long id = madePerformance();
        JsonNode made = api.get("/api/v1/host/performances/" + id).json();
        String show = "/api/v1/host/shows/" + made.path("showId").asLong();
        String venue = "/api/v1/host/venues/" + made.path("venueId").asLong();

        assertThat(api.delete(show).problem()).isEqualTo("in-use");
        assertThat(api.delete(venue).problem()).isEqualTo("in-use");
        assertThat(api.delete("/api/v1/host/performances/" + id).status()).isEqualTo(204);
        assertThat(api.delete("/api/v1/host/performances/" + id).status()).isEqualTo(404);
        assertThat(fans.nobody().get("/api/v1/performances/" + id).status()).isEqualTo(404);
        assertThat(api.delete(show).status()).isEqualTo(204);
        assertThat(api.delete(venue).status()).isEqualTo(204);
    }

    @Test
    void keepsAPerformanceOfWhichSomebodyHoldsSeats() {
        long id = madePerformance();
        String path = "/api/v1/host/performances/" + id;
        String show =
                "/api/v1/host/shows/" + api.get(path).json().path("showId").asLong();
        var hold = new HoldId(ids.next());
        var fan = new AccountId(ids.next());
        var seats = new TreeSet<>(Set.of(new SeatNo(0)));
        assertThat(holds.hold(new HoldSeats(hold, new PerformanceId(id), fan, new Wish.Seats(seats))))
                .isInstanceOf(HoldResult.Held.class);

        assertThat(api.patch(path, "{\"holdSeconds\": 600}").problem()).isEqualTo("already-sold");
        assertThat(api.patch(show, "{\"title\": \"Other music\"}").problem()).isEqualTo("already-sold");
        assertThat(api.delete(path).problem()).isEqualTo("already-sold");

        holds.release(hold, fan);
        assertThat(api.patch(path, "{\"holdSeconds\": 600}").status()).isEqualTo(200);
        assertThat(api.delete(path).status()).isEqualTo(204);
    }

    @Test
    void showsANewTitleAtOnce() {
        long id = madePerformance();
        long show =
                api.get("/api/v1/host/performances/" + id).json().path("showId").asLong();
        assertThat(fans.nobody().get("/api/v1/performances/" + id).body()).contains("Night music");

        assertThat(api.patch("/api/v1/host/shows/" + show, "{\"title\": \"Morning music\"}")
                        .status())
                .isEqualTo(200);

        assertThat(fans.nobody().get("/api/v1/performances/" + id).body()).contains("Morning music");
    }

    @Test
    void keepsWhatIsNotItsOwnFromEveryOtherHost() {
        long id = madePerformance();
        JsonNode made = api.get("/api/v1/host/performances/" + id).json();
        Api other = fans.host().api();
        List<String> paths = List.of(
                "/api/v1/host/performances/" + id,
                "/api/v1/host/shows/" + made.path("showId").asLong(),
                "/api/v1/host/venues/" + made.path("venueId").asLong());

        for (String path : paths) {
            assertThat(other.patch(path, "{\"title\": \"Mine\"}").status())
                    .as(path)
                    .isIn(400, 404);
            assertThat(other.delete(path).status()).as(path).isEqualTo(404);
        }
        assertThat(other.get(paths.get(0)).status()).isEqualTo(404);
        assertThat(other.get(paths.get(1)).status()).isEqualTo(404);
        assertThat(other.get(paths.get(2) + "/plan").status()).isEqualTo(404);
        assertThat(other.post(
                                "/api/v1/host/performances",
                                performance(made.path("showId").asLong(), venue())
                                        .toString())
                        .status())
                .isEqualTo(422);
        assertThat(api.get(paths.get(2) + "/plan").status()).isEqualTo(200);
    }

    @Test
    void isForHosts() {
        Api fan = fans.fan().api();

        for (String path : List.of("venues", "shows", "performances")) {
            assertThat(fan.get("/api/v1/host/" + path).status()).as(path).isEqualTo(403);
            assertThat(fans.nobody().get("/api/v1/host/" + path).status())
                    .as(path)
                    .isEqualTo(401);
        }
        assertThat(fan.post("/api/v1/host/venues:import", PLAN).status()).isEqualTo(403);
        assertThat(fan.post("/api/v1/host/shows", "{}").status()).isEqualTo(403);
    }

    @Test
    void listsItsOwnThings() {
        long id = madePerformance();

        assertThat(api.get("/api/v1/host/performances")
                        .json()
                        .path("items")
                        .path(0)
                        .path("performanceId")
                        .asLong())
                .isEqualTo(id);
        assertThat(api.get("/api/v1/host/shows").json().path("total").asInt()).isEqualTo(1);
        assertThat(api.get("/api/v1/host/venues")
                        .json()
                        .path("items")
                        .path(0)
                        .path("name")
                        .asString())
                .isEqualTo("Studio");
        assertThat(api.get("/api/v1/host/venues?size=101").status()).isEqualTo(400);
    }

    @Test
    void renamesAVenue() {
        long venue = venue();

        Api.Answer renamed = api.patch("/api/v1/host/venues/" + venue, "{\"nameEn\": \"The Studio\"}");

        assertThat(renamed.status()).isEqualTo(200);
        assertThat(renamed.json().path("name").asString()).isEqualTo("Studio");
        assertThat(fans.nobody()
                        .get("/api/v1/venues/" + venue)
                        .json()
                        .path("nameEn")
                        .asString())
                .isEqualTo("The Studio");
        assertThat(api.patch("/api/v1/host/venues/" + venue, "{\"name\": \"\\u0000\"}")
                        .problem())
                .isEqualTo("bad-venue");
    }

    @Test
    void refusesAShowThatMakesNoSense() {
        Api.Answer refused = api.post(
                "/api/v1/host/shows",
                "{\"kind\": \"GAME\", \"title\": \" \", \"ageLimit\": 8, \"homeTeamId\": 999999999, \"artist\":"
                        + " \"x\"}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("bad-show");
        assertThat(refused.json().path("errors").valueStream().map(e -> e.path("path")
                        .asString()))
                .containsExactlyInAnyOrder("title", "ageLimit", "homeTeamId", "awayTeamId", "artist");
        assertThat(api.post("/api/v1/host/shows", "{\"kind\": \"OPERA\"}").status())
                .isEqualTo(400);
        assertThat(api.post("/api/v1/host/shows", "{\"colour\": 1}").status()).isEqualTo(400);
    }
}
