package io.grandstand.waitingroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.testing.Api;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import jakarta.servlet.Filter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What a whole crowd calls takes the short way; nobody must be able to tell it from the usual one. */
@GrandstandTest
class ExpressLineIT {

    @Autowired
    Fans fans;

    @Autowired
    OnSale onSale;

    @Autowired
    @Qualifier("expressLane")
    Filter lane;

    @Test
    void tellsTheStateTheSameOnBothWays() {
        Api nobody = fans.nobody();
        String room = room();

        Api.Answer usual = nobody.with("Accept", "text/html, application/json").get(room);
        Api.Answer quick = nobody.get(room);

        assertThat(quick.status()).isEqualTo(200).isEqualTo(usual.status());
        assertThat(quick.json()).isEqualTo(usual.json());
        assertThat(quick.lastingHeaders()).isEqualTo(usual.lastingHeaders());
        assertThat(quick.header("Cache-Control")).isEqualTo("max-age=1, public");
    }

    @Test
    void saysOnBothWaysThatNothingIsNew() {
        Api nobody = fans.nobody();
        String room = room();
        String tag = nobody.get(room).header("ETag");

        Api.Answer usual = nobody.with("If-None-Match", tag + ", \"another\"").get(room);
        Api.Answer quick = nobody.with("If-None-Match", tag).get(room);

        assertThat(quick.status()).isEqualTo(304).isEqualTo(usual.status());
        assertThat(quick.body()).isEmpty();
        assertThat(quick.lastingHeaders()).isEqualTo(usual.lastingHeaders());
        assertThat(nobody.with("If-None-Match", "\"another\"").get(room).status())
                .isEqualTo(200);
    }

    @Test
    void joinsOnBothWaysAtTheSamePlace() {
        Fans.Somebody fan = fans.fan();
        String entries = room() + "/entries";

        Api.Answer quick = fan.api().post(entries, "");
        Api.Answer usual =
                fan.api().with("Accept", "text/html, application/json").post(entries, "");

        assertThat(quick.status()).isEqualTo(201);
        assertThat(usual.status()).isEqualTo(200);
        assertThat(usual.body()).isEqualTo(quick.body());
        assertThat(usual.lastingHeaders()).isEqualTo(quick.lastingHeaders());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/performances/0/waiting-room", "/api/v1/performances/999999999999999999/waiting-room"})
    void knowsNoOtherPerformances(String path) {
        Api.Answer usual =
                fans.nobody().with("Accept", "text/html, application/json").get(path);
        Api.Answer quick = fans.nobody().get(path);

        assertThat(quick.status()).isEqualTo(404).isEqualTo(usual.status());
        assertThat(quick.body()).isEqualTo(usual.body());
        assertThat(quick.lastingHeaders()).isEqualTo(usual.lastingHeaders());
    }

    @Test
    void refusesATokenThatIsNoneThoughNobodyAskedForIt() {
        assertThat(fans.nobody().as("nonsense").get(room()).status()).isEqualTo(401);
    }

    @Test
    void leavesTheChainOutForThePlainestFormAlone() throws Exception {
        String room = room();

        assertThat(passes("GET", room, Map.of())).isTrue();
        assertThat(passes("GET", room, Map.of("Accept", "*/*"))).isTrue();
        assertThat(passes("GET", room, Map.of("Accept", "text/html"))).isFalse();
        assertThat(passes("GET", room, Map.of("Authorization", "Bearer x"))).isFalse();
        assertThat(passes("HEAD", room, Map.of())).isFalse();
        assertThat(passes("GET", room + "/", Map.of())).isFalse();
        assertThat(passes("GET", room.replace("performances", "shows"), Map.of()))
                .isFalse();
        assertThat(passes("POST", room + "/entries", Map.of())).isFalse();
        assertThat(passes("POST", room + "/entries", fans.fan().api().headers()))
                .isTrue();
    }

    private boolean passes(String method, String path, Map<String, String> headers) throws Exception {
        var call = new MockHttpServletRequest(method, path);
        headers.forEach(call::addHeader);
        var chain = new MockFilterChain();
        lane.doFilter(call, new MockHttpServletResponse(), chain);
        return chain.getRequest() == null;
    }

    private String room() {
        return "/api/v1/performances/" + onSale.aPerformance().open().performance() + "/waiting-room";
    }
}
