package io.grandstand.edge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@GrandstandTest
class DocumentationIT {

    @Autowired
    private Fans fans;

    @Test
    void theCallsAreDescribed() {
        Answer document = fans.nobody().get("/v3/api-docs");

        assertThat(document.status()).as(document.body()).isEqualTo(200);
        assertThat(document.json().get("paths").propertyNames())
                .contains("/api/v1/auth/login", "/api/v1/auth/signup", "/api/v1/me");
    }

    @Test
    void everyCallSaysWhatItDoesWhatItTakesAndHowItRefuses() {
        JsonNode paths = document().path("paths");

        var faults = new ArrayList<String>();
        for (String path : paths.propertyNames()) {
            for (String method : paths.path(path).propertyNames()) {
                JsonNode call = paths.path(path).path(method);
                String name = method + " " + path;
                if (call.path("summary").asString("").isEmpty()) {
                    faults.add(name + " has no summary");
                }
                if (call.path("responses").path("default").isMissingNode()) {
                    faults.add(name + " has no problem document");
                }
                if (call.path("responses").size() < 2) {
                    faults.add(name + " has no answer");
                }
                for (JsonNode parameter : call.path("parameters")) {
                    if (!isSimple(parameter.path("schema"))) {
                        faults.add(name + " takes " + parameter.path("name").asString() + ", which nobody can send");
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(paths.path("/api/v1/performances").path("get").path("parameters"))
                .extracting(parameter -> parameter.path("name").asString())
                .contains("q", "team", "venueId", "from", "to", "status", "sort", "page", "size");
    }

    @Test
    void whatAHostSendsIsDescribed() {
        JsonNode document = document();

        JsonNode imported =
                document.path("paths").path("/api/v1/host/venues:import").path("post");
        assertThat(imported.path("requestBody")
                        .path("content")
                        .path("application/json")
                        .isMissingNode())
                .isFalse();
        assertThat(imported.path("responses").propertyNames()).contains("201");
        assertThat(imported.path("security")).hasSize(1);
        assertThat(document.path("components")
                        .path("schemas")
                        .path("PerformanceBody")
                        .path("required"))
                .extracting(JsonNode::asString)
                .contains("showId", "venueId", "salesFrom", "prices");
        assertThat(document.path("paths")
                        .path("/api/v1/admin/accounts/{id}/roles")
                        .path("put")
                        .path("security"))
                .hasSize(1);
        assertThat(document.path("paths")
                        .path("/api/v1/performances")
                        .path("get")
                        .path("security")
                        .size())
                .as("finding something needs no token")
                .isZero();
    }

    @Test
    void whatADrawTellsIsDescribed() {
        JsonNode schemas = document().path("components").path("schemas");

        assertThat(schemas.path("RoomDocument").path("properties").path("draw").toString())
                .contains("DrawBody");
        assertThat(schemas.path("DrawBody").path("properties").propertyNames())
                .contains("mode", "commitment", "beacon", "root", "output", "missed", "seed");
        assertThat(schemas.path("BeaconBody").path("properties").propertyNames())
                .contains("name", "chain", "round", "comesAt", "lookUp");
        assertThat(schemas.path("OutputBody").path("properties").propertyNames())
                .containsExactlyInAnyOrder("round", "randomness", "signature");
    }

    private JsonNode document() {
        return fans.nobody().get("/v3/api-docs").json();
    }

    private static boolean isSimple(JsonNode schema) {
        return schema.path("$ref").isMissingNode()
                && !schema.path("type").asString("").equals("object");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/swagger-ui/index.html",
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/actuator/prometheus"
            })
    void anOperatorFindsIt(String address) {
        assertThat(fans.nobody().get(address).status()).isEqualTo(200);
    }
}
