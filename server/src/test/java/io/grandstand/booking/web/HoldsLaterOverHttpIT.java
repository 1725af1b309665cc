package io.grandstand.booking.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.testing.Api;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code Prefer: respond-async}, as a client sees it. */
@GrandstandTest
class HoldsLaterOverHttpIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Autowired
    Fans fans;

    @Autowired
    OnSale onSale;

    @Test
    void acceptsAWishNowAndShowsTheHoldLater() {
        var concert = onSale.aPerformance().open();
        Admitted fan = preferring("respond-async, wait=10", Admitted.to(concert.performance(), fans.fan()));
        var id = UUID.randomUUID();

        Api.Answer accepted = fan.hold(id, 12, 3);

        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        assertThat(accepted.header("Preference-Applied")).isEqualTo("respond-async");
        assertThat(accepted.header("Location")).startsWith("/api/v1/holds/" + id + "?receipt=");
        assertThat(accepted.body()).isEqualTo("{\"holdId\":\"" + id + "\",\"status\":\"PENDING\"}");
        Api.Answer held = decided(fan, accepted);
        assertThat(held.json().required("status").asString()).as(held.body()).isEqualTo("HELD");
        assertThat(held.json().at("/seats/0/seat").asInt()).isEqualTo(3);
        assertThat(held.body())
                .as("and without the receipt")
                .isEqualTo(fan.find(id).body());
        assertThat(fan.release(id).status()).isEqualTo(204);
        assertThat(decided(fan, accepted).json().required("status").asString()).isEqualTo("RELEASED");
    }

    @Test
    void saysWhyItRefusedInTheWordsOfTheImmediateAnswer() {
        var concert = onSale.aPerformance().open();
        Admitted fan = Admitted.to(concert.performance(), fans.fan());
        assertThat(Admitted.to(concert.performance(), fans.fan())
                        .hold(UUID.randomUUID(), 7)
                        .status())
                .isEqualTo(201);
        Api.Answer immediately = fan.hold(UUID.randomUUID(), 7, 8);
        var id = UUID.randomUUID();

        Api.Answer refused = decided(fan, preferring("Respond-Async", fan).hold(id, 7, 8));

        assertThat(refused.json().required("status").asString()).isEqualTo("REFUSED");
        assertThat(refused.json().required("holdId").asString()).isEqualTo(id.toString());
        for (String field : new String[] {"type", "title", "status", "detail", "taken", "labels"}) {
            assertThat(refused.json().required("problem").required(field))
                    .as(field)
                    .isEqualTo(immediately.json().required(field));
        }
        assertThat(fan.find(id).status()).as("there is no hold").isEqualTo(404);
    }

    @Test
    void refusesAtTheDoorWhatTheImmediateWayRefusesThere() {
        var concert = onSale.aPerformance().open();
        var somebody = fans.fan();
        Admitted fan = preferring("respond-async", Admitted.to(concert.performance(), somebody));
        Admitted outside = preferring("respond-async", new Admitted(somebody, concert.performance(), somebody.api()));

        assertThat(outside.put(UUID.randomUUID(), "{}").problem()).isEqualTo("admission-required");
        assertThat(fan.put(UUID.randomUUID(), "{\"seats\":[1,1]}").problem()).isEqualTo("malformed");
        assertThat(fan.put(UUID.randomUUID(), "{\"seats\":").status()).isEqualTo(400);
    }

    @Test
    void answersAtOnceWhomItDoesNotUnderstand() {
        var concert = onSale.aPerformance().open();
        Admitted fan = preferring("return=minimal, wait=10", Admitted.to(concert.performance(), fans.fan()));

        Api.Answer held = fan.hold(UUID.randomUUID(), 1);

        assertThat(held.status()).isEqualTo(201);
        assertThat(held.header("Preference-Applied")).isEmpty();
    }

    @Test
    void showsNothingForAReceiptThatIsForgedOrSomebodyElses() {
        var concert = onSale.aPerformance().open();
        Admitted fan = Admitted.to(concert.performance(), fans.fan());
        Admitted other = Admitted.to(concert.performance(), fans.fan());
        assertThat(other.hold(UUID.randomUUID(), 1).status()).isEqualTo(201);
        var id = UUID.randomUUID();
        String status = preferring("respond-async", fan).hold(id, 1).header("Location");
        decided(fan, status);

        assertThat(other.api().get(status).status()).isEqualTo(404);
        assertThat(fans.nobody().get(status).status()).isEqualTo(401);
        assertThat(fan.api()
                        .get(status.replace(id.toString(), UUID.randomUUID().toString()))
                        .status())
                .isEqualTo(404);
        assertThat(fan.api()
                        .get(status.substring(0, status.length() - 6) + "AAAAAA")
                        .status())
                .isEqualTo(404);
        assertThat(fan.api().get("/api/v1/holds/" + id + "?receipt=").status()).isEqualTo(404);
        assertThat(fan.api().get(status).status()).isEqualTo(200);
    }

    private static Admitted preferring(String what, Admitted fan) {
        return new Admitted(fan.fan(), fan.performance(), fan.api().with("Prefer", what));
    }

    private static Api.Answer decided(Admitted fan, Api.Answer accepted) {
        return decided(fan, accepted.header("Location"));
    }

    private static Api.Answer decided(Admitted fan, String status) {
        return await().atMost(SOON)
                .until(
                        () -> fan.api().get(status),
                        answer -> answer.status() != 200
                                || !answer.json().required("status").asString().equals("PENDING"));
    }
}
