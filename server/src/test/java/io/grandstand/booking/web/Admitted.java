package io.grandstand.booking.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.catalog.PerformanceId;
import io.grandstand.testing.Api;
import io.grandstand.testing.Fans;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/** A fan who was let in, and calls with the admission. */
public record Admitted(Fans.Somebody fan, PerformanceId performance, Api api) {

    public static Admitted to(PerformanceId performance, Fans.Somebody fan) {
        String room = "/api/v1/performances/" + performance + "/waiting-room";
        Api.Answer entry = fan.api().post(room + "/entries", "{}");
        assertThat(entry.status()).as(entry.body()).isIn(200, 201);
        Api.Answer admission = fan.api()
                .with("Entry", entry.json().required("entry").asString())
                .post(room + "/admissions", "{}");
        assertThat(admission.status()).as(admission.body()).isEqualTo(201);
        return new Admitted(
                fan,
                performance,
                fan.api()
                        .with(
                                "Admission",
                                admission.json().required("admission").asString()));
    }

    public Api.Answer hold(UUID id, int... seats) {
        return put(
                id,
                Arrays.stream(seats)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(",", "{\"seats\":[", "]}")));
    }

    public Api.Answer put(UUID id, String body) {
        return api.put("/api/v1/performances/" + performance + "/holds/" + id, body);
    }

    public Api.Answer find(UUID id) {
        return api.get("/api/v1/holds/" + id);
    }

    public Api.Answer release(UUID id) {
        return api.delete("/api/v1/holds/" + id);
    }
}
