package io.grandstand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sent, the answer is a problem document that says what is wrong, never a fault of the server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedRequestsIT {

    private static final int BODY_BYTES = 10 * 1024 * 1024;

    private long performance;
    private Fan fan;

    record Wrong(
            String name,
            String method,
            String path,
            @Nullable String body,
            int status,
            String problem) {

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    void openASale() {
        performance = Grandstand.sale().open(Sale.Terms.ofSeats(10));
        fan = Grandstand.fan().admittedTo(performance);
    }

    Stream<Wrong> wrongs() {
        return Stream.of(wrongHolds(), wrongOrders(), wrongReadsAndCharges()).flatMap(each -> each);
    }

    private static Stream<Wrong> wrongHolds() {
        String hold = "/api/v1/performances/{p}/holds/" + UUID.randomUUID();
        return Stream.of(
                new Wrong("broken JSON", "PUT", hold, "{\"seats\":[1", 400, "malformed"),
                new Wrong("no JSON", "PUT", hold, "seats=1", 400, "malformed"),
                new Wrong("an empty body", "PUT", hold, "", 400, "malformed"),
                new Wrong("null", "PUT", hold, "null", 400, "malformed"),
                new Wrong("seats that are text", "PUT", hold, "{\"seats\":\"one\"}", 400, "malformed"),
                new Wrong("seats that are words", "PUT", hold, "{\"seats\":[\"a\"]}", 400, "malformed"),
                new Wrong("a field that nobody knows", "PUT", hold, "{\"seats\":[1],\"price\":1}", 400, "malformed"),
                new Wrong("a seat below zero", "PUT", hold, "{\"seats\":[-1]}", 400, "malformed"),
                new Wrong("a seat beyond numbers", "PUT", hold, "{\"seats\":[99999999999]}", 400, "malformed"),
                new Wrong("half a seat", "PUT", hold, "{\"seats\":[1.5]}", 400, "malformed"),
                new Wrong("a seat that does not exist", "PUT", hold, "{\"seats\":[4711]}", 422, "unknown-seats"),
                new Wrong(
                        "a hold id that is none",
                        "PUT",
                        "/api/v1/performances/{p}/holds/x",
                        "{\"seats\":[1]}",
                        400,
                        "malformed"),
                new Wrong(
                        "a performance that is none",
                        "PUT",
                        "/api/v1/performances/x/holds/" + UUID.randomUUID(),
                        "{\"seats\":[1]}",
                        400,
                        "malformed"));
    }

    private static Stream<Wrong> wrongOrders() {
        String order = "/api/v1/orders/" + UUID.randomUUID();
        return Stream.of(
                new Wrong(
                        "an order of no hold",
                        "PUT",
                        order,
                        "{\"holdId\":\"" + UUID.randomUUID() + "\"}",
                        404,
                        "not-found"),
                new Wrong("an order without hold", "PUT", order, "{}", 400, "malformed"),
                new Wrong("an order that is not there", "GET", order, null, 404, "not-found"));
    }

    private static Stream<Wrong> wrongReadsAndCharges() {
        return Stream.of(
                new Wrong(
                        "a hold that is not there",
                        "GET",
                        "/api/v1/holds/" + UUID.randomUUID(),
                        null,
                        404,
                        "not-found"),
                new Wrong(
                        "a payment that is not there",
                        "GET",
                        "/api/v1/payments/" + UUID.randomUUID(),
                        null,
                        404,
                        "not-found"),
                new Wrong(
                        "a performance that is not there",
                        "GET",
                        "/api/v1/performances/987654321",
                        null,
                        404,
                        "not-found"),
                new Wrong(
                        "the map of no performance",
                        "GET",
                        "/api/v1/performances/987654321/seat-map",
                        null,
                        404,
                        "not-found"),
                new Wrong("a page below zero", "GET", "/api/v1/performances?page=-1", null, 400, "malformed"),
                new Wrong("a page too large", "GET", "/api/v1/performances?size=100000", null, 400, "malformed"),
                new Wrong("an address that is not there", "GET", "/api/v1/nothing", null, 404, "not-found"),
                new Wrong(
                        "a charge of nothing",
                        "PUT",
                        "/api/v1/me/wallet/charges/" + UUID.randomUUID(),
                        "{\"amount\":0}",
                        422,
                        "bad-amount"),
                new Wrong(
                        "a charge below zero",
                        "PUT",
                        "/api/v1/me/wallet/charges/" + UUID.randomUUID(),
                        "{\"amount\":-5}",
                        422,
                        "bad-amount"));
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void isAnsweredWithItsProblem(Wrong wrong) {
        Answer answer =
                fan.http().send(wrong.method(), wrong.path().replace("{p}", Long.toString(performance)), wrong.body());

        assertThat(answer.status()).as(answer.body()).isEqualTo(wrong.status());
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.problem()).isEqualTo(wrong.problem());
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("at io.grandstand");
    }

    @Test
    void aBodyOfTenMegabytesIsRefused() {
        String huge = "{\"seats\":[1],\"padding\":\"" + "x".repeat(BODY_BYTES) + "\"}";

        Answer answer = fan.http().put("/api/v1/performances/" + performance + "/holds/" + UUID.randomUUID(), huge);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("too-large");
    }

    @Test
    void deeplyNestedJsonIsRefused() {
        String deep = "[".repeat(20_000) + "]".repeat(20_000);

        Answer answer = fan.http().put("/api/v1/performances/" + performance + "/holds/" + UUID.randomUUID(), deep);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("malformed");
    }
}
