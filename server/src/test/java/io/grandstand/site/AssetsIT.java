package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Style sheets, scripts and pictures as browsers get them. */
@GrandstandTest
class AssetsIT {

    private final Fans fans;
    private final Assets assets;

    @Autowired
    AssetsIT(Fans fans, Assets assets) {
        this.fans = fans;
        this.assets = assets;
    }

    @Test
    void mayBeKeptForEverUnderTheirOwnVersion() {
        Answer answer = fans.nobody().get(assets.address("css/grandstand.css"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/css;charset=UTF-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void haveTheWholeStyleInOneSmallFile() {
        var style = assets.find(Assets.STYLE).orElseThrow();
        assertThat(new String(style.plain(), StandardCharsets.UTF_8))
                .containsSubsequence("@layer tokens", "@layer base", "@layer components", ".map-field");
        assertThat(style.zipped()).hasSizeLessThan(20_000);
    }

    @Test
    void areServedButNotKeptUnderAnotherVersion() {
        Answer answer = fans.nobody().get("/assets/000000000000/js/seats.js");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void askNobodyWhoTheyAre() {
        assertThat(fans.nobody()
                        .with("Cookie", "access=broken; refresh=broken")
                        .get(assets.address("js/api.js"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void goZippedWhereThatIsUnderstood() {
        Answer answer = fans.nobody().with("Accept-Encoding", "gzip").get(assets.address("js/htmx.js"));
        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(answer.header("Vary")).contains("Accept-Encoding");
    }

    @Test
    void haveTheWordsOfTheScriptsAmongThem() {
        assertThat(fans.nobody().get(assets.address("js/words-ko.js")).body())
                .startsWith("export default {")
                .contains("\"room.waiting\":\"차례를 기다리고 있습니다.\"");
    }

    @Test
    void leadNowhereElse() {
        for (String path : new String[] {"nothing.js", "../application.yaml", "..%2fapplication.yaml", ""}) {
            assertThat(fans.nobody()
                            .get("/assets/" + assets.version() + "/" + path)
                            .status())
                    .as(path)
                    .isBetween(400, 404);
        }
    }

    @Test
    void theIconIsWhereBrowsersLookForIt() {
        assertThat(fans.nobody().get("/favicon.ico").header("Content-Type")).startsWith("image/svg+xml");
    }
}
