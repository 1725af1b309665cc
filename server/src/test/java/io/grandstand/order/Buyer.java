package io.grandstand.order;

import static org.awaitility.Awaitility.await;

import io.grandstand.testing.Api;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.OnSale;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A fan who has been let in, and buys over HTTP. */
public record Buyer(Somebody somebody, OnSale.Opened on, Api api) {

    private static final Duration SETTLED_MAX = Duration.ofSeconds(60);

    /** Lets somebody in to a performance that has no line. */
    public static Buyer admitted(Somebody somebody, OnSale.Opened on) {
        String room = "/api/v1/performances/" + on.performance() + "/waiting-room";
        String entry = text(somebody.api().post(room + "/entries", ""), "entry");
        Answer admission = somebody.api().with("Entry", entry).post(room + "/admissions", "");
        return new Buyer(somebody, on, somebody.api().with("Admission", text(admission, "admission")));
    }

    public UUID hold(int... seats) {
        UUID hold = UUID.randomUUID();
        Answer held = api.put(
                "/api/v1/performances/" + on.performance() + "/holds/" + hold,
                "{\"seats\":" + Arrays.toString(seats) + "}");
        expect(201, held);
        return hold;
    }

    /** Places in its area, and these seats. */
    public UUID holdPlaces(int places, int... seats) {
        UUID hold = UUID.randomUUID();
        String wish =
                "\"area\":{\"sectionId\":%d,\"count\":%d}".formatted(on.area().section(), places);
        expect(
                201,
                api.put(
                        "/api/v1/performances/" + on.performance() + "/holds/" + hold,
                        "{" + (seats.length == 0 ? "" : "\"seats\":" + Arrays.toString(seats) + ",") + wish + "}"));
        return hold;
    }

    public Answer order(UUID order, UUID hold) {
        return api.put("/api/v1/orders/" + order, "{\"holdId\":\"" + hold + "\"}");
    }

    public UUID ordered(int... seats) {
        UUID order = UUID.randomUUID();
        expect(201, order(order, hold(seats)));
        return order;
    }

    public Answer pay(UUID order, UUID payment, String method) {
        return api.put("/api/v1/orders/" + order + "/payments/" + payment, "{\"method\":\"" + method + "\"}");
    }

    public Answer abandon(UUID payment) {
        return api.delete("/api/v1/payments/" + payment);
    }

    public Answer choose(UUID payment, String choice) {
        return api.post("/api/v1/sandbox/payments/" + payment + "/choice", "{\"choice\":\"" + choice + "\"}");
    }

    /** Orders these seats and pays from the wallet; returns once the tickets are there. */
    public UUID bought(int... seats) {
        return paid(ordered(seats));
    }

    /** As the other one, for places in the area and these seats. */
    public UUID boughtPlaces(int places, int... seats) {
        UUID order = UUID.randomUUID();
        expect(201, order(order, holdPlaces(places, seats)));
        return paid(order);
    }

    private UUID paid(UUID order) {
        expect(202, pay(order, UUID.randomUUID(), "WALLET"));
        awaitOrder(order, "COMPLETED");
        return order;
    }

    public void awaitOrder(UUID order, String status) {
        await().atMost(SETTLED_MAX).until(() -> orderStatus(order).equals(status));
    }

    /** The ids of an order's tickets, in the order of its seats. */
    public List<String> tickets(UUID order) {
        return order(order)
                .json()
                .path("tickets")
                .valueStream()
                .map(ticket -> ticket.path("ticketId").asString())
                .toList();
    }

    /** Cancels what the body names; of everything with {@code {}}. */
    public Answer cancel(UUID order, UUID key, String body) {
        return api.with("Idempotency-Key", key.toString()).post("/api/v1/orders/" + order + "/cancellation", body);
    }

    public Answer cancel(UUID order, List<String> tickets) {
        return cancel(
                order,
                UUID.randomUUID(),
                "{\"ticketIds\":[" + tickets.stream().map(id -> '"' + id + '"').collect(Collectors.joining(","))
                        + "]}");
    }

    public JsonNode offer(UUID order) {
        return api.get("/api/v1/orders/" + order + "/cancellation").json();
    }

    public Answer order(UUID order) {
        return api.get("/api/v1/orders/" + order);
    }

    public String orderStatus(UUID order) {
        return text(order(order), "status");
    }

    public String paymentStatus(UUID payment) {
        return text(api.get("/api/v1/payments/" + payment), "status");
    }

    public String holdStatus(UUID hold) {
        return text(api.get("/api/v1/holds/" + hold), "status");
    }

    public void charge(long amount) {
        expect(201, api.put("/api/v1/me/wallet/charges/" + UUID.randomUUID(), "{\"amount\":" + amount + "}"));
    }

    public long balance() {
        return api.get("/api/v1/me/wallet").json().path("balance").asLong();
    }

    private static String text(Answer answer, String field) {
        String text = answer.json().path(field).asString("");
        if (text.isEmpty()) {
            throw new AssertionError("no " + field + " in " + answer);
        }
        return text;
    }

    private static void expect(int status, Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError("expected " + status + ": " + answer);
        }
    }
}
