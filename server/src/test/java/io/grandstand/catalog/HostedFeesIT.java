package io.grandstand.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.order.Buyer;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import io.grandstand.testing.OnSale.Opened;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A host's schedule of fees for giving tickets back, over HTTP. */
@GrandstandTest
class HostedFeesIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Fans fans;
    private final Somebody host;
    private final Opened on;

    @Autowired
    HostedFeesIT(Fans fans, OnSale onSale) {
        this.fans = fans;
        this.host = fans.host();
        this.on = onSale.aPerformance().by(host.id()).open();
    }

    @Test
    void areTheUsualOnesWhereNothingIsSaid() {
        JsonNode fees = fans.nobody()
                .get("/api/v1/performances/" + on.performance())
                .json()
                .path("cancellation");

        assertThat(fees).isEqualTo(JSON.readTree("""
                {"freeHours": 24, "fees": [
                    {"daysBefore": 10, "percent": 0}, {"daysBefore": 7, "percent": 10}, {"daysBefore": 3, "percent": 20},
                    {"daysBefore": 1, "percent": 30}, {"daysBefore": 0, "percent": 90}], "timeZone": "Asia/Seoul"}"""));
    }

    @Test
    void areTheHostsToDecide() {
        Answer changed = change("{\"freeHours\": 0, \"fees\": [{\"daysBefore\": 2, \"percent\": 50}]}");

        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(kept()).isEqualTo(JSON.readTree("""
                {"freeHours": 0, "fees": [{"daysBefore": 2, "percent": 50}]}"""));
        change("{\"fees\": []}");
        assertThat(kept()).isEqualTo(JSON.readTree("{\"freeHours\": 0, \"fees\": []}"));
        change("null");
        assertThat(kept().path("freeHours").asInt()).isEqualTo(24);
        assertThat(kept().path("fees")).hasSize(5);
    }

    @Test
    void areRefusedWithAllThatIsWrongWithThem() {
        Answer refused = change("""
                {"freeHours": 169, "fees": [{"daysBefore": 3, "percent": 20}, {"daysBefore": 3, "percent": 10},
                                            {"daysBefore": -1, "percent": 101}, {}]}""");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(paths(refused))
                .containsExactlyInAnyOrder(
                        "cancellation.freeHours",
                        "cancellation.fees[1].daysBefore",
                        "cancellation.fees[1].percent",
                        "cancellation.fees[2].daysBefore",
                        "cancellation.fees[2].percent",
                        "cancellation.fees[3].daysBefore",
                        "cancellation.fees[3].percent");
        assertThat(paths(change("{\"fees\": [{},{},{},{},{},{},{},{},{},{},{}]}")))
                .containsExactly("cancellation.fees");
    }

    @Test
    void mayBeChangedWhileTicketsAreSoldButNothingElseMay() {
        Buyer.admitted(fans.fan(), on).hold(3);

        assertThat(change("{\"freeHours\": 1}").status()).isEqualTo(200);

        assertThat(kept().path("freeHours").asInt()).isOne();
        Answer both = host.api().patch(hosted(), "{\"cancellation\": {\"freeHours\": 2}, \"holdSeconds\": 600}");
        assertThat(both.problem()).isEqualTo("already-sold");
        assertThat(kept().path("freeHours").asInt()).isOne();
    }

    private Answer change(String fees) {
        return host.api().patch(hosted(), "{\"cancellation\": " + fees + "}");
    }

    private JsonNode kept() {
        return host.api().get(hosted()).json().path("cancellation");
    }

    private String hosted() {
        return "/api/v1/host/performances/" + on.performance();
    }

    private static List<String> paths(Answer refused) {
        return refused.json()
                .path("errors")
                .valueStream()
                .map(error -> error.path("path").asString())
                .toList();
    }
}
