package io.grandstand.edge.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.testing.Api;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@GrandstandTest
class FindingIT {

    @Autowired
    Fans fans;

    @Autowired
    OnSale onSale;

    @Autowired
    InstantSource clock;

    private List<Long> found(String parameters) {
        Api.Answer answer = fans.nobody().get("/api/v1/performances?size=100&" + parameters);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json()
                .path("items")
                .valueStream()
                .map(item -> item.path("performanceId").asLong())
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void findsGamesByTheirTeamsInEitherLanguage() {
        assertThat(found("q=" + encoded("lg 트윈스"))).isNotEmpty().isEqualTo(found("q=" + encoded("lg TWINS")));
        assertThat(found("q=" + encoded("트윈스 없는팀"))).isEmpty();
    }

    @Test
    void findsByKindAndAllOfThemWithoutOne() {
        long concert = onSale.aPerformance().open().performance().value();

        List<Long> games = found("q=" + encoded("트윈스") + "&kind=GAME");

        assertThat(games).isNotEmpty().isEqualTo(found("q=" + encoded("트윈스")));
        assertThat(found("q=" + encoded("트윈스") + "&kind=concert")).isEmpty();
        assertThat(found("kind=concert&sort=-startsAt&q=Test+concert"))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(games);
        assertThat(found("kind=game&venueId=" + venue(concert))).isEmpty();
        assertThat(found("kind=concert&venueId=" + venue(concert))).contains(concert);
    }

    private long venue(long performance) {
        return fans.nobody()
                .get("/api/v1/performances/" + performance)
                .json()
                .at("/venue/venueId")
                .asLong();
    }

    @Test
    void takesWhatIsTypedLiterally() {
        assertThat(found("q=%25")).isEmpty();
        assertThat(found("q=_")).isEmpty();
        assertThat(found("q=%5C")).isEmpty();
        assertThat(found("q=%00")).isNotEmpty();
    }

    @Test
    void findsByTeamVenueAndDay() {
        JsonNode game = fans.nobody()
                .get("/api/v1/performances?q=" + encoded("자이언츠"))
                .json()
                .path("items")
                .path(0);
        long id = game.path("performanceId").asLong();
        long team = game.path("show").path("homeTeam").path("teamId").asLong();
        long venue = game.path("venue").path("venueId").asLong();
        String day = Instant.parse(game.path("startsAt").asString())
                .atZone(SearchParameters.CALENDAR)
                .toLocalDate()
                .toString();

        assertThat(found("team=%d&venueId=%d&from=%s&to=%s".formatted(team, venue, day, day)))
                .containsExactly(id);
        assertThat(found("team=%d&venueId=%d&to=%s&from=2020-01-01".formatted(team, venue + 1_000_000, day)))
                .isEmpty();
    }

    @Test
    void pagesThroughEverythingOnceInOrder() {
        JsonNode first = fans.nobody().get("/api/v1/performances?size=5").json();
        JsonNode second =
                fans.nobody().get("/api/v1/performances?size=5&page=1").json();

        assertThat(first.path("items").size()).isEqualTo(5);
        assertThat(first.path("total").asInt()).isGreaterThan(40);
        Instant last =
                Instant.parse(first.path("items").path(4).path("startsAt").asString());
        assertThat(Instant.parse(second.path("items").path(0).path("startsAt").asString()))
                .isAfterOrEqualTo(last);
        assertThat(second.path("page").asInt()).isEqualTo(1);
    }

    @Test
    void tellsWhereTheSaleIs() {
        long open = onSale.aPerformance().open().performance().value();
        long later = onSale.aPerformance()
                .opensIn(Duration.ofHours(2))
                .open()
                .performance()
                .value();
        long closed = onSale.aPerformance().salesClosed().open().performance().value();

        assertThat(status(open)).isEqualTo("ON_SALE");
        assertThat(status(later)).isEqualTo("SCHEDULED");
        assertThat(status(closed)).isEqualTo("SALES_ENDED");
        assertThat(found("status=on_sale&sort=-salesFrom")).contains(open).doesNotContain(later, closed);
        assertThat(found("status=SCHEDULED&sort=salesFrom")).contains(later).doesNotContain(open, closed);
        assertThat(found("status=SALES_ENDED&sort=-salesFrom")).contains(closed).doesNotContain(open, later);
        assertThat(found("status=SOLD_OUT")).doesNotContain(open, later, closed);
    }

    private String status(long performance) {
        return fans.nobody()
                .get("/api/v1/performances/" + performance)
                .json()
                .path("status")
                .asString();
    }

    @Test
    void hidesAPerformanceFromAllButItsHostUntilItIsVisible() {
        var host = fans.host();
        var hidden = onSale.aPerformance().by(host.id()).notYetVisible().open();
        String path = "/api/v1/performances/" + hidden.performance();

        assertThat(fans.nobody().get(path).status()).isEqualTo(404);
        assertThat(fans.host().api().get(path).status()).isEqualTo(404);
        assertThat(fans.nobody().get(path + "/seat-map").status()).isEqualTo(404);
        assertThat(host.api().get(path).status()).isEqualTo(200);
        assertThat(host.api().get(path + "/seat-map").header("Cache-Control")).contains("private");
        assertThat(found("venueId=" + hidden.plan().venue())).isEmpty();
        assertThat(host.api()
                        .get("/api/v1/host/performances")
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void listsTheDaysOnWhichAShowCanBeBooked() {
        var open = onSale.aPerformance().open();
        var closed = onSale.aPerformance().salesClosed().open();

        JsonNode days = fans.nobody()
                .get("/api/v1/shows/%s/dates".formatted(open.show()))
                .json();

        assertThat(days.path("dates").size()).isEqualTo(1);
        JsonNode day = days.path("dates").path(0);
        assertThat(day.path("date").asString())
                .isEqualTo(clock.instant()
                        .plus(Duration.ofDays(7))
                        .atZone(SearchParameters.CALENDAR)
                        .toLocalDate()
                        .toString());
        assertThat(day.path("performances").path(0).path("performanceId").asLong())
                .isEqualTo(open.performance().value());
        assertThat(fans.nobody()
                        .get("/api/v1/shows/%s/dates".formatted(closed.show()))
                        .json()
                        .path("dates")
                        .isEmpty())
                .isTrue();
        assertThat(fans.nobody().get("/api/v1/shows/999999999/dates").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "team=x",
                "size=0",
                "size=101",
                "page=-1",
                "page=999999999999",
                "from=yesterday",
                "to=2026-13-01",
                "from=%2B999999999-01-01T00:00:00Z",
                "status=GONE",
                "kind=opera",
                "sort=height",
                "q=a+b+c+d+e+f+g+h+i"
            })
    void saysWhichParameterMakesNoSense(String parameter) {
        Api.Answer refused = fans.nobody().get("/api/v1/performances?" + parameter);

        assertThat(refused.status()).as(refused.body()).isIn(400, 422);
        assertThat(refused.json().path("type").asString()).startsWith("https://grandstand.io/problems/");
    }

    @Test
    void doesNotKnowWhatIsNotThere() {
        for (String path : List.of(
                "/api/v1/performances/999999999", "/api/v1/performances/999999999/seat-map", "/api/v1/venues/0")) {
            assertThat(fans.nobody().get(path).problem()).as(path).isEqualTo("not-found");
        }
    }

    @Test
    void findsVenuesByName() {
        JsonNode venues = fans.nobody().get("/api/v1/venues?q=jamsil").json();

        assertThat(venues.path("items").path(0).path("name").asString()).isEqualTo("잠실야구장");
        assertThat(fans.nobody()
                        .get("/api/v1/venues/"
                                + venues.path("items").path(0).path("venueId").asLong())
                        .json()
                        .path("categories")
                        .size())
                .isEqualTo(8);
    }
}
