package io.grandstand.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.testing.Api;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.OnSale.Opened;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** A host who gives tickets away over HTTP. */
record Giver(Somebody host, Opened on, Api anybody) {

    /** What the availability says of a seat. */
    static final int FREE = 0;

    static final int SOLD = 2;
    static final int NOT_FOR_SALE = 3;

    static Giver of(Fans fans, Somebody host, Opened on) {
        return new Giver(host, on, fans.nobody());
    }

    String path() {
        return "/api/v1/host/performances/" + on.performance() + "/complimentary";
    }

    Answer give(UUID id, String body) {
        return host.api().put(path() + "/" + id, body);
    }

    Answer give(Somebody guest, int... seats) {
        return give(UUID.randomUUID(), wish(guest, seats));
    }

    /** These seats, and places in the area. */
    Answer give(Somebody guest, int places, int[] seats) {
        return give(UUID.randomUUID(), """
                {"guest": "%s", "seats": [%s], "area": {"sectionId": %d, "count": %d}}""".formatted(
                        guest.email(), listed(seats), on.area().section(), places));
    }

    static String wish(Somebody guest, int... seats) {
        return "{\"guest\":\"%s\",\"seats\":[%s]}".formatted(guest.email(), listed(seats));
    }

    /** The guest's order. */
    static UUID order(Answer given) {
        assertThat(given.status()).as(given.body()).isEqualTo(201);
        return UUID.fromString(given.json().path("orderId").asString());
    }

    Answer takeBack(UUID id) {
        return host.api().delete(path() + "/" + id);
    }

    JsonNode list() {
        return host.api().get(path()).json();
    }

    void block(String reason, int... seats) {
        Answer blocked = host.api()
                .post(houseSeats() + "/block", "{\"seats\":[%s],\"reason\":\"%s\"}".formatted(listed(seats), reason));
        assertThat(blocked.status()).as(blocked.body()).isEqualTo(200);
    }

    JsonNode blocked() {
        return host.api().get(houseSeats()).json().path("seats");
    }

    JsonNode sales() {
        return host.api()
                .get("/api/v1/host/performances/" + on.performance() + "/sales")
                .json();
    }

    int state(int seat) {
        byte[] states = Base64.getDecoder()
                .decode(anybody.get("/api/v1/performances/" + on.performance() + "/availability")
                        .json()
                        .path("states")
                        .asString());
        return (states[seat / 4] >> (2 * (seat % 4))) & 3;
    }

    private String houseSeats() {
        return "/api/v1/host/performances/" + on.performance() + "/house-seats";
    }

    private static String listed(int... seats) {
        return IntStream.of(seats).mapToObj(Integer::toString).collect(Collectors.joining(","));
    }
}
