package io.grandstand.bench.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlanTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void aParkHasAsManySeatsAsItSaysAndEachAnIdOfItsOwn() {
        JsonNode plan = JSON.readTree(Plan.seated("Park", 3_000));

        var ids = new ArrayList<String>();
        for (JsonNode zone : plan.path("zones")) {
            for (JsonNode row : zone.path("rows")) {
                row.path("seats").forEach(seat -> ids.add(seat.path("seat_guid").asString()));
            }
        }
        assertThat(plan.path("zones").size()).isEqualTo(3);
        assertThat(ids).hasSize(3_000).doesNotHaveDuplicates();
    }

    @Test
    void theRowsOfTheFirstSectionAreTheFirstSeatsOfThePlan() {
        JsonNode rows = JSON.readTree(Plan.seated("Park", 1_000)).at("/zones/0/rows");

        assertThat(Plan.row(0)).startsWith(0).hasSize(rows.path(0).path("seats").size());
        assertThat(Plan.row(1)).startsWith(rows.path(0).path("seats").size());
    }

    @Test
    void aFieldHasPlacesAndNoSeats() {
        JsonNode field = JSON.readTree(Plan.standing("Field", 5_000)).at("/zones/" + Plan.STANDING);

        assertThat(field.path("rows").isEmpty()).isTrue();
        assertThat(field.at("/general_admission/capacity").asInt()).isEqualTo(5_000);
    }
}
