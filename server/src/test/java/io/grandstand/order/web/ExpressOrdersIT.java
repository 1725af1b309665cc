package io.grandstand.order.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.order.Buyer;
import io.grandstand.testing.Api;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import jakarta.servlet.Filter;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What each buyer of a crowd calls takes the short way; nobody must be able to tell it from the usual one. */
@GrandstandTest
class ExpressOrdersIT {

    private static final String JSON = "application/json";

    /** Takes the same answer, and is not the plainest form. */
    private static final String THE_USUAL_WAY = "text/html, application/json";

    @Autowired
    Fans fans;

    @Autowired
    OnSale onSale;

    @Autowired
    @Qualifier("expressLane")
    Filter lane;

    @Test
    void answersTheSameOnBothWaysFromOrderToTickets() {
        var buyer = buyer();
        buyer.charge(1_000_000);
        var order = UUID.randomUUID();
        var payment = UUID.randomUUID();
        String wish = "{\"holdId\":\"" + buyer.hold(1, 2) + "\"}";
        String method = "{\"method\":\"WALLET\"}";

        assertSame(buyer, "PUT", "/api/v1/orders/" + order, wish, 201);
        assertSame(buyer, "GET", "/api/v1/orders/" + order, null, 200);
        assertThat(buyer.pay(order, payment, "WALLET").status()).isEqualTo(202);
        buyer.awaitOrder(order, "COMPLETED");
        assertSame(buyer, "PUT", "/api/v1/orders/" + order + "/payments/" + payment, method, 202);
        assertSame(buyer, "GET", "/api/v1/payments/" + payment, null, 200);
        assertSame(buyer, "GET", "/api/v1/orders/" + order, null, 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"holdId\":null}", "{\"holdId\":\"x\"}", "{\"price\":0}", "{}", "[", "", "null"})
    void refusesWhatIsNoOrderTheSameOnBothWays(String body) {
        assertSame(buyer(), "PUT", "/api/v1/orders/" + UUID.randomUUID(), body, 400);
    }

    @ParameterizedTest
    @CsvSource({"{}, 422", "{\"method\":\"SHELLS\"}, 422", "{\"amount\":0}, 400", "[, 400", "'', 400", "null, 400"})
    void refusesWhatIsNoPaymentTheSameOnBothWays(String body, int status) {
        var buyer = buyer();
        UUID order = buyer.ordered(3);

        assertSame(buyer, "PUT", "/api/v1/orders/" + order + "/payments/" + UUID.randomUUID(), body, status);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/orders/",
        "GET, /api/v1/payments/",
    })
    void knowsNothingOfOthersOnBothWays(String method, String path) {
        assertSame(buyer(), method, path + UUID.randomUUID(), null, 404);
    }

    @Test
    void letsNobodyBuyWhoseAdmissionIsNone() {
        var buyer = buyer();
        UUID hold = buyer.hold(4);
        Api stranger = buyer.api().with("Admission", "nonsense");
        String path = "/api/v1/orders/" + UUID.randomUUID();
        String wish = "{\"holdId\":\"" + hold + "\"}";

        Api.Answer usual = stranger.with("Accept", THE_USUAL_WAY).send("PUT", path, JSON, wish);
        Api.Answer quick = stranger.send("PUT", path, JSON, wish);

        assertThat(quick.status()).isEqualTo(403).isEqualTo(usual.status());
        assertThat(quick.body()).isEqualTo(usual.body());
    }

    @Test
    void leavesTheChainOutForThePlainestFormOfATokensCallAlone() throws Exception {
        Map<String, String> known = buyer().api().headers();
        String order = "/api/v1/orders/" + UUID.randomUUID();
        String payment = "/api/v1/payments/" + UUID.randomUUID();
        String paying = order + "/payments/" + UUID.randomUUID();

        assertThat(passes("GET", order, known)).isTrue();
        assertThat(passes("GET", payment, known)).isTrue();
        assertThat(passes("PUT", order, known)).isTrue();
        assertThat(passes("PUT", paying, known)).isTrue();
        assertThat(passes("GET", order, Map.of())).isFalse();
        assertThat(passes("GET", order + "/", known)).isFalse();
        assertThat(passes("DELETE", order, known)).isFalse();
        assertThat(passes("DELETE", payment, known)).isFalse();
        assertThat(passes("GET", paying, known)).isFalse();
        assertThat(passes("GET", order + "/history", known)).isFalse();
        assertThat(passes("GET", order.replace("-", "_"), known)).isFalse();
        assertThat(passes("GET", "/api/v1/orders/x/payments/y", known)).isFalse();
    }

    private boolean passes(String method, String path, Map<String, String> headers) throws Exception {
        var call = new MockHttpServletRequest(method, path);
        call.setContentType(JSON);
        headers.forEach(call::addHeader);
        var chain = new MockFilterChain();
        lane.doFilter(call, new MockHttpServletResponse(), chain);
        return chain.getRequest() == null;
    }

    private static void assertSame(Buyer buyer, String method, String path, @Nullable String body, int status) {
        String type = body == null ? null : JSON;
        Api.Answer usual = buyer.api().with("Accept", THE_USUAL_WAY).send(method, path, type, body);
        Api.Answer quick = buyer.api().send(method, path, type, body);

        assertThat(usual.status()).as(usual.body()).isEqualTo(status);
        assertThat(quick.status()).as(quick.body()).isEqualTo(status);
        assertThat(quick.body()).isEqualTo(usual.body());
        assertThat(quick.lastingHeaders()).isEqualTo(usual.lastingHeaders());
    }

    private Buyer buyer() {
        return Buyer.admitted(fans.fan(), onSale.aPerformance().open());
    }
}
