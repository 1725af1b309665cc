package io.grandstand.booking.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.testing.Api;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import jakarta.servlet.Filter;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A call in its plainest form takes the short way, any other the usual one: nobody must be able to tell them apart. */
@GrandstandTest
class ExpressHoldsIT {

    /** Means the same, and is not the plainest form. */
    private static final String THE_USUAL_WAY = "application/json;charset=UTF-8";

    private static final String THE_SHORT_WAY = "application/json";

    @Autowired
    Fans fans;

    @Autowired
    OnSale onSale;

    @Autowired
    HoldExpress express;

    @Autowired
    @Qualifier("expressLane")
    Filter lane;

    @Test
    void opensForThePlainestFormAlone() {
        String path = "/api/v1/performances/42/holds/" + UUID.randomUUID();

        assertThat(express.open(call("PUT", path))).isPresent();
        assertThat(express.open(call("POST", path))).isEmpty();
        assertThat(express.open(call("PUT", path + "/"))).isEmpty();
        assertThat(express.open(call("PUT", path.replace("/42/", "/4 2/")))).isEmpty();
        assertThat(express.open(call("PUT", path.replace("/42/", "/-42/")))).isEmpty();
        assertThat(express.open(call("PUT", path.replace("/42/", "/" + "9".repeat(19) + "/"))))
                .isEmpty();
        assertThat(express.open(call("PUT", path.replace("/42/", "//")))).isEmpty();
        assertThat(express.open(call("PUT", path.substring(0, path.length() - 1) + "x")))
                .isEmpty();
        assertThat(express.open(call("PUT", "/api/v1/holds/" + UUID.randomUUID())))
                .isEmpty();
        assertThat(express.open(call("PUT", ""))).isEmpty();
        MockHttpServletRequest asked = call("PUT", path);
        asked.setQueryString("seats=1");
        assertThat(express.open(asked)).isEmpty();
        MockHttpServletRequest form = call("PUT", path);
        form.setContentType("application/x-www-form-urlencoded");
        assertThat(express.open(form)).isEmpty();
    }

    private static MockHttpServletRequest call(String method, String path) {
        var call = new MockHttpServletRequest(method, path);
        call.setContentType(THE_SHORT_WAY);
        return call;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"seats\":[1,2]}",
                "{\"seats\":[]}",
                "{\"seats\":[99999]}",
                "{\"seats\":[1],\"price\":0}",
                "{\"seats\":\"1\"}",
                "{\"area\":{\"sectionId\":77,\"count\":1}}",
                "[",
                "",
                "null"
            })
    void answersTheSameOnBothWays(String body) {
        var concert = onSale.aPerformance().open();
        var fan = Admitted.to(concert.performance(), fans.fan());
        String path = path(fan, UUID.randomUUID());

        Api.Answer usual = fan.api().send("PUT", path, THE_USUAL_WAY, body);
        Api.Answer quick = fan.api().send("PUT", path, THE_SHORT_WAY, body);

        assertThat(quick.status()).isEqualTo(usual.status());
        assertThat(quick.body()).isEqualTo(usual.body());
        assertThat(quick.lastingHeaders()).isEqualTo(usual.lastingHeaders());
        assertThat(quick.lastingHeaders()).containsKeys("content-security-policy", "x-frame-options", "cache-control");
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization, Bearer nonsense, 401",
        "Authorization, Basic ZmFuOmZhbg==, 401",
        "Authorization, Bearer, 401",
        "Admission, nonsense, 403",
        "Admission, '', 403"
    })
    void refusesTheSameOnBothWays(String header, String value, int status) {
        var concert = onSale.aPerformance().open();
        var fan = Admitted.to(concert.performance(), fans.fan());
        Api stranger = fan.api().with(header, value);
        String path = path(fan, UUID.randomUUID());

        Api.Answer usual = stranger.send("PUT", path, THE_USUAL_WAY, "{\"seats\":[1]}");
        Api.Answer quick = stranger.send("PUT", path, THE_SHORT_WAY, "{\"seats\":[1]}");

        assertThat(quick.status()).isEqualTo(status).isEqualTo(usual.status());
        assertThat(quick.body()).isEqualTo(usual.body());
        assertThat(quick.lastingHeaders()).isEqualTo(usual.lastingHeaders());
    }

    @Test
    void leavesTheChainOutForWhoeverWouldGetThroughIt() throws Exception {
        var concert = onSale.aPerformance().open();
        var fan = Admitted.to(concert.performance(), fans.fan());
        MockHttpServletRequest call = call("PUT", path(fan, UUID.randomUUID()));
        fan.api().headers().forEach(call::addHeader);
        call.setContent("{\"seats\":[5]}".getBytes(StandardCharsets.UTF_8));
        var answer = new MockHttpServletResponse();
        var chain = new MockFilterChain();

        lane.doFilter(call, answer, chain);

        assertThat(answer.getStatus()).isEqualTo(201);
        assertThat(chain.getRequest()).isNull();
        call.removeHeader("Authorization");
        lane.doFilter(call, answer, chain);
        assertThat(chain.getRequest()).isSameAs(call);
    }

    @Test
    void knowsNobodyWhoseSessionHasEnded() {
        var concert = onSale.aPerformance().open();
        var fan = Admitted.to(concert.performance(), fans.fan());
        assertThat(fan.hold(UUID.randomUUID(), 1).status()).isEqualTo(201);

        assertThat(fan.api().post("/api/v1/auth/logout", "{}").status()).isEqualTo(204);

        assertThat(fan.hold(UUID.randomUUID(), 2).status()).isEqualTo(401);
    }

    @Test
    void isMeasuredUnderTheSamePattern() {
        var concert = onSale.aPerformance().open();
        var fan = Admitted.to(concert.performance(), fans.fan());
        fan.hold(UUID.randomUUID(), 1);

        Api.Answer metrics = fans.admin().api().get("/actuator/prometheus");

        assertThat(metrics.body())
                .containsPattern(
                        "http_server_requests_seconds_count\\{[^}]*method=\"PUT\"[^}]*status=\"201\"[^}]*uri=\"/api/v1/performances/\\{performance}/holds/\\{hold}\"");
    }

    private static String path(Admitted fan, UUID hold) {
        return "/api/v1/performances/" + fan.performance() + "/holds/" + hold;
    }
}
