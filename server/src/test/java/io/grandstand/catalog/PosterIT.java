package io.grandstand.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grandstand.catalog.poster.TestImages;
import io.grandstand.testing.Api;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import io.grandstand.testing.OnSale.Opened;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The poster of a show: uploaded, shown, replaced and taken away. Where one must go, no other test has its size. */
@GrandstandTest
class PosterIT {

    private static final String JPEG = "image/jpeg";
    private static final String NOWHERE = "/posters/" + "0".repeat(64);

    @Autowired
    Fans fans;

    @Autowired
    OnSale onSale;

    @Autowired
    JdbcClient jdbc;

    Somebody host;
    Opened sale;
    String path;

    @BeforeEach
    void comeIn() {
        host = fans.host();
        sale = onSale.aPerformance().by(host.id()).open();
        path = path(sale);
    }

    private static String path(Opened opened) {
        return "/api/v1/host/shows/" + opened.show() + "/poster";
    }

    private String put(byte[] image) {
        Answer answer = host.api().put(path, JPEG, image);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("poster").asString();
    }

    private JsonNode performance() {
        return fans.nobody().get("/api/v1/performances/" + sale.performance()).json();
    }

    private int status(String address) {
        return fans.nobody().get(address).status();
    }

    @Test
    void isShownAsSoonAsItsUploadIsAnswered() {
        assertThat(performance().has("poster")).isFalse();

        Answer answer = host.api().put(path, "image/png", TestImages.png(2_400, 3_200));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("width").asInt()).isEqualTo(900);
        assertThat(answer.json().path("height").asInt()).isEqualTo(1_200);
        String poster = answer.json().path("poster").asString();
        assertThat(poster).matches("/posters/[0-9a-f]{64}\\.jpg");
        assertThat(performance().path("poster").asString()).isEqualTo(poster);
        assertThat(performance().path("show").path("poster").asString()).isEqualTo(poster);
        assertThat(host.api()
                        .get("/api/v1/host/shows/" + sale.show())
                        .json()
                        .path("poster")
                        .asString())
                .isEqualTo(poster);
        assertThat(host.api()
                        .get("/api/v1/host/shows")
                        .json()
                        .path("items")
                        .path(0)
                        .path("poster")
                        .asString())
                .isEqualTo(poster);
    }

    @Test
    void mayBeKeptForEver() {
        String poster = put(TestImages.jpeg(600, 800));

        Answer answer =
                fans.nobody().with("Cookie", "access=broken; refresh=broken").get(poster);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo(JPEG);
        assertThat(answer.header("Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(TestImages.decoded(fans.nobody().bytes(poster)).getWidth()).isEqualTo(600);
        assertThat(TestImages.decoded(fans.nobody().bytes(poster.replace(".jpg", "-small.jpg")))
                        .getHeight())
                .isEqualTo(320);
    }

    @Test
    void isOnThePagesInTheReadersLanguage() {
        String poster = put(TestImages.jpeg(600, 800));
        String page = "/performances/" + sale.performance();
        String list = "/?venue=" + sale.plan().venue();

        assertThat(page("ko", page))
                .contains("<img class=\"poster\" src=\"" + poster + "\"", "alt=\"Test concert 포스터\"");
        assertThat(page("en", page)).contains("alt=\"Poster: Test concert\"", "width=\"600\" height=\"800\"");
        assertThat(page("ko", list)).contains("-small.jpg\"", "alt=\"Test concert 포스터\"");
        host.api().delete(path);
        assertThat(page("en", page)).doesNotContain("class=\"poster\"", "Poster: ", "pictured");
        assertThat(page("en", list)).doesNotContain("<img", "pictured");
    }

    private String page(String language, String address) {
        return fans.nobody()
                .with("Accept", "text/html")
                .with("Accept-Language", language)
                .get(address)
                .body();
    }

    @Test
    void isWhatItsBytesAreWhateverTheHeaderSays() {
        assertThat(host.api().put(path, "text/plain", TestImages.png(60, 80)).status())
                .isEqualTo(200);
        assertThat(host.api()
                        .put(path, "application/x-www-form-urlencoded", TestImages.jpeg(60, 80))
                        .status())
                .isEqualTo(200);
        assertBad("some text".getBytes(StandardCharsets.US_ASCII), "JPEG or a PNG");
        assertBad(
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"
                        .getBytes(StandardCharsets.US_ASCII),
                "JPEG or a PNG");
        assertBad(TestImages.gif(60, 80), "JPEG or a PNG");
        assertBad(new byte[0], "JPEG or a PNG");
    }

    @Test
    void isRefusedWhereItIsCutOff() {
        byte[] jpeg = TestImages.jpeg(600, 800);
        assertBad(Arrays.copyOf(jpeg, jpeg.length / 2), "cut off");
    }

    @Test
    void isRefusedWhereItWouldBurst() {
        assertBad(TestImages.pngClaiming(60_000, 60_000), "60000 x 60000");
    }

    private void assertBad(byte[] image, String why) {
        Answer answer = host.api().put(path, JPEG, image);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("bad-poster");
        assertThat(answer.json().path("detail").asString()).contains(why);
    }

    @Test
    void isRefusedWhereItIsTooLong() {
        Answer answer = host.api().put(path, JPEG, new byte[6 * 1024 * 1024]);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("too-large");
        assertThat(host.api()
                        .put(path, JPEG, Arrays.copyOf(TestImages.jpeg(60, 80), 5 * 1024 * 1024))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void hasNothingInItButThePicture() {
        String poster = put(TestImages.jpegWithExif(60, 80, 1, "taken at 37.5N 127.0E"));

        assertThat(new String(fans.nobody().bytes(poster), StandardCharsets.ISO_8859_1))
                .doesNotContain("Exif", "37.5N");
    }

    @Test
    void goesWhenAnotherComes() {
        String before = put(TestImages.jpeg(605, 805));
        String after = put(TestImages.jpeg(606, 806));

        assertThat(performance().path("poster").asString()).isEqualTo(after).isNotEqualTo(before);
        assertThat(status(after)).isEqualTo(200);
        assertThat(status(before)).isEqualTo(404);
        assertThat(status(before.replace(".jpg", "-small.jpg"))).isEqualTo(404);
    }

    @Test
    void staysWhenItComesAgain() {
        String poster = put(TestImages.jpeg(601, 801));

        assertThat(put(TestImages.jpeg(601, 801))).isEqualTo(poster);
        assertThat(status(poster)).isEqualTo(200);
    }

    @Test
    void goesWhenItIsTakenAway() {
        String poster = put(TestImages.jpeg(602, 802));

        assertThat(host.api().delete(path).status()).isEqualTo(204);

        assertThat(performance().has("poster")).isFalse();
        assertThat(status(poster)).isEqualTo(404);
        assertThat(host.api().delete(path).status()).isEqualTo(204);
    }

    @Test
    void goesWithItsShow() {
        String poster = put(TestImages.jpeg(603, 803));

        assertThat(host.api()
                        .delete("/api/v1/host/performances/" + sale.performance())
                        .status())
                .isEqualTo(204);
        assertThat(host.api().delete("/api/v1/host/shows/" + sale.show()).status())
                .isEqualTo(204);

        assertThat(status(poster)).isEqualTo(404);
    }

    @Test
    void staysAsLongAsAnotherShowHasIt() {
        Opened second = onSale.aPerformance().by(host.id()).open();
        String poster = put(TestImages.jpeg(604, 804));
        host.api().put(path(second), JPEG, TestImages.jpeg(604, 804));

        host.api().delete(path);
        assertThat(status(poster)).isEqualTo(200);
        host.api().delete(path(second));
        assertThat(status(poster)).isEqualTo(404);
    }

    @Test
    void isForTheHostWhoseTheShowIs() {
        Api other = fans.host().api();
        Api fan = fans.fan().api();
        byte[] image = TestImages.jpeg(60, 80);

        assertThat(other.put(path, JPEG, image).status()).isEqualTo(404);
        assertThat(other.delete(path).status()).isEqualTo(404);
        assertThat(fan.put(path, JPEG, image).status()).isEqualTo(403);
        assertThat(fan.delete(path).status()).isEqualTo(403);
        assertThat(fans.nobody().put(path, JPEG, image).status()).isEqualTo(401);
        assertThat(host.api()
                        .put("/api/v1/host/shows/999999999/poster", JPEG, image)
                        .status())
                .isEqualTo(404);
        assertThat(performance().has("poster")).isFalse();
    }

    @Test
    void isNowhereElse() {
        for (String address : new String[] {
            NOWHERE + ".jpg",
            NOWHERE + "-small.jpg",
            NOWHERE + ".png",
            "/posters/",
            "/posters/secrets.properties",
            "/posters/..%2fsecrets.properties"
        }) {
            assertThat(status(address)).as(address).isBetween(400, 404);
        }
    }

    @Test
    void isDescribedAsBytes() {
        JsonNode content = fans.nobody()
                .get("/v3/api-docs")
                .json()
                .path("paths")
                .path("/api/v1/host/shows/{showId}/poster")
                .path("put")
                .path("requestBody")
                .path("content");

        assertThat(content.propertyNames()).containsExactlyInAnyOrder(JPEG, "image/png");
        assertThat(content.path(JPEG).path("schema").path("format").asString()).isEqualTo("binary");
    }

    @Test
    void isWholeInItsRowWhateverTheCodeDoes() {
        assertThatThrownBy(() -> jdbc.sql("update catalog.show set poster_hash = repeat('0', 64) where id = :id")
                        .param("id", sale.show().value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("poster_is_whole");
    }
}
