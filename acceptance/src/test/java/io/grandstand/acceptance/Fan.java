package io.grandstand.acceptance;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who buys, over HTTP.
 *
 * @param admission the right to book that they were given
 */
record Fan(Http http, @Nullable String admission) {

    Fan(Http http) {
        this(http, null);
    }

    /** Stands in the line of a performance; again is the same place. Returns their number. */
    long joins(long performance) {
        return join(performance).json().get("number").asLong();
    }

    private Answer join(long performance) {
        Answer joined = http.post("/api/v1/performances/" + performance + "/waiting-room/entries", "{}");
        if (joined.status() != 201 && joined.status() != 200) {
            throw new AssertionError("not joined: " + joined);
        }
        return joined;
    }

    /** Joins the line of a performance and comes back with the right to book there. */
    Fan admittedTo(long performance) {
        Http inLine = http.with("Entry", join(performance).json().get("entry").asString());
        Answer admitted = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> inLine.post("/api/v1/performances/" + performance + "/waiting-room/admissions", "{}"),
                        answer -> answer.status() != 202);
        if (admitted.status() != 201) {
            throw new AssertionError("not admitted: " + admitted);
        }
        return new Fan(
                http.with("Admission", admitted.json().get("admission").asString()),
                admitted.json().get("admissionId").asString());
    }

    /** Comes back after a purchase with a right of its own: a purchase ends the one that it was made with. */
    Fan admittedAnewTo(long performance) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> admittedTo(performance), anew -> !Objects.equals(anew.admission, admission));
    }

    /** Gives the right to book back: the next in line is called. */
    void leaves() {
        Answer left = http.delete("/api/v1/admissions/" + admission);
        if (left.status() != 204) {
            throw new AssertionError("not left: " + left);
        }
    }

    Answer hold(long performance, UUID hold, int... seats) {
        String list = Arrays.stream(seats).mapToObj(Integer::toString).collect(Collectors.joining(","));
        return http.put("/api/v1/performances/" + performance + "/holds/" + hold, "{\"seats\":[" + list + "]}");
    }

    /** So many of whatever is free, together or not. */
    Answer holdTheBest(long performance, UUID hold, int count) {
        return http.put(
                "/api/v1/performances/" + performance + "/holds/" + hold,
                "{\"best\":{\"count\":" + count + ",\"together\":false}}");
    }

    /** Asks for it to be decided later. */
    Answer holdLater(long performance, UUID hold, int... seats) {
        return new Fan(http.with("Prefer", "respond-async"), admission).hold(performance, hold, seats);
    }

    /** Asks until a hold that was to be decided later is. */
    String decided(Answer accepted) {
        String path = accepted.headers().firstValue("Location").orElseThrow();
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> http.get(path).json().path("status").asString(),
                        status -> !status.equals("PENDING") && !status.isEmpty());
    }

    Answer order(UUID order, UUID hold) {
        return http.put("/api/v1/orders/" + order, "{\"holdId\":\"" + hold + "\"}");
    }

    Answer pay(UUID order, UUID payment, String method) {
        return http.put("/api/v1/orders/" + order + "/payments/" + payment, "{\"method\":\"" + method + "\"}");
    }

    /** Chooses on the sandbox's checkout page. */
    Answer choose(UUID payment, String choice) {
        return http.post("/api/v1/sandbox/payments/" + payment + "/choice", "{\"choice\":\"" + choice + "\"}");
    }

    /** Asks until the payment is decided. */
    String outcome(UUID payment) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> http.get("/api/v1/payments/" + payment)
                                .json()
                                .path("status")
                                .asString(),
                        status -> !status.equals("PENDING") && !status.isEmpty());
    }

    String orderStatus(UUID order) {
        return http.get("/api/v1/orders/" + order).json().path("status").asString();
    }

    long balance() {
        return http.get("/api/v1/me/wallet").json().get("balance").asLong();
    }
}
