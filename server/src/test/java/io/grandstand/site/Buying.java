package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.kernel.Ids;
import io.grandstand.testing.Api;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.OnSale.Opened;

/** A fan on the way to a ticket, over HTTP, as far as a test needs it. */
final class Buying {

    private final Api api;
    private final Opened sale;
    private final Ids ids;
    private final String orderId;

    private Buying(Api api, Opened sale, Ids ids) {
        this.api = api;
        this.sale = sale;
        this.ids = ids;
        this.orderId = ids.next().toString();
    }

    /** Holds a seat and orders it. */
    static Buying ordered(Somebody fan, Opened sale, int seat, Ids ids) {
        return ordered(fan, sale, "{\"seats\":[" + seat + "]}", ids);
    }

    /** Holds a seat, and places in the sale's area, and orders them. */
    static Buying ordered(Somebody fan, Opened sale, int seat, int places, Ids ids) {
        int section = sale.area().section();
        String wish = "{\"seats\":[%d],\"area\":{\"sectionId\":%d,\"count\":%d}}".formatted(seat, section, places);
        return ordered(fan, sale, wish, ids);
    }

    private static Buying ordered(Somebody fan, Opened sale, String wish, Ids ids) {
        String room = "/api/v1/performances/" + sale.performance() + "/waiting-room/";
        String entry =
                fan.api().post(room + "entries", "{}").json().path("entry").asString();
        String admission = fan.api()
                .with("Entry", entry)
                .post(room + "admissions", "{}")
                .json()
                .path("admission")
                .asString();
        var buying = new Buying(fan.api().with("Admission", admission), sale, ids);
        buying.order(wish);
        return buying;
    }

    private void order(String wish) {
        String hold = ids.next().toString();
        String holds = "/api/v1/performances/" + sale.performance() + "/holds/";
        assertThat(api.put(holds + hold, wish).status()).isEqualTo(201);
        assertThat(api.put("/api/v1/orders/" + orderId, "{\"holdId\":\"" + hold + "\"}")
                        .status())
                .isEqualTo(201);
    }

    String orderId() {
        return orderId;
    }

    Api fan() {
        return api;
    }

    /** The id of its first ticket; empty while it has none. */
    String ticket() {
        return api.get("/api/v1/orders/" + orderId)
                .json()
                .at("/tickets/0/ticketId")
                .asString("");
    }

    /** Begins to pay; answers the payment's id. */
    String pay(String method) {
        String payment = ids.next().toString();
        assertThat(api.put("/api/v1/orders/" + orderId + "/payments/" + payment, "{\"method\":\"" + method + "\"}")
                        .status())
                .isEqualTo(202);
        return payment;
    }
}
